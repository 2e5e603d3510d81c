"""Pictures of the evidence as frozen values: what is wanted of a page, and what was made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extractors.model import Box, Evidence


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file in memory, its size in pixels, and in the same pixels the place of the figure, if known."""

    mime: str
    data: bytes
    width: int
    height: int
    mark: Box | None = None


RowKey = tuple[int, int]
"""A claim's index, and the place of a row in its count."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The cut-out of each figure by its number, each page shown by document and number, each figure's place on it.

    `rows` are the rows of counted lists that were not counted, by claim and place in its `count.rows`.
    """

    cuts: Mapping[int, Picture]
    pages: Mapping[tuple[str, int], Picture]
    marks: Mapping[int, Box]
    rows: Mapping[RowKey, Picture] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to render of one page: the evidence of these figures, the page turned by `turn` degrees clockwise.

    `whole`: the page itself as well.
    """

    path: Path
    document: str
    sha256: str
    number: int
    turn: int
    figures: tuple[tuple[int, Evidence], ...]
    rows: tuple[tuple[RowKey, Box], ...]
    page_dpi: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Rendered:
    """One page's share of the pictures."""

    page: Picture | None
    cuts: tuple[tuple[int, Picture], ...]
    marks: tuple[tuple[int, Box], ...]
    rows: tuple[tuple[RowKey, Picture], ...]
