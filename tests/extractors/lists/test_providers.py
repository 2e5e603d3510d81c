"""A column that says who served: what others did is none of this one's."""

from __future__ import annotations

from extractors.lists.clients import schema
from extractors.lists.listing import Listing, listings
from extractors.lists.providers import others_served
from tests.extractors.build import document, table

OWN, OTHER = "阳江市榕桥企业服务有限公司", "阳江市滨江财税有限公司"
NAMES = [f"阳江市{a}食品有限公司" for a in ("海帆", "三友", "绿野", "小禾")]


def _list(header: str, *by: str, title: str = f"填报单位：{OWN}") -> Listing:
    rows = [[n, "管理咨询", b] for n, b in zip(NAMES, by, strict=True)]
    blocks = ("服务企业名单", title, table([["企业名称", "服务内容", header], *rows]))
    (found,) = listings(document(*blocks), schema())
    return found


def test_rows_that_name_another_provider() -> None:
    assert others_served(_list("服务提供方", OWN, OTHER, "本公司", OTHER)) == {1: OTHER, 3: OTHER}
    assert others_served(_list("承接单位", OTHER, OTHER, OTHER, OTHER)) == dict.fromkeys(range(4), OTHER)


def test_one_that_all_rows_name_may_be_this_one_where_no_title_names_it() -> None:
    assert others_served(_list("服务机构", OWN, OWN, OWN, OWN, title="2023年")) == {}


def test_people_and_other_columns_say_nothing_of_that() -> None:
    assert others_served(_list("服务专员", "小林", "小陈", "小黄", "小梁")) == {}
    assert others_served(_list("推荐单位", OTHER, OWN, OTHER, OWN)) == {}
