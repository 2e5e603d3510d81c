"""What the pages show of a finished run, as frozen values: words and addresses, no layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from service.records.lights import Light

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's picture: its address, and its size in points."""

    url: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One figure in one paper, with its cut-out and its place on the page."""

    number: int
    field: str
    field_word: str
    value: str
    plain: str
    basis: str
    document: str
    document_id: str
    paper: str
    page: int | None
    place: str
    quote: str
    reader: str
    confidence: int
    subject: str
    as_of: str
    approximation: str
    rivals: tuple[str, ...]
    confirmed: tuple[str, ...]
    excerpt: Json | None
    cutout: str | None
    marks: Json
    close_up: tuple[float, float, float, float] | None
    sheet: Sheet | None
    count: CountView | None
    correction: Json | None


@dataclass(frozen=True, slots=True)
class CountView:
    """How a counted figure came about: rows that counted, rows that did not and why, and the bounds of doubt."""

    counted: tuple[str, ...]
    left: tuple[tuple[str, str, str], ...]
    bounds: str
    strict: str
    gaps: str


@dataclass(frozen=True, slots=True)
class FindingView:
    """One verdict with the claims it rests on, the deciding one first."""

    light: Light
    number: int
    title: str
    clause: str
    status: str
    word: str
    sign: str
    required: str
    value: str
    message: str
    causes: tuple[str, ...]
    alternatives: tuple[tuple[str, str, str], ...]
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One file of the run, with the pages that have pictures."""

    name: str
    document_id: str
    kind: str
    kind_word: str
    pages: int
    ocr_pages: int
    sha256: str
    papers: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    error: str
    sheets: Mapping[int, Sheet]


@dataclass(frozen=True, slots=True)
class RunView:
    """All of it; findings as urgent first, `strips` the claims of each figure side by side."""

    body: Json
    findings: tuple[FindingView, ...]
    strips: tuple[tuple[str, tuple[ClaimView, ...]], ...]
    documents: tuple[DocumentView, ...]
    facts: tuple[tuple[str, str], ...]
