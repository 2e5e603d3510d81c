"""Statements of one paper that give way to others, each with the reason."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.model import Measure
from extractors.papers import papers
from extractors.statements.find import statements
from extractors.statements.giving_way import measure_of, narrowed, strongest, usable_of
from extractors.statements.stated import Stated
from tests.extractors.build import document, table
from tests.fields import CLIENT_COUNT, FLOOR_AREA, HEADCOUNT, TOTAL_ASSETS


def stated(*texts: str, rows: list[list[str]] | None = None, field: object = FLOOR_AREA) -> list[Stated]:
    """What these say of the field, nothing of it set aside yet."""
    made = document(*texts, *([table(rows)] if rows else []))
    return [s for s in statements(made, papers(made)) if s.field is field]


def told(group: list[Stated]) -> dict[int, list[str]]:
    return {int(s.value): [r.rule for r in s.reasons] for s in group}


def test_the_usable_part_gives_way_to_the_area_as_built_and_stays_known() -> None:
    group = narrowed(FLOOR_AREA, stated("房屋租赁合同", "建筑面积：126平方米，使用面积：97平方米。用途：办公。"))
    assert told(group) == {126: [], 97: ["usable_part"]}
    built = next(s for s in group if not s.reasons)
    assert (usable_of(built, group), measure_of(built)) == (Decimal(97), Measure.BUILT)


def test_a_usable_area_alone_gives_way_to_nothing() -> None:
    group = narrowed(FLOOR_AREA, stated("房屋租赁合同", "使用面积：97平方米。用途：办公。"))
    assert told(group) == {97: []}
    assert measure_of(group[0]) is Measure.USABLE


def test_rooms_give_way_to_what_they_are_together() -> None:
    group = narrowed(FLOOR_AREA, stated("申请报告", "办公面积83平方米，服务场所面积19平方米，办公场地共102平方米。"))
    assert told(group) == {83: ["part_of_total"], 19: ["part_of_total"], 102: []}


def test_the_whole_gives_way_to_the_office_in_it() -> None:
    rows = [["办公及服务场所面积（平方米）", "260"], ["其中：办公面积（平方米）", "131"]]
    group = narrowed(FLOOR_AREA, stated("申报表", rows=rows))
    assert told(group) == {260: ["whole_of_part"], 131: []}


def test_some_clients_give_way_to_all_of_them() -> None:
    text = "2022年服务本地企业31家，并为园外16家企业提供咨询服务，全年共服务中小微企业47家。"
    said = stated("申请报告", text, field=CLIENT_COUNT)
    found = told(narrowed(CLIENT_COUNT, said))
    assert found[47] == []
    assert "part_of_total" in found[31]


def test_vaguer_words_give_way_to_plain_ones() -> None:
    group = strongest(stated("申请报告", "现有员工19人。其中专职从业人员14人。", field=HEADCOUNT))
    assert told(group) == {19: ["vaguer_word"], 14: []}
    assert strongest([]) == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("2021年营业收入88万元；年末资产总额64万元，上年末资产总额71万元。", {640000: [], 710000: ["column.opening"]}),
        ("公司上年末资产总额71万元，2021年末资产总额64万元。", {640000: [], 710000: ["column.opening"]}),
        ("去年底资产总额71万元，年底资产总额64万元。", {640000: [], 710000: ["column.opening"]}),
        ("公司上年末资产总额71万元。", {710000: []}),
    ],
)
def test_the_year_before_gives_way_to_the_end_of_the_year(text: str, rules: dict[int, list[str]]) -> None:
    said = narrowed(TOTAL_ASSETS, stated("申请报告", text, field=TOTAL_ASSETS))
    assert {v: [r for r in found if r == "column.opening"] for v, found in told(said).items()} == rules
