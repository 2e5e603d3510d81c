"""Which kinds of paper a page names by the title near its top."""

from __future__ import annotations

import pytest

from extractors.model import Kind, Passage
from extractors.paper_titles import title_of

OPINION = "我们审计了漠江公司的财务报表，形成审计意见的基础如下。中国注册会计师：甲"
SHEET = "流动资产 货币资金 期末余额 年初余额 资产总计 负债和所有者权益总计"
PAID = "单位参保缴费明细 养老保险 失业保险 缴费基数"
PEOPLE = "姓名 学历 职称 岗位 专职 入职"
RENT = "出租方 承租方 租金 租赁期限"


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        ("审计报告及财务报表", OPINION, Kind.AUDIT_REPORT),
        ("财务报表和审计报告", SHEET, Kind.BALANCE_SHEET),
        ("五、审计报告、资产负债表", OPINION, Kind.AUDIT_REPORT),
        ("从业人员名册和社保缴费清单", PEOPLE, Kind.STAFF_ROSTER),
        ("从业人员名册和社保缴费清单", PAID, Kind.INSURANCE_LIST),
        ("（六）房屋租赁合同与不动产权证书", RENT, Kind.LEASE),
        ("资产负债表审计报告", SHEET, Kind.AUDIT_REPORT),
    ],
)
def test_of_papers_side_by_side_in_a_title_the_page_is_that_of_which_it_says_most(
    title: str, body: str, kind: Kind
) -> None:
    found = title_of([Passage(title), Passage(body)])
    assert found and found[0] is kind


@pytest.mark.parametrize(
    ("heading", "title", "body", "kind"),
    [
        ("五、财务报表", "审 计 报 告", OPINION, Kind.AUDIT_REPORT),
        ("附件4：审计报告", "资产负债表", SHEET, Kind.BALANCE_SHEET),
        ("七、从业人员名册", "单位参保缴费明细表", PAID, Kind.INSURANCE_LIST),
        ("五、财务报表", "编制单位：漠江公司", SHEET, Kind.BALANCE_SHEET),
    ],
)
def test_under_the_heading_of_a_chapter_stands_the_title_of_what_is_there(
    heading: str, title: str, body: str, kind: Kind
) -> None:
    found = title_of([Passage(heading), Passage(title), Passage(body)])
    assert found and found[0] is kind


def test_a_table_of_contents_names_none_of_what_it_lists() -> None:
    found = title_of([Passage("目录"), Passage("一、申请表"), Passage("二、审计报告")])
    assert found and found[0] is Kind.OTHER
