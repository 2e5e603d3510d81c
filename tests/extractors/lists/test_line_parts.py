"""What stands behind a name in a line of a list."""

from __future__ import annotations

import pytest

from extractors.lists.line_parts import parts

NAME = "恒达五金有限公司"


def _told(rest: str) -> list[tuple[str, str, str]]:
    text = NAME + rest
    return [(p.role, text[p.start : p.end], p.head) for p in parts(text, len(NAME), len(text))]


def test_each_part_is_told_by_what_it_says() -> None:
    assert _told("（小型，质量管理诊断，2022年11月；已解约）") == [
        ("size", "小型", ""),
        ("service", "质量管理诊断", ""),
        ("date", "2022年11月", ""),
        ("remark", "已解约", ""),
    ]


def test_what_is_asked_heads_its_part() -> None:
    assert _told("　服务时间：2022.5　状态：洽谈中") == [("date", "2022.5", "服务时间"), ("remark", "洽谈中", "状态")]


@pytest.mark.parametrize("rest", ["（2016年成立）", "（入驻于2021年3月）"])
def test_the_year_in_which_an_enterprise_began_is_no_year_of_service(rest: str) -> None:
    assert [role for role, _, _ in _told(rest)] == ["other"]


def test_a_standard_is_no_year() -> None:
    assert [role for role, _, _ in _told("（ISO9001:2015认证辅导）")] == ["service"]


@pytest.mark.parametrize("said", ["意向咨询", "仅电话咨询", "未完成诊断", "拟代理记账", "已流失"])
def test_words_that_take_something_back_are_no_service(said: str) -> None:
    assert _told(f"（{said}）") == [("remark", said, "")]
