"""A paper without pages of its own, as frozen values: what stands in it in its order, and where that is drawn.

It is kept as JSON (`packed`, `unpacked`), since the web shows what a worker made.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass

from pydantic import TypeAdapter

from extractors.model import Place

Corners = tuple[float, float, float, float]
"""Left, top, right and bottom on a drawn page, in points."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text on a drawn page: the characters `start`..`end` of the text without its blanks."""

    page: int
    corners: Corners
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or what stands in a cell; `lines` is empty where it was not drawn, or not found there."""

    text: str
    place: Place | None = None
    level: int | None = None
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class WholeCell:
    """A cell from its column on, over so many columns and rows."""

    part: Part
    column: int
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class WholeRow:
    """A row of a table. `place` names it as the rows of a count are named."""

    cells: tuple[WholeCell, ...]
    place: Place | None = None

    @property
    def alone(self) -> WholeCell | None:
        """The one cell of a row in which nothing else stands: a title over the table."""
        written = [cell for cell in self.cells if cell.part.text.strip()]
        return written[0] if len(written) == 1 and written[0].column == 0 else None


@dataclass(frozen=True, slots=True)
class WholeTable:
    """A table, or a sheet of a workbook (`title` is its name). `cut`: further rows follow that are not kept."""

    rows: tuple[WholeRow, ...]
    columns: int
    title: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """The paper."""

    blocks: tuple[Part | WholeTable, ...]


_whole: TypeAdapter[Whole] = TypeAdapter(Whole)


def packed(whole: Whole) -> bytes:
    """The paper as compressed JSON."""
    return gzip.compress(_whole.dump_json(whole), compresslevel=5, mtime=0)


def unpacked(content: bytes) -> Whole:
    """The paper again."""
    return _whole.validate_json(gzip.decompress(content))
