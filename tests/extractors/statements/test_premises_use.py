"""Is it an office? One answer, and the safe one where words speak for both."""

from __future__ import annotations

import pytest

from extractors.statements.premises_use import is_no_office, may_hold_an_office


@pytest.mark.parametrize(
    "said",
    [
        "8号仓库",
        "3栋员工宿舍",
        "冷库",
        "培训教室",
        "员工培训中心二楼",
        "临街门市12号",
        "刀具展厅",
        "教学楼3楼",
        "写字楼地下车位",
        "商务楼商铺",
        "商务街8号仓库",
        "办公楼一楼培训教室",
        "办公仓储用房",
        "商铺,经营场所",
        "非办公用房:仓库",
        "零售及餐饮",
    ],
)
def test_what_is_something_else_is_no_office(said: str) -> None:
    assert is_no_office(said)


@pytest.mark.parametrize(
    "said",
    [
        None,
        "",
        "江城区滨江路8号301室",
        "商务写字楼12层",
        "办公楼及仓库",
        "办公、仓储",
        "商铺、办公",
        "仓库改造的办公室",
        "用于日常办公和培训",
        "服务大厅",
        "生产路12号",
        "市生产力促进中心大楼3楼",
        "海帆职业培训学校301室",
    ],
)
def test_what_is_named_an_office_or_not_named_at_all_may_be_one(said: str | None) -> None:
    assert not is_no_office(said)


@pytest.mark.parametrize(
    ("title", "may"),
    [
        ("商铺租赁合同书", True),
        ("门市租赁合同", True),
        ("房屋租赁合同", True),
        ("仓库租赁合同", False),
        ("培训教室租赁合同", False),
        ("商铺及仓库租赁合同", False),
    ],
)
def test_a_shop_can_hold_an_office_and_a_store_cannot(title: str, may: bool) -> None:
    assert may_hold_an_office(title) is may
