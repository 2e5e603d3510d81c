"""A heading of four letters or more is known by all its letters but one."""

from __future__ import annotations

import pytest

from extractors.facts.misread_headings import nearly


@pytest.mark.parametrize(
    ("title", "items"),
    [
        ("服务流呈", ("service_process",)),
        ("收费标淮", ("charges",)),
        ("品牌建没方案", ("brand_plan",)),
        ("品牌建设方", ("brand_plan",)),
        ("漠江平台发展规戈", ("development_plan",)),
        ("服务流程", ()),
        ("服务质量", ()),
        ("单位简介", ()),
        ("免费项目", ()),
        ("平台缴费办法", ()),
    ],
)
def test_which_papers_it_may_name(title: str, items: tuple[str, ...]) -> None:
    assert nearly(title) == items
