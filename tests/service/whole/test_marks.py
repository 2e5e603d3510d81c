"""What a run saw in a paper that is shown whole: rows by their place, figures in the right cell, bands as drawn."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.model import Box, Claim, Count, Evidence, Kind, Place, Reader, Row, RowReason
from service.model import PageSize, Report
from service.report.words import Words
from service.whole.index import index_of
from service.whole.marks import Band, Marks, Tally, bands, bands_of_page, marks_of, said, shown_at
from service.whole.model import Line, Part, Whole, WholeCell, WholeRow, WholeTable
from tests.fields import HEADCOUNT, QUALIFICATION_RATIO
from tests.service.invented import report as invented

ZH = Words("zh")
NAME = "名册.xlsx"


def at(row: int) -> Place:
    return Place(sheet="甲", row=row)


def cell(text: str, row: int, column: int) -> WholeCell:
    """Drawn where it stands: a column is 100 points wide, a row 20 high."""
    left, top = 100.0 * column, 20.0 * row
    line = Line(1, (left, top, left + 10 * len(text), top + 10), 0, len(text))
    return WholeCell(Part(text, at(row), lines=(line,)), column)


WHOLE = Whole(
    (
        WholeTable(
            tuple(WholeRow(tuple(cell(t, n, c) for c, t in enumerate(texts)), at(n)) for n, texts in enumerate(
                (("姓名", "证号", "学历"), ("陈一鸣", "12", "本科12人"), ("黄三强", "13", "高中")), 1
            )),
            3,
            "甲",
        ),
    )
)  # fmt: skip


def evidence(quote: str, place: Place | None) -> Evidence:
    return Evidence(NAME, None, None, place, quote, Reader.XLSX, 1.0, Kind.STAFF_ROSTER)


def counted(*rows: Row) -> Count:
    return Count(rows, Decimal(1), Decimal(1))


def claim(field: object, *rows: Row, quote: str = "") -> Claim:
    from extractors.model import Basis

    return Claim(field, Decimal(1), Basis.COMPUTED, evidence(quote, at(2)), count=counted(*rows))


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Report:
    found = invented(tmp_path_factory.mktemp("papers"))
    both = (
        claim(HEADCOUNT, Row("陈一鸣", True, place=at(2)), Row("黄三强", True, place=at(3))),
        claim(
            QUALIFICATION_RATIO,
            Row("陈一鸣", True, place=at(2)),
            Row("黄三强", False, RowReason.NOT_QUALIFIED, place=at(3)),
        ),
        claim(HEADCOUNT, quote="12"),
    )
    return replace(found, claims=both, facts=(), left_out=(), findings=())


def test_each_row_says_for_which_figure_it_counted(seen: Report) -> None:
    marks = marks_of(seen, [NAME], WHOLE, ZH)
    (table,) = WHOLE.blocks
    assert isinstance(table, WholeTable)
    head, first, second = (marks.of(row) for row in table.rows)
    assert (head, [t.counted for t in first], [t.counted for t in second]) == ((), [True, True], [True, False])
    assert marks.any_in(table)
    assert [Marks.state(t) for t in (first, second)] == ["counted", "partly"]
    assert said(second).startswith("✓ 专职从业人数\n✗ 专业人员比例: ")
    assert marks_of(seen, ["another.xlsx"], WHOLE, ZH).rows == {}


def test_the_figure_is_marked_in_the_cell_that_holds_nothing_else(seen: Report) -> None:
    marks = marks_of(seen, [NAME], WHOLE, ZH)
    (table,) = WHOLE.blocks
    assert isinstance(table, WholeTable)
    spots = [[(s.number, s.start, s.end) for s in marks.spots_of(c.part)] for c in table.rows[1].cells]
    assert spots == [[], [(2, 0, 2)], []]


def test_where_a_figure_is_drawn() -> None:
    assert shown_at(index_of(WHOLE), evidence("12", at(2))) == (1, (100.0, 40.0, 120.0, 50.0), (0.0, 40.0, 250.0, 50.0))
    assert shown_at(index_of(WHOLE), evidence("", replace(at(2), last_row=3))) == (1, None, (0.0, 40.0, 250.0, 50.0))
    assert shown_at(index_of(WHOLE), evidence("99", at(9))) is None


def test_half_wide_letters_take_half_the_room() -> None:
    part = Part("现有3人在岗", at(1), lines=(Line(1, (0.0, 0.0, 110.0, 10.0), 0, 6),))
    place = shown_at(index_of(Whole((part,))), evidence("3人", at(1)))
    assert place is not None
    assert place[1] == pytest.approx((40.0, 0.0, 70.0, 10.0))


def test_the_bands_of_a_drawn_page_are_as_wide_as_their_table(seen: Report) -> None:
    found = bands(WHOLE, marks_of(seen, [NAME], WHOLE, ZH), 1)
    assert [(b.state, b.corners[0], b.corners[2]) for b in found] == [("counted", -1.5, 251.5), ("partly", -1.5, 251.5)]
    assert bands(WHOLE, marks_of(seen, [NAME], WHOLE, ZH), 2) == []


def test_the_rows_of_a_file_in_pages_stand_upright(seen: Report, tmp_path: Path) -> None:
    row = Row("陈一鸣", False, RowReason.PART_TIME, page=1, box=Box(10, 20, 30, 40))
    scanned = replace(seen.documents[0], name=NAME, page_sizes=(PageSize(1, 600.0, 800.0, 90),))
    report = replace(seen, documents=(scanned,), claims=(claim(HEADCOUNT, row),))
    assert bands_of_page(report, [NAME], 1, ZH) == [
        Band(
            (760.0, 10.0, 780.0, 30.0),
            "left",
            said([Tally("专职从业人数", False, ZH.of("reason", RowReason.PART_TIME))]),
        )
    ]
    assert bands_of_page(report, [NAME], 2, ZH) == []
