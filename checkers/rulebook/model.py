"""Rules as frozen values: what is asked, since when, and where that stands in the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as part
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from checkers.model import NOTHING_OFFERED, Case, Offered, Sort, Status, Text
from extractors.fields import Field

T = TypeVar("T")

NEEDS: Mapping[str, frozenset[str]] = {
    "at_least": frozenset({"field", "unit", "values"}),
    "agrees": frozenset({"field"}),
    "age": frozenset({"unit", "values"}),
    "legal_person": frozenset({"asks"}),
    "local_entity": frozenset({"places"}),
    "platform_name": frozenset({"asks", "places"}),
    "services": frozenset(),
    "institutions": frozenset({"asks"}),
    "gathered": frozenset({"asks"}),
    "required_papers": frozenset({"asks"}),
    "one_applicant": frozenset({"asks"}),
    "current_papers": frozenset({"asks"}),
    # Re-examination: summaries of the last years, and the term of a recognition.
    "summaries": frozenset({"unit", "values"}),
    "term": frozenset({"unit", "values"}),
    "finances": frozenset({"asks"}),
    "standing": frozenset({"asks"}),
    "partners": frozenset({"unit", "values"}),
}
"""The conditions that a rule may name, and the parts (field, unit, values, asks) that its file must give for each.

`places` is a part that the rulebook gives for all rules that need it; rules on premises get it where it is there.
"""


class DependsOn(StrEnum):
    """What decides which of a rule's values applies."""

    NOTHING = "nothing"
    CATEGORY = "category"
    SERVICES = "services"


class Procedure(StrEnum):
    """What is applied for: to be recognised (Articles 10 to 12), or to be looked at again after three years (19)."""

    RECOGNITION = "recognition"
    RE_EXAMINATION = "re_examination"


ALWAYS = "always"
"""The key of the values that apply to everybody, or where no special service is named."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from: the article, and the document (title and number) that set it."""

    article: str
    document: str


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value in force from `first_day` until the next one's; `last_confirmed_on`: last looked up in the source.

    `verified`: False for a value that is known at second hand only.
    """

    first_day: date
    value: Decimal
    source: Source
    last_confirmed_on: date | None = None
    verified: bool = True


class Level(StrEnum):
    """What a place is: the city of the regulation, a county or district of it, a zone, a town or subdistrict."""

    CITY = "city"
    COUNTY = "county"
    ZONE = "zone"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class Place:
    """A place where the regulation holds. `also`: other and former full names; `short`: what these are cut down to.

    `elsewhere`: other places of the country are called so too.
    """

    name: str
    level: Level
    also: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """All places of a regulation; `around` are names that may stand before them, `codes` how divisions begin there."""

    source: Source
    around: tuple[str, ...]
    codes: tuple[str, ...]
    each: tuple[Place, ...]


class Interpretation(StrEnum):
    """What "a degree or a title" asks of a person: one of the two, or each of them."""

    EITHER = "either"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Decision:
    """How the office reads the article from `first_day` on, who decided it (person or paper), and when."""

    first_day: date
    interpretation: Interpretation
    decided_by: str
    decided_on: date

    @property
    def asks_both(self) -> bool:
        """Whether a degree and a title are asked of one person."""
        return self.interpretation is Interpretation.BOTH


@dataclass(frozen=True, slots=True)
class Example:
    """A case made up to show how a rule judges: `says` tells what is shown, `status` what must come out."""

    says: str
    status: Status
    case: Case
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `values`: by `depends_on` (a category, a service, or ALWAYS), each ascending by first day.

    `decisions`: how its article is read where it can be read in two ways, ascending by first day; none yet: undecided.
    `asks`: what its condition needs beside values, as that condition's own type (`checkers/rulebook/asks`).
    `places`: where the regulation holds, for conditions that ask it and for premises.
    """

    id: str
    clause: Text
    title: Text
    field: Field | None
    condition: str
    unit: str | None
    depends_on: DependsOn
    values: Mapping[str, tuple[DatedValue, ...]]
    examples: tuple[Example, ...] = part(default=(), repr=False)
    decisions: tuple[Decision, ...] = ()
    sort: Sort = Sort.DECIDED
    asks: object = None
    places: Places | None = None

    def where(self) -> Places:
        """Where the regulation holds; the loader has seen to it."""
        assert self.places is not None
        return self.places

    def asked(self, sort: type[T]) -> T:
        """What the condition needs beside values; the loader has seen to its type."""
        assert isinstance(self.asks, sort)
        return self.asks

    def value(self, on: date, key: str = ALWAYS) -> DatedValue | None:
        """The value in force on that day; None before the first one's first day."""
        return next((v for v in reversed(self.values[key]) if v.first_day <= on), None)

    def is_verified(self, on: date, category: str | None) -> bool:
        """Whether all that the rule may ask on that day, of that category, was compared with its source."""
        told = self.depends_on is DependsOn.CATEGORY and category in self.values
        keys = [k for k in self.values if k == category] if told else list(self.values)
        return all(v is None or v.verified for v in (self.value(on, key) for key in keys))

    def decision(self, on: date) -> Decision | None:
        """How the office reads the article on that day; None while nobody has decided."""
        return next((d for d in reversed(self.decisions) if d.first_day <= on), None)

    @property
    def undecided(self) -> bool:
        """Whether the article can be read in two ways, and nobody has said which holds."""
        return self.field is not None and self.field.either and bool(self.values) and not self.decisions


@dataclass(frozen=True, slots=True)
class Round:
    """What a year's notice says of itself: its number and title, and the days between which one applies."""

    number: str
    title: Text
    issued_on: date
    opens_on: date
    closes_on: date
    source: Source

    def is_open(self, on: date) -> bool:
        """Whether one may apply on that day."""
        return self.opens_on <= on <= self.closes_on


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules of one regulation, in the order of their ids; what it asks that no rule looks at; whom it is about.

    `in_force`: the first and the last day on which the measures hold, as far as they are known. `round`: that of the
    year's notice which was laid over it.
    """

    id: str
    title: Text
    version: str
    authority: Text
    source: Source
    rules: tuple[Rule, ...]
    not_looked_at: tuple[Text, ...] = ()
    offered: Offered = NOTHING_OFFERED
    procedure: Procedure = Procedure.RECOGNITION
    in_force: tuple[date, date] | None = None
    round: Round | None = None

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id; KeyError where there is none."""
        try:
            return next(r for r in self.rules if r.id == rule_id)
        except StopIteration:
            raise KeyError(rule_id) from None
