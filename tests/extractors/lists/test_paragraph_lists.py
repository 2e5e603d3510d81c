"""Enterprises in plain lines."""

from __future__ import annotations

import pytest

from extractors.lists.listing import Listing
from extractors.lists.paragraph_lists import paragraph_listings
from tests.extractors.build import document

FIRMS = ["恒达五金有限公司", "启源食品厂", "汇通物流有限公司", "小禾商行", "绿野合作社"]


def _lists(*lines: str) -> list[Listing]:
    return list(paragraph_listings(document(*lines)))


def test_a_name_a_line() -> None:
    (found,) = _lists("2022年服务企业：", *(f"{i}、{n}" for i, n in enumerate(FIRMS, 1)), "以上共5家")
    assert [(r.text("number"), r.text("enterprise")) for r in found.records] == [
        (str(i), n) for i, n in enumerate(FIRMS, 1)
    ]
    assert (found.titles, found.remarks) == (("2022年服务企业:",), ("以上共5家",))


def test_several_names_a_line() -> None:
    (found,) = _lists("；".join(FIRMS))
    assert [r.text("enterprise") for r in found.records] == FIRMS


def test_few_names_or_sentences_are_no_list() -> None:
    assert _lists(*FIRMS[:4]) == []
    assert _lists(*(f"我们为{n}的员工举办了三次培训，受到好评" for n in FIRMS)) == []


def test_lines_of_months_part_one_list() -> None:
    lines = (
        "漠江电商公司",
        "2022年服务商家登记",
        "（逐月登记）",
        "【1月】",
        *(f"{i}. {n}　　产品拍摄" for i, n in enumerate(FIRMS, 1)),
    )
    (found,) = _lists(*lines, "【2月】", "1. 海平厂　　店铺托管运营服务", "2. 山前商行　　直播", "全年登记7条")
    assert [r.text("enterprise") for r in found.records] == [*FIRMS, "海平厂", "山前商行"]
    assert "2022年服务商家登记" in found.titles


def test_a_longer_line_ends_a_list() -> None:
    found = _lists(*(f"{i}、{n}" for i, n in enumerate(FIRMS, 1)), "以下为外地的企业，不在本年度统计之内", "1、海平厂")
    assert [len(x.records) for x in found] == [5]


def test_the_last_name_may_be_summed_up_in_its_line() -> None:
    (found,) = _lists("、".join(FIRMS) + "等共5家，培训学员60人次。")
    assert [r.text("enterprise") for r in found.records] == FIRMS
    assert found.remarks == ("等共5家,培训学员60人次。",)


def test_of_several_years_over_a_list_that_counts_whose_list_follows() -> None:
    told = "两年累计服务企业31家，其中2021年26家。2022年名单如下："
    (found,) = _lists("服务企业名单", told, "、".join(FIRMS))
    assert found.titles == ("服务企业名单", "2022年名单如下:")


@pytest.mark.parametrize(
    "rest",
    [
        "（代理记账、纳税申报，2022年10月至12月）",
        "\t代理记账\t2022年10月",
        "——代理记账（2022年10月）",
        "：代理记账，2022年10月",
        " 代理记账 2022年10月",
    ],
)
def test_what_was_done_for_a_name_stands_behind_it(rest: str) -> None:
    (found,) = _lists(*(f"{i}. {n}{rest}" for i, n in enumerate(FIRMS, 1)))
    assert [r.text("enterprise") for r in found.records] == FIRMS
    assert all("代理记账" in r.text("service") and "2022年10月" in r.text("date") for r in found.records)


def test_a_bracket_of_the_name_stays_with_it() -> None:
    firms = ["恒达厂（二期）", "小禾中心（有限合伙）商行", "启源食品厂（原榕桥食品厂）", "汇通公司", "绿野公司（微型）"]
    (found,) = _lists(*(f"{i}. {n}" for i, n in enumerate(firms, 1)))
    names = [r.text("enterprise") for r in found.records]
    assert names == ["恒达厂(二期)", "小禾中心(有限合伙)商行", "启源食品厂(原榕桥食品厂)", "汇通公司", "绿野公司"]
    assert found.records[4].text("size") == "微型"


def test_a_sentence_behind_a_number_and_a_name_is_no_entry() -> None:
    assert _lists(*(f"{i}. {n}（下称客户）于3月签约。其后终止" for i, n in enumerate(FIRMS, 1))) == []
    assert _lists(*(f"{i}. {n}接受了两次代理记账服务并给予好评" for i, n in enumerate(FIRMS, 1))) == []


def test_a_list_goes_on_behind_a_line_that_is_none_of_it() -> None:
    lines = [f"{i}. {n}（代理记账）" for i, n in enumerate(FIRMS, 1)]
    found = _lists("2022年服务企业", *lines, "6. 东门小吃（代理记账，兼营外卖等业务）", "7. 海平厂（代理记账）")
    assert [r.text("number") for x in found for r in x.records] == ["1", "2", "3", "4", "5", "7"]
    assert _lists(*lines, "以下另行统计的企业共一家，不计入", "1. 海平厂（代理记账）")[1:] == []


def test_a_heading_between_the_lines_heads_those_below() -> None:
    (found,) = _lists("一、已服务企业", *(f"{i}. {n}" for i, n in enumerate(FIRMS, 1)), "二、意向企业", "6. 海平厂")
    assert [r.section for r in found.records] == ["一、已服务企业"] * 5 + ["二、意向企业"]
