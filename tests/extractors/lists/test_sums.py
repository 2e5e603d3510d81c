"""What a list says of its own sum: totals bear it out or speak against it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.lists.entries import judged
from extractors.lists.listing import listings
from extractors.lists.recipes import recipe
from extractors.lists.served import Served
from extractors.lists.sums import Checked, of_rows, of_sums
from extractors.model import Remark
from tests.extractors.build import document, table
from tests.extractors.lists.things import MACHINE_HEADER, MACHINES, PATENT_HEADER, PATENTS, patent

pytestmark = pytest.mark.usefixtures("office")
ROWS = [["1", "光谱仪", "2", ""], ["2", "硬度计", "3", ""], ["3", "投影仪", "4", "已报废"]]


def summed(*rows: list[str]) -> Checked:
    how = recipe("equipment")
    (listing,) = listings(document(table([MACHINE_HEADER, *rows])), how.schema)
    entries = judged(Served(None, (listing,), tuple((r, None, True) for r in listing.records)), how, MACHINES)
    return of_sums(how, MACHINES, [listing], entries)


@pytest.mark.parametrize("total", ["9", "5"])
def test_a_total_with_or_without_what_does_not_count_confirms(total: str) -> None:
    found = summed(*ROWS, ["合计", "", total, ""])
    assert (found.confirmed_by, found.gaps) == (("total_row",), ())


def test_a_total_that_says_more_leaves_room_above() -> None:
    found = summed(*ROWS, ["合计", "", "15", ""])
    assert found.gaps == (Remark("total_differs", ("15", "9")),)
    assert (found.missing, found.least) == (Decimal(6), None)


def test_a_total_that_says_less_leaves_room_below() -> None:
    found = summed(*ROWS, ["合计", "", "4", ""])
    assert (found.missing, found.least) == (Decimal(0), Decimal(4))


def test_a_part_sum_is_no_total() -> None:
    assert summed(*ROWS[:2], ["小计", "", "77", ""], ROWS[2]).gaps == ()


def test_amounts_that_were_not_read_are_named() -> None:
    found = summed(*ROWS[:2], ["3", "培训电脑", "若干", ""])
    assert found.gaps == (Remark("amounts_unread", ("培训电脑",)),)


def test_a_count_of_rows_is_held_against_its_total() -> None:
    how = recipe("patents")
    rows = [PATENT_HEADER, patent(1, "磨削夹具"), patent(2, "编织装置"), ["合计", "3件", "", "", "", ""]]
    (listing,) = listings(document(table(rows)), how.schema)
    entries = judged(Served(None, (listing,), tuple((r, None, True) for r in listing.records)), how, PATENTS)
    found = of_rows([listing], entries)
    assert found.gaps == (Remark("total_differs", ("3", "2")),)
    assert found.missing == Decimal(1)
