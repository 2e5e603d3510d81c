"""A paper is looked through once, however many figures are asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model import Evidence, Place
from service.excerpts import start_of
from service.whole import marks
from service.whole.index import index_of, parts, rows
from service.whole.model import Part, Whole, WholeCell, WholeRow, WholeTable
from tests.service.whole.test_marks import at, evidence


def row(number: int) -> WholeRow:
    cells = (WholeCell(Part(f"{number}", at(number)), 0), WholeCell(Part("x", at(number)), 1))
    return WholeRow(cells, replace(at(number), last_row=number + 1))


WHOLE = Whole((Part("above"), WholeTable((row(1), row(2)), 2), Part("below", Place(sheet="乙", row=3))))


def test_texts_and_rows_are_found_by_their_places() -> None:
    paper = index_of(WHOLE)
    assert [part.text for part in paper.parts_at(at(2))] == ["2", "x"]
    assert [part.text for part in paper.parts_at(None)] == ["above"]
    assert paper.parts_at(at(3)) == ()
    assert paper.rows_at(replace(at(2), last_row=9)) == (WHOLE.blocks[1].rows[1],)
    assert all(paper.row_of[id(cell.part)] is one for _, one in rows(WHOLE) for cell in one.cells)
    assert len(list(parts(WHOLE))) == 6


def test_a_figure_is_not_looked_for_among_all_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Part] = []

    def counting(part: Part, wanted: Evidence) -> int | None:
        asked.append(part)
        return start_of(part, wanted)

    monkeypatch.setattr(marks, "start_of", counting)
    paper = index_of(Whole((WholeTable(tuple(row(number) for number in range(1, 2001)), 2),)))
    assert marks.part_of(paper, evidence("1999", at(1999))) is not None
    assert len(asked) == 2
