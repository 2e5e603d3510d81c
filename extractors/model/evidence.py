"""Where something stands that a paper says, how sure that is, and what else was made of the spot."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from extractors.model.codes import Kind, Reader
from extractors.model.pages import Box, Place


class Basis(StrEnum):
    """Where a claim stands: in the form or report, in a supporting paper, or counted from rows."""

    DECLARED = "declared"
    EVIDENCED = "evidenced"
    COMPUTED = "computed"


class Approximation(StrEnum):
    """How exact the writer meant a figure to be: 8, 约8, 8余/超过8, 近8/不足8."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a figure stands: one click from its picture.

    `box` is in page space and holds just the quoted words; `row_box` the line,
    row or cell around them, for the cut-out. `quote` is the text as printed, "" for a
    figure that was counted and stands nowhere.
    """

    document: str
    page: int | None
    box: Box | None
    place: Place | None
    quote: str
    reader: Reader
    confidence: float
    paper: Kind = Kind.OTHER
    row_box: Box | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a second reader made of the same spot; value None: it read something that is no such figure."""

    reader: Reader
    text: str
    value: Decimal | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Remark:
    """Something noticed, as a code and its parts; those who show it have the words. `said`: the paper's own words."""

    code: str
    parts: tuple[str, ...] = ()
