"""Rows of tables on pages that are crossed out as a whole."""

from __future__ import annotations

from dataclasses import replace

from extractors.model import Box, Cell, Passage, Piece, Table, Word
from extractors.page.crossed import is_crossed_by_file, with_crossed_out


def word(text: str, x: float, top: float) -> Word:
    return Word(text, Box(x, top, x + 10 * len(text), top + 10))


def table(number: int, *tops: float) -> Table:
    """Two columns, a row at each of these heights."""
    cells: list[Cell] = []
    for row, top in enumerate(tops):
        for column, x in enumerate((0.0, 50.0)):
            one = word(f"{row + 1}", x, top)
            cells.append(Cell(row, column, Passage(one.text, (Piece(0, one),)), box=Box(x, top - 5, x + 50, top + 15)))
    return Table(number, len(tops), 2, tuple(cells))


def crossed(tables: tuple[Table, ...], *struck: Word) -> list[tuple[str, ...]]:
    return [t.crossed_out for t in with_crossed_out(tables, struck)]


def test_a_row_of_which_all_is_struck_is_known_by_what_opens_it() -> None:
    ruled = table(1, 10, 30, 50)
    empty = replace(ruled, cells=tuple(replace(c, passage=Passage("")) if c.row == 1 else c for c in ruled.cells))
    assert crossed((empty,), word("漠江石桥公司", 50, 30), word("2", 0, 30)) == [("2",)]


def test_a_row_of_which_a_part_is_struck_is_none() -> None:
    assert crossed((table(1, 10, 30, 50),), word("漠江石桥公司", 50, 30)) == [()]


def test_without_rules_it_is_a_row_of_the_table_above() -> None:
    parted = (table(1, 10, 30), table(2, 70, 90))
    assert crossed(parted, word("3", 0, 50), word("漠江石桥公司", 50, 50)) == [("3",), ()]


def test_what_is_struck_elsewhere_is_no_row() -> None:
    assert crossed((table(1, 110, 130),), word("3", 0, 50), word("4", 0, 400)) == [()]
    assert crossed((table(1, 10),)) == [()]


def test_only_a_file_that_says_so_of_each_letter_is_sure_of_its_crossed_rows() -> None:
    flow = Table(1, 1, 1, (Cell(0, 0, Passage("3")),), ("2",))
    page = Table(1, 1, 1, (Cell(0, 0, Passage("3", page=1)),), ("2",))
    assert [is_crossed_by_file(t) for t in (flow, replace(flow, crossed_out=()), page)] == [True, False, False]
