"""The place and the rows of a count."""

from __future__ import annotations

from extractors.lists.counting import list_evidence, listed, remark_rows
from extractors.lists.listing import Listing, listings
from extractors.lists.people import schema
from extractors.model import Document, Kind, Paper, Place, Remark, Row, RowReason
from tests.extractors.build import document, table

ROWS = [["姓名", "学历"], ["林小禾", "本科"], ["陈大川", "大专"], ["合计", "2人"]]


def _made() -> tuple[Document, Listing]:
    made = document("职工名册", table(ROWS), "合计2人", "制表：黄川")
    (found,) = listings(made, schema())
    return made, found


def test_a_count_is_quoted_nowhere_and_stands_where_its_rows_do() -> None:
    made, found = _made()
    evidence = list_evidence(made, [Paper(Kind.STAFF_ROSTER, made.name)], [found])
    place = Place(table=1, row=2, last_row=3)
    assert (evidence.quote, evidence.place, evidence.paper) == ("", place, Kind.STAFF_ROSTER)
    assert evidence.confidence == 1.0


def test_an_entry_as_a_row() -> None:
    made, found = _made()
    row = listed(made, found.records[1], "陈大川", False, RowReason.LEFT, Remark("said", ("离职",)))
    assert row == Row("陈大川", False, RowReason.LEFT, Remark("said", ("离职",)), None, None, Place(table=1, row=3))


def test_totals_are_rows_that_do_not_count() -> None:
    _, found = _made()
    assert [(r.label, r.reason) for r in remark_rows([found])] == [
        ("合计 2人", RowReason.TOTAL_ROW),
        ("合计2人", RowReason.TOTAL_ROW),
    ]
