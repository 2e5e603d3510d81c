"""Blanks that set characters apart, and blanks that part figures."""

from __future__ import annotations

import pytest

from extractors.text.compacting import compact


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("资　产　总　计", "资产总计"),
        ("资产总额____163.20____万元", "资产总额163.20万元"),
        ("办公面积…………188平方米", "办公面积188平方米"),
        ("办公面积......188平方米", "办公面积188平方米"),
        ("1,200 3,400", "1,200 3,400"),
        ("专职人数：8    年服务次数：900次", "专职人数：8;年服务次数：900次"),
        ("专职人数\t6\t学历职称达标率\t100%", "专职人数6;学历职称达标率100%"),
        ("资产总额   24.34     万元；净资产", "资产总额24.34万元；净资产"),
        ("服务企业   46     家中小微企业", "服务企业46家中小微企业"),
        ("办公面积/m² 218.5", "办公面积/m² 218.5"),
    ],
)
def test_compact(text: str, expected: str) -> None:
    assert compact(text).text == expected


def test_line_ends_are_blanks_where_asked_save_before_the_next_label() -> None:
    assert compact("从业人\n员数", lines=True).text == "从业人员数"
    assert compact("专职：8人\n企业：40家", lines=True).text == "专职：8人;企业：40家"


def test_offsets_lead_back() -> None:
    text = "资 产 总 额 ：52 万元"
    copy = compact(text)
    start = copy.text.index("52")
    assert text[slice(*copy.back(start, start + 2))] == "52"
