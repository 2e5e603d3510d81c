"""A report as a reader meets it, as frozen values: every code a word, every figure with its unit, no layout."""

from __future__ import annotations

from dataclasses import dataclass

from checkers.model import Sort, Status
from extractors.fields import Field
from extractors.model import Kind
from service.model import Excerpt


@dataclass(frozen=True, slots=True)
class Light:
    """A status as a word and a sign; colour only repeats them."""

    status: Status
    word: str
    sign: str


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """Another value, why it may be so, and the verdict that it would give."""

    value: str
    why: str
    light: Light


@dataclass(frozen=True, slots=True)
class FindingView:
    """One verdict. `claims` are indexes, the deciding one first; `is_agreement` tells a comparison from a threshold."""

    number: int
    rule: str
    clause: str
    title: str
    light: Light
    shaky: bool
    field: Field | None
    is_agreement: bool
    required: str
    value: str
    message: str
    claims: tuple[int, ...]
    causes: tuple[str, ...]
    alternatives: tuple[AlternativeView, ...]
    sort: Sort


@dataclass(frozen=True, slots=True)
class ConditionView:
    """One line of the overview: what the regulation asks, and whether the papers agree on it, where both are judged."""

    title: str
    clause: str
    threshold: FindingView | None
    agreement: FindingView | None


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One paragraph of the regulation with its conditions."""

    clause: str
    conditions: tuple[ConditionView, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a counted list, by its number in the list."""

    number: int
    label: str
    place: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class CountView:
    """How a counted figure came about."""

    counted: tuple[RowView, ...]
    left: tuple[RowView, ...]
    range: str
    strict: str
    gaps: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One figure or fact in one paper; `field` is the name of either."""

    number: int
    field: str
    label: str
    value: str
    basis: str
    document: str
    paper: str
    page: int | None
    place: str
    reader: str
    confidence: str
    quote: str
    subject: str
    as_of: str
    approximation: str
    rivals: tuple[str, ...]
    confirmed: tuple[str, ...]
    excerpt: Excerpt | None
    count: CountView | None
    is_figure: bool = True


@dataclass(frozen=True, slots=True)
class StripView:
    """One figure or fact across the papers."""

    field: str
    label: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """A figure that was seen and does not count, and why not. `pictured`: not only as a line."""

    claim: ClaimView
    reasons: tuple[str, ...]
    pictured: bool


@dataclass(frozen=True, slots=True)
class LeftOutStrip:
    """One field's figures that do not count."""

    field: Field
    label: str
    figures: tuple[LeftOutView, ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    """One paper within a file."""

    kind: Kind
    label: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One file of the dossier. `gaps` are those of its notes that say that a part of it was not read."""

    name: str
    kind: str
    pages: int
    ocr_pages: int
    papers: tuple[PaperView, ...]
    notes: tuple[str, ...]
    error: str
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole report. `scope`: how far the machine went, and what it did not look at."""

    facts: tuple[tuple[str, str], ...]
    summary: str
    findings: tuple[FindingView, ...]
    overview: tuple[ParagraphView, ...]
    scope: tuple[str, ...]
    claims: tuple[ClaimView, ...]
    strips: tuple[StripView, ...]
    fact_strips: tuple[StripView, ...]
    left_out: tuple[LeftOutStrip, ...]
    documents: tuple[DocumentView, ...]
    run: tuple[tuple[str, str], ...]
    needs_discussion: bool
