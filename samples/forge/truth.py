"""What is true of a forged dossier, and what its papers say, as frozen values that do no work."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Role = Literal["claim", "optional", "decoy"]
FormatClass = Literal["text", "word", "sheet", "scan", "photo"]
Rectangle = tuple[float, float, float, float]
"""x0, top, x1, bottom in points of the page as a viewer shows it."""

FIELDS = ("total_assets", "floor_area", "headcount", "qualification_ratio", "client_count")


@dataclass(frozen=True, slots=True)
class Written:
    """A quantity as a paper writes it: its text and the value, in base units, that the text states."""

    text: str
    value: float
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure on a paper. `mark` ties it to the runs that print it; None for a count of rows.

    A `claim` must be found; an `optional` one may be; a `decoy` must not be claimed, `why` says what it is.
    `also` are values that a careful reader may give instead (near-duplicates, rows of doubt); `vague`: it is written
    as one that need not be exact (约).
    """

    mark: str | None
    role: Role
    field: str | None
    value: float
    basis: str = "declared"
    why: str = ""
    wording: str = ""
    also: tuple[float, ...] = ()
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands on the finished page (1-based)."""

    page: int
    box: Rectangle


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure in a finished document, with all places that print it; computed figures have `pages` only."""

    document: str
    figure: Figure
    format_class: FormatClass
    places: tuple[Place, ...] = ()
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """What a rule may say; `true_met` is whether the condition really holds."""

    statuses: tuple[str, ...]
    true_met: bool


@dataclass(frozen=True, slots=True)
class Made:
    """One finished file: its kinds (any is right), its error if it cannot be read, its page sizes in points."""

    name: str
    kinds: tuple[str, ...]
    format_class: FormatClass
    error: bool = False
    page_sizes: tuple[tuple[float, float], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Truth:
    """All that is true of one dossier."""

    seed: int
    applicant: str
    credit_code: str
    platform_name: str
    category: str
    services: tuple[str, ...]
    as_of: date
    scenario: str = ""
    documents: tuple[Made, ...] = ()
    stated: tuple[Stated, ...] = ()
    findings: dict[str, Expected] = field(default_factory=dict)
