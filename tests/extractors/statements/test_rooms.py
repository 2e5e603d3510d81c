"""Offices that a paper lists room by room are one area where the total of all rooms bears them out."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.papers import papers
from extractors.statements.find import statements
from extractors.statements.stated import Stated
from tests.extractors.build import document, table
from tests.fields import FLOOR_AREA

HEAD = ["房号", "用途", "建筑面积（平方米）", "月租金（元）"]
ROOMS = [["甲座301", "办公", "66.50", "997.50"], ["甲座302", "办公室", "51.00", "765.00"]]
FLAT = ["乙座908", "员工宿舍", "40.00", "400.00"]


def _stated(*rows: list[str]) -> Stated:
    made = document("房屋租赁合同", "一、甲方将下列房屋租给乙方使用：", table([HEAD, *rows]), name="合同.pdf")
    (found,) = [s for s in statements(made, papers(made)) if s.field is FLOOR_AREA and not s.reasons]
    return found


def test_offices_beside_a_flat_come_to_what_the_total_leaves() -> None:
    found = _stated(*ROOMS, FLAT, ["合计", "", "157.50", "2162.50"])
    assert (found.value, found.others) == (Decimal("117.5"), ())


@pytest.mark.parametrize("rows", [[*ROOMS, FLAT], [*ROOMS, FLAT, ["合计", "", "151.50", "2162.50"]]])
def test_their_sum_is_one_that_may_be_where_no_total_bears_it_out(rows: list[list[str]]) -> None:
    found = _stated(*rows)
    assert found.value == Decimal("66.5")
    assert found.others == (Decimal(51), Decimal("117.5"))


@pytest.mark.parametrize("other", [["丙座101", "", "51.00", "1"], ["广州市海珠区办事处", "办公", "51.00", "1"]])
def test_rooms_that_are_not_said_to_be_offices_here_are_not_added(other: list[str]) -> None:
    total = ["合计", "", "157.50", "2162.50"]
    assert Decimal("117.5") not in (lambda s: (s.value, *s.others))(_stated(ROOMS[0], other, FLAT, total))


def _claimed(whole: str, *rows: list[str]) -> set[Decimal]:
    made = document(
        "房屋租赁合同", f"一、甲方将三楼租给乙方，建筑面积共{whole}平方米：", table(list(rows)), name="合同.pdf"
    )
    return {c.value for c in extract(made).claims if c.field is FLOOR_AREA}


@pytest.mark.parametrize("head", [["房号", "面积(㎡)", "用途"], ["房号", "面积(㎡)", "月租金(元)"]])
def test_rooms_that_are_together_what_the_text_states_are_its_parts(head: list[str]) -> None:
    rows = (
        [["301", "66", "办公"], ["302", "58", "办公"]]
        if head[2] == "用途"
        else [["301", "66", "9"], ["302", "58", "8"]]
    )
    assert _claimed("124", head, *rows) == {Decimal(124)}
    assert Decimal(66) in _claimed("134", head, *rows)
    assert Decimal(66) in _claimed("66", head, *rows)
