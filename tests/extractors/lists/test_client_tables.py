"""Which tables list enterprises that were served."""

from __future__ import annotations

from extractors.lists.clients import find
from extractors.papers import papers
from tests.extractors.build import document, table

FORM = [
    ["单位名称", "阳江市岚洲服务中心", "性质", "社会团体"],
    ["指标", "单位", "2022年", "2021年"],
    ["资产总额", "万元", "71.40", "60.00"],
    ["服务收入", "万元", "33.10", "28.00"],
    ["服务企业数", "家", "52", "47"],
    ["服务次数", "家次", "90", "85"],
    ["活动场次", "场", "12", "9"],
    ["会员总数", "家", "230", "228"],
]


def test_the_rows_of_a_form_are_no_clients() -> None:
    made = document("示范平台申请表", table(FORM), name="申请表.docx")
    assert find(made, papers(made)) == ()


def test_a_list_within_a_report_is_one() -> None:
    rows = [[str(i), f"阳江市岚洲第{i}食品有限公司", "咨询", "2022-05-06"] for i in range(1, 13)]
    made = document(
        "示范平台申请报告", "附：2022年度服务企业名单", table([["序号", "企业名称", "服务内容", "时间"], *rows])
    )
    (claim,) = find(made, papers(made))
    assert claim.value == 12


def test_short_names_are_clients_in_a_numbered_list_that_says_so() -> None:
    rows = [[str(i), f"岚洲{c}食品", "咨询", "2022-05-06"] for i, c in enumerate("禾麦谷豆粟薯菱藕", 1)]
    made = document(
        "示范平台申请报告", "2022年度服务企业名单", table([["序号", "企业名称", "服务内容", "时间"], *rows])
    )
    (claim,) = find(made, papers(made))
    assert claim.value == 8
