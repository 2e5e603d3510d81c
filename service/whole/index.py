"""The texts and rows of a paper by their places, so that whoever asks for many figures looks through it once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from extractors.model import Place
from service.whole.model import Part, Whole, WholeRow, WholeTable


@dataclass(frozen=True, slots=True)
class Index:
    """Of one paper: texts by place, rows by the place of their first line, the row of a text by its identity."""

    parts: Mapping[Place | None, tuple[Part, ...]]
    rows: Mapping[Place, tuple[WholeRow, ...]]
    row_of: Mapping[int, WholeRow]

    def parts_at(self, place: Place | None) -> tuple[Part, ...]:
        """The texts that have this very place, in the order of the paper."""
        return self.parts.get(place, ())

    def rows_at(self, place: Place) -> tuple[WholeRow, ...]:
        """The rows that begin there, wherever they end."""
        return self.rows.get(replace(place, last_row=None), ())


def index_of(whole: Whole) -> Index:
    """The paper, looked through once."""
    texts: defaultdict[Place | None, list[Part]] = defaultdict(list)
    at: defaultdict[Place, list[WholeRow]] = defaultdict(list)
    row_of: dict[int, WholeRow] = {}
    for part in parts(whole):
        texts[part.place].append(part)
    for _, row in rows(whole):
        if row.place is not None:
            at[replace(row.place, last_row=None)].append(row)
        for cell in row.cells:
            row_of.setdefault(id(cell.part), row)
    return Index({place: tuple(found) for place, found in texts.items()}, {p: tuple(r) for p, r in at.items()}, row_of)


def parts(whole: Whole) -> Iterator[Part]:
    """All texts of the paper."""
    for block in whole.blocks:
        if isinstance(block, Part):
            yield block
        else:
            yield from (cell.part for row in block.rows for cell in row.cells)


def rows(whole: Whole) -> Iterator[tuple[WholeTable, WholeRow]]:
    """All rows, each with its table."""
    for block in whole.blocks:
        if isinstance(block, WholeTable):
            yield from ((block, row) for row in block.rows)
