"""What the regulation asks and how a dossier answers it, as frozen values."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from extractors.fields import Field
from extractors.model import Claim, Fact, FactName, Kind, Paper, Statement


class Status(StrEnum):
    """The word on one condition. When in doubt, UNCERTAIN, never MET.

    FOR_EXPERT: passages were gathered for the experts, who alone judge them; neither met nor the applicant's open work.
    """

    MET = "met"
    NOT_MET = "not_met"
    INCONSISTENT = "inconsistent"
    MISSING = "missing"
    UNCERTAIN = "uncertain"
    FOR_EXPERT = "for_expert"
    NOT_APPLICABLE = "not_applicable"


class Sort(StrEnum):
    """How far the machine goes: it decides, it says whether the thing is there, or it gathers for the experts."""

    DECIDED = "decided"
    FOUND = "found"
    FOR_EXPERT = "for_expert"


class Category(StrEnum):
    """What sort of platform it is: the two of Article 3 by name, and any other that a rulebook has."""

    COMPREHENSIVE = "comprehensive"
    SPECIALISED = "specialised"

    @classmethod
    def _missing_(cls, value: object) -> Category | None:
        """Any well-formed code, the same member each time: which categories there are the rulebook says (`Offered`)."""
        if not isinstance(value, str) or not _CODE.fullmatch(value):
            return None
        member = str.__new__(cls, value)
        member._name_, member._value_ = value.upper(), value
        cls._value2member_map_[value] = member
        return member


_CODE = re.compile(r"[a-z][a-z0-9_]{0,63}")


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class PlatformCategory:
    """A category that a platform may be recognised in; `several`: by its nature it offers several services."""

    id: Category
    names: Text
    several: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """A service that a platform may offer; `named_by`: words by which a platform's name tells it."""

    id: str
    names: Text
    named_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """What a platform may be and what it may offer, in the order of the regulation: the rulebook's own data."""

    categories: tuple[PlatformCategory, ...] = ()
    services: tuple[Service, ...] = ()

    def known(self, code: str) -> Category | None:
        """The category of that code; None where the rulebook has none."""
        return next((c.id for c in self.categories if c.id == code), None)

    def has_several(self, category: Category | None) -> bool:
        """Whether platforms of that category offer several services by their nature."""
        return any(c.several for c in self.categories if c.id == category)

    def in_order(self, services: Iterable[str]) -> tuple[str, ...]:
        """Those services that the rulebook has, in its order."""
        said = frozenset(services)
        return tuple(s.id for s in self.services if s.id in said)

    def called(self, code: str) -> Text:
        """What the category or service of that code is called; one of another rulebook by its code."""
        names = {str(c.id): c.names for c in self.categories} | {s.id: s.names for s in self.services}
        return names.get(code, Text(code, code))


NOTHING_OFFERED = Offered()


@dataclass(frozen=True, slots=True)
class Required:
    """What a threshold asks, e.g. >= 300000 CNY."""

    op: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and the kind of paper that its name tells; OTHER: it may be any."""

    document: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Case:
    """All that the rules may look at: what the papers say, and the day of application.

    Claims and facts have one numbering: figures first, then facts. `unread`: files that were handed in and say nothing.
    `offered`: the categories and services that there are, by the rulebook that judges.
    """

    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    papers: tuple[Paper, ...]
    as_of: date
    category: Category | None
    services: tuple[str, ...]
    unread: tuple[Unread, ...] = ()
    offered: Offered = NOTHING_OFFERED

    def statement(self, index: int) -> Statement:
        """The claim or fact of that number."""
        figures = len(self.claims)
        return self.claims[index] if index < figures else self.facts[index - figures]

    def numbered(self, *names: FactName) -> dict[int, Fact]:
        """The facts of those names by their number, in the order of the case; all facts where none is named."""
        return {i: f for i, f in enumerate(self.facts, len(self.claims)) if not names or f.name in names}

    def number(self, fact: Fact) -> int:
        """The number of a fact, of equal ones that of the first; ValueError for one of another case."""
        return len(self.claims) + self.facts.index(fact)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value that the evidence allows, why, and the status that it would give.

    `settled`: other evidence, or the office's reading of the law, speaks against it;
    an unsettled alternative with another status makes the verdict UNCERTAIN.
    """

    value: Decimal
    why: Text
    status: Status
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Cause:
    """A tested explanation of a disagreement; `code` is stable (factor_10000, decimal_point, …).

    `claims` are indexes of the claims that bear the explanation out, beside the two that disagree.
    """

    code: str
    text: Text
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule's word. `claims` are numbers of the case's statements, the deciding one first.

    `stable` is False when one of `alternatives` has another status than the verdict
    that the main reading gives; such findings are shown first. `clause` names the
    article in Chinese, `clause_en` in English; `title` is the rule's own name, `sort` how far the machine goes.
    """

    rule: str
    clause: str
    field: Field | None
    status: Status
    required: Required | None
    value: Decimal | None
    message: Text
    claims: tuple[int, ...] = ()
    stable: bool = True
    alternatives: tuple[Alternative, ...] = ()
    causes: tuple[Cause, ...] = ()
    clause_en: str = ""
    title: Text = Text("", "")
    sort: Sort = Sort.DECIDED
