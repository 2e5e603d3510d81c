"""Rows of further lists: each counts or says why not, and how sure that is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.fields import Field
from extractors.lists.entries import Entry, judged
from extractors.lists.listing import listings
from extractors.lists.recipes import recipe
from extractors.lists.served import Served
from extractors.model import UNREAD, Remark, RowReason
from tests.extractors.build import document, table
from tests.extractors.lists.things import MACHINE_HEADER, MACHINES, PATENT_HEADER, PATENTS, WORTH, patent

pytestmark = pytest.mark.usefixtures("office")


def entries(field: Field, kind: str, *rows: list[str]) -> list[Entry]:
    how = recipe(kind)
    (listing,) = listings(document(table(list(rows))), how.schema)
    return judged(Served(None, (listing,), tuple((r, None, True) for r in listing.records)), how, field)


def patents(*rows: list[str]) -> list[Entry]:
    return entries(PATENTS, "patents", PATENT_HEADER, *rows)


def machines(*rows: list[str]) -> list[Entry]:
    return entries(MACHINES, "equipment", MACHINE_HEADER, *rows)


def test_a_rule_of_the_file_leaves_a_row_out_with_the_cell_that_says_so() -> None:
    _, ended = patents(patent(1, "磨削夹具"), patent(2, "防护套", status="年费终止"))
    assert (ended.counted, ended.sure, ended.reason) == (False, True, RowReason.NOT_MEANT)
    assert ended.remark == Remark("column_says", ("法律状态", "年费终止"))


def test_a_rule_without_a_reason_makes_a_doubt() -> None:
    _, shared = patents(patent(1, "磨削夹具"), patent(2, "防护套", note="独占许可"))
    assert (shared.counted, shared.sure, shared.reason) == (True, False, None)


@pytest.mark.parametrize(
    ("second", "reason", "sure"),
    [
        (patent(2, "磨削夹具", "ZL1"), RowReason.DUPLICATE, True),
        (patent(2, "磨削夹具", "ZL2"), None, True),
        (patent(2, "编织装置", "ZL1"), RowReason.NEAR_DUPLICATE, False),
        (patent(2, "磨削夹具"), RowReason.DUPLICATE, True),
        (patent(2, "磨削夹具", day="2022-09-09"), RowReason.NEAR_DUPLICATE, False),
    ],
    ids=["same code", "other code", "same code, other name", "same name", "same name, other day"],
)
def test_who_stands_there_again(second: list[str], reason: RowReason | None, sure: bool) -> None:
    _, again = patents(patent(1, "磨削夹具", "ZL1"), second)
    assert (again.reason, again.sure, again.counted) == (reason, sure, reason is None)


def test_a_row_that_repeats_one_that_did_not_count_counts() -> None:
    _, again = patents(patent(1, "磨削夹具", status="驳回"), patent(2, "磨削夹具"))
    assert again.counted


def test_a_row_without_a_name() -> None:
    _, nameless, empty = patents(patent(1, "磨削夹具"), patent(2, "", "ZL2"), ["3", "", "", "", "", ""])
    assert (nameless.reason, nameless.sure) == (RowReason.UNREADABLE, False)
    assert (empty.reason, empty.sure) == (RowReason.EMPTY, True)


def test_amounts_are_added_and_two_sets_of_one_name_are_two() -> None:
    found = machines(["1", "光谱仪", "2", ""], ["2", "光谱仪", "3", ""], ["3", "投影仪", "4", "已报废"])
    assert [(e.amount, e.counted) for e in found] == [(2, True), (3, True), (4, False)]


@pytest.mark.parametrize("written", ["若干", "2-3件5箱", ""])
def test_an_amount_that_cannot_be_read_is_a_doubt(written: str) -> None:
    _, unread = machines(["1", "光谱仪", "2", ""], ["2", "硬度计", written, "在用"])
    assert (unread.counted, unread.sure, unread.reason) == (False, False, RowReason.UNREADABLE)
    assert unread.amount == 0


def test_a_header_names_the_unit_of_amounts() -> None:
    header = ["序号", "设备名称", "数量(万元)", "备注"]
    (one,) = entries(WORTH, "equipment", header, ["1", "光谱仪", "21.2", ""])
    assert one.amount == Decimal(212000)


def test_what_was_not_read_makes_a_doubt() -> None:
    _, unread, nameless = patents(
        patent(1, "磨削夹具"), patent(2, "防护套", status=UNREAD), ["3", UNREAD, "", "", "", ""]
    )
    assert (unread.counted, unread.sure, unread.remark) == (True, False, Remark("cell_unread", ("法律状态",)))
    assert (nameless.counted, nameless.sure, nameless.reason) == (False, False, RowReason.UNREADABLE)
