"""Tables that tell a figure of several bodies."""

from __future__ import annotations

import pytest

from extractors.fields import Field
from extractors.statements.cells import cells
from tests.extractors.build import table
from tests.fields import FLOOR_AREA, HEADCOUNT, TOTAL_ASSETS

UNION, CENTRE = "漠江市刀剪行业协会", "漠江市云帆创业服务中心"


def told(field: Field, *rows: list[str]) -> dict[int, tuple[str, list[str]]]:
    """The figures of a field, each with its body and what speaks against it."""
    found = (s for s in cells(table(list(rows))) if s.field is field)
    return {int(s.value): (s.body, [r.rule for r in s.reasons]) for s in found}


@pytest.mark.parametrize("head", ["单位", "使用单位", "承租人", "机构名称", "合作单位"])
def test_each_row_is_of_the_body_that_it_names(head: str) -> None:
    rows = [["序号", head, "使用面积（㎡）"], ["1", UNION, "140"], ["2", CENTRE, "86"], ["", "合计", "226"]]
    assert told(FLOOR_AREA, *rows) == {140: (UNION, []), 86: (CENTRE, []), 226: ("", ["total_of_bodies"])}


def test_bodies_may_head_columns() -> None:
    rows = [["项目", UNION, CENTRE], ["租赁面积（㎡）", "140", "86"]]
    assert told(FLOOR_AREA, *rows) == {140: (UNION, []), 86: (CENTRE, [])}


def test_any_figure_may_be_told_so() -> None:
    rows = [["单位名称", "专职人员（人）"], [UNION, "9"], [CENTRE, "6"]]
    assert told(HEADCOUNT, *rows) == {9: (UNION, []), 6: (CENTRE, [])}


@pytest.mark.parametrize(
    "rows",
    [
        [["部门", "使用面积（㎡）"], ["综合部", "60"], ["业务部", "58"]],
        [["单位", "使用面积（㎡）"], [CENTRE, "86"]],
    ],
)
def test_departments_and_one_body_alone_are_none(rows: list[list[str]]) -> None:
    assert {body for body, _ in told(FLOOR_AREA, *rows).values()} == {""}


def test_sheets_tell_the_group_from_the_company_in_their_own_way() -> None:
    rows = [["项目", "漠江榕树集团", "漠江榕树公司"], ["资产总计", "900000", "600000"]]
    assert {body for body, _ in told(TOTAL_ASSETS, *rows).values()} == {""}
