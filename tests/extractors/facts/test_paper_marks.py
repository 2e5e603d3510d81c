"""Whose a paper is, of which year and until when it holds, as the paper prints it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from extractors.facts.paper_marks import find
from extractors.model import Block, FactName, FactValue, Kind, Paper, Passage, Table
from extractors.paper_owners import with_owners
from tests.extractors.build import document, table


def said(kind: Kind, *blocks: Block | str, name: str = "材料.docx") -> list[tuple[FactName, FactValue, str]]:
    made = document(*blocks, name=name)
    first = made.blocks[0]
    title = first.text if isinstance(first, Passage) else ""
    papers = with_owners(made, [Paper(kind, made.name, title=title)])
    passages = [p for b in made.blocks for p in (_cells(b) if isinstance(b, Table) else (b,))]
    return [(t.name, t.value, t.passage.text[t.start : t.end]) for t in find(made, papers, passages)]


def _cells(block: Table) -> tuple[Passage, ...]:
    return tuple(cell.passage for cell in block.cells)


def test_a_roster_is_of_whom_and_of_when_its_title_says() -> None:
    found = said(Kind.STAFF_ROSTER, "阳江市海桐企业服务有限公司员工花名册（2023年2月）", table([["姓名"], ["梁海生"]]))
    assert (FactName.PAPER_OWNER, "阳江市海桐企业服务有限公司", "阳江市海桐企业服务有限公司") in found
    assert [value for name, value, _ in found if name is FactName.PAPER_YEAR] == ["2023"]


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("2022年12月31日　　　　单位：元", "2022"),
        ("截至2022年12月", "2022"),
        ("费款所属期：202201-202212", "2022"),
        ("统计期间：2021年1月至2022年12月", "2021、2022"),
        ("编制日期：2023年1月10日", None),
        ("本单位成立于2016年，专做财税。", None),
    ],
)
def test_the_year_of_a_sheet_stands_over_its_text(line: str, year: str | None) -> None:
    found = said(Kind.BALANCE_SHEET, "资产负债表", line)
    assert next((value for name, value, _ in found if name is FactName.PAPER_YEAR), None) == year


def test_a_lease_holds_until_the_last_day_of_its_term() -> None:
    found = said(Kind.LEASE, "租赁合同", "乙方：阳江市海桐企业服务有限公司", "租期自2021年3月1日起至2024年2月29日止。")
    assert (FactName.PAPER_UNTIL, date(2024, 2, 29), "2024年2月29日") in found
    assert found[0][:2] == (FactName.PAPER_OWNER, "阳江市海桐企业服务有限公司")


def test_a_term_in_years_is_shown_where_it_begins() -> None:
    found = said(Kind.LEASE, "租赁合同", "租赁期限为3年，自2021年3月1日起计算。")
    assert (FactName.PAPER_UNTIL, date(2024, 2, 29), "2021年3月1日") in found


def test_a_certificate_of_rooms_names_who_uses_them() -> None:
    found = said(Kind.LEASE, "办公用房证明", "经核，阳江市海桐企业服务有限公司现使用三楼房间六间。")
    assert found == [(FactName.PAPER_OWNER, "阳江市海桐企业服务有限公司", "阳江市海桐企业服务有限公司")]


def test_an_agreement_names_its_parties() -> None:
    found = said(
        Kind.AGREEMENT,
        "合作协议",
        "甲方：阳江市海桐企业服务有限公司",
        table([["乙方", "漠江云帆律师事务所"]]),
        "甲方的权利",
    )
    assert [value for _, value, _ in found] == ["阳江市海桐企业服务有限公司", "漠江云帆律师事务所"]


def test_the_title_of_an_institution_paper_may_name_whose_it_is() -> None:
    assert [v for _, v, _ in said(Kind.INSTITUTION, "漠江蓝楹科技有限公司财务管理制度")] == ["漠江蓝楹科技有限公司"]
    assert said(Kind.INSTITUTION, "财务管理制度") == []


def test_a_form_has_no_marks() -> None:
    made = document("申请表", "2022年度")
    assert not list(find(made, [replace(Paper(Kind.APPLICATION_FORM, made.name), title="2022年申请表")], []))


@pytest.mark.parametrize(
    "blocks",
    [
        (table([["变更事项", "变更前", "变更后"], ["企业名称", "漠江石栗咨询有限公司", "漠江海桐企业服务有限公司"]]),),
        ("原企业名称：漠江石栗咨询有限公司", "现企业名称：漠江海桐企业服务有限公司"),
    ],
)
def test_a_notice_of_a_change_tells_both_names(blocks: tuple[Block | str, ...]) -> None:
    found = said(Kind.OTHER, "核准变更登记通知书", *blocks)
    assert (FactName.FORMER_NAME, "漠江石栗咨询有限公司", "漠江石栗咨询有限公司") in found
    assert (FactName.PAPER_OWNER, "漠江海桐企业服务有限公司", "漠江海桐企业服务有限公司") in found


def test_the_day_under_an_audit_report_is_not_its_year() -> None:
    assert said(Kind.AUDIT_REPORT, "审计报告", "2023年2月20日") == []
    assert [v for _, v, _ in said(Kind.AUDIT_REPORT, "2022年度审计报告", "2023年2月20日")] == ["2022"]


def test_an_end_by_the_farmers_calendar_is_shown_as_it_is_printed() -> None:
    found = said(Kind.LEASE, "租屋契约", "租期两年，由癸卯年五月初五日起，至乙巳年五月初四日止，期满交还。")
    assert (FactName.PAPER_END_UNREAD, "乙巳年五月初四日", "乙巳年五月初四日") in found
    assert not [name for name, _, _ in found if name is FactName.PAPER_UNTIL]
