"""What the regulation asks and how a dossier answers it, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from extractors.fields import Field
from extractors.model import Claim, Fact, Kind, Paper, Statement


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
    """The two categories of Article 3."""

    COMPREHENSIVE = "comprehensive"
    SPECIALISED = "specialised"


@dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages."""

    zh: str
    en: str


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
    """

    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    papers: tuple[Paper, ...]
    as_of: date
    category: Category | None
    services: tuple[str, ...]
    unread: tuple[Unread, ...] = ()

    def statement(self, index: int) -> Statement:
        """The claim or fact of that number."""
        figures = len(self.claims)
        return self.claims[index] if index < figures else self.facts[index - figures]


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
