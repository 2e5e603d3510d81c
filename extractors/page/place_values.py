"""Figures written one digit a column under 千 百 十 万 …: each becomes one figure, in units with its fractions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.model import Cell, Passage, Piece, Table
from extractors.page.boxed import UNREAD
from extractors.page.grid import by_row
from extractors.page.lines import sliced
from extractors.page.places import union
from extractors.words.loading import pattern, word_file

FEWEST = 4
"""Columns that follow one another, from which they are places of a figure."""

_MOST = 3
"""Signs that may be read in one of the columns; of more than one the figure is not known."""

_PLACE = pattern("page", "place")
_PLACES, _WRITTEN, _ONES = (word_file("page").more[name] for name in ("places", "written_places", "place_of_ones"))
_SIGN = re.compile(r"[0-9０-９]")
_LIKE = re.compile(r"\S\s*[^\u4e00-\u9fff]?")
_CURRENCY = re.compile(r"[¥￥]")


@dataclass(frozen=True, slots=True)
class _Places:
    """Cells of one row that name the places of a figure one by one, how many of them stand before its point, and
    whether a place beside them may have been misread."""

    cells: tuple[Cell, ...]
    whole: int
    cut: bool


def with_places_joined(table: Table) -> Table:
    """The table with what stands under such columns, or in their cells with their names, as one figure in one cell."""
    rows = by_row(table)
    for row in sorted(rows):
        for places in list(_rows_of_places(rows.get(row, ()))):
            table = _joined(table, places)
            rows = by_row(table)
    return table


def _rows_of_places(cells: Sequence[Cell]) -> Iterator[_Places]:
    """The places of each figure in a row; of cells side by side that are not all understood none, as one without."""
    for block in _blocks(cells):
        runs = list(_runs(block))
        known = [run for run in runs if len(run) >= FEWEST and _ONES in map(_place, run)]
        if known == runs:
            yield from (_Places(tuple(run), [*map(_place, run)].index(_ONES) + 1, False) for run in runs)
        elif any(len(run) >= FEWEST for run in runs):
            yield _Places(tuple(block), len(block), True)


def _blocks(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    """Cells side by side of which each may name a place: it holds a sign, alone or with a digit."""
    block: list[Cell] = []
    for cell in cells:
        if block and (not _like_a_place(cell) or block[-1].column + block[-1].column_span != cell.column):
            yield block
            block = []
        block += [cell] if _like_a_place(cell) else []
    if block:
        yield block


def _runs(block: Sequence[Cell]) -> Iterator[list[Cell]]:
    """The cells of a block, those together that name one place after the other."""
    run: list[Cell] = []
    for cell in block:
        if run and not _follows([*map(_place, run), _place(cell)]):
            yield run
            run = []
        run.append(cell)
    if run:
        yield run


def _follows(names: Sequence[str]) -> bool:
    """Whether each of the names is of the next smaller place."""
    return any(list(_PLACES[i : i + len(names)]) == names for i in range(len(_PLACES) - len(names) + 1))


def _like_a_place(cell: Cell) -> bool:
    return bool(_LIKE.fullmatch(cell.passage.text.strip()))


def _place(cell: Cell) -> str:
    match = _PLACE.fullmatch("".join(cell.passage.text.split()))
    return _WRITTEN.get(match["place"], match["place"]) if match else ""


def _joined(table: Table, places: _Places) -> Table:
    names = places.cells
    if any(own := [_signs(cell, True) for cell in names]):
        return _with(table, names, [_figure(places, names, own)])
    rows = list(_rows_below(table, places))
    label = next((c for c in table.cells if c.row == names[0].row and _ends_at(c, places)), None)
    gone, figures = list[Cell](), list[Cell]()
    for filled in rows:
        gone += filled
        figure = _figure(places, filled, [_signs(cell, False) for cell in filled])
        if len(rows) == 1 and label is not None and label.row + label.row_span > figure.row:
            # One label beside the names of the places and the digits: its figure stands in its first row.
            high = figure.row + figure.row_span - label.row
            gone, figure = [*filled, *names], replace(figure, row=label.row, row_span=high)
        figures.append(figure)
    return _with(table, gone, figures)


def _ends_at(cell: Cell, places: _Places) -> bool:
    return cell.column + cell.column_span == places.cells[0].column


def _rows_below(table: Table, places: _Places) -> Iterator[list[Cell]]:
    """The rows under the names that have a cell for each of them, with hardly more than one sign in it."""
    row = places.cells[0].row + places.cells[0].row_span
    cells = by_row(table)
    while row < table.rows:
        under = [c for name in places.cells for c in cells.get(row, ()) if c.column == name.column]
        same = len(under) == len(places.cells) and all(c.column_span == 1 for c in under)
        if not same:
            return
        if any(_signs(c, False) for c in under) and all(len(c.passage.text.strip()) <= _MOST for c in under):
            yield under
        row += 1


def _signs(cell: Cell, named: bool) -> str:
    """The digit that a cell holds besides its place's name; "?" for anything else that stands there."""
    text = "".join(_CURRENCY.sub("", cell.passage.text).split())
    text = text[1:] if named else text
    return text if not text or _SIGN.fullmatch(text) else "?"


def _figure(places: _Places, holders: Sequence[Cell], signs: Sequence[str]) -> Cell:
    """The digits as one figure with its point and unit; squares where one of them is missing or not read."""
    whole = places.whole
    first = next((i for i, sign in enumerate(signs) if sign), len(signs))
    text, pieces = "", list[Piece]()
    for i in range(first, len(signs)):
        text += "." if i == whole else ""
        pieces += _piece(holders[i], signs[i], len(text))
        text += signs[i]
    fraction = "".join(signs[whole:])
    lacks = (
        places.cut
        or first >= whole
        or "?" in text
        or "" in signs[first:whole]
        or len(fraction) not in (0, len(signs) - whole)
    )
    passage = holders[0].passage
    text = UNREAD * max(len(text), 1) if lacks or places.cut or "?" in text else text.removesuffix(".") + _ONES
    box = union(c.box for c in holders if c.box)
    return replace(
        holders[0],
        passage=Passage(text, tuple(pieces), passage.page, passage.place),
        column_span=len(signs),
        box=box,
    )


def _piece(cell: Cell, sign: str, at: int) -> Iterator[Piece]:
    """The word that a digit stands in, cut down to it."""
    for piece in cell.passage.pieces:
        place = piece.word.text.rfind(sign) if sign else -1
        if place >= 0:
            yield Piece(at, piece.word if len(piece.word.text) == 1 else sliced(piece.word, place, place + 1))
            return


def _with(table: Table, gone: Sequence[Cell], figures: Sequence[Cell]) -> Table:
    left = {id(c) for c in gone}
    kept = [c for c in table.cells if id(c) not in left]
    return replace(table, cells=tuple(sorted([*kept, *figures], key=lambda c: (c.row, c.column))))
