"""A comprehensive platform needs a paper of a fitting office that names the applicant; others are for the experts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checkers.conditions.standing import judge
from checkers.model import Category, Finding, Offered, PlatformCategory, Status, Text, Unread
from extractors.model import Fact, FactName, FactValue, Kind, Paper
from tests.checkers.build import REPORT, case, fact, finding, rulebook

OWN = fact(FactName.APPLICANT, "阳西县漠帆中小企业服务中心")
PAPER = {
    FactName.DESIGNATED_BY: "阳西县人民政府办公室",
    FactName.DESIGNATED_ON: date(2016, 5, 9),
    FactName.DESIGNATED_FOR: "阳西县漠帆中小企业服务中心",
    FactName.DESIGNATED_AS: "同意成立阳西县漠帆中小企业服务中心",
}


def judged(*facts: Fact, category: Category | None = Category.COMPREHENSIVE, papers: int = 1) -> Finding:
    there = tuple(Paper(Kind.DESIGNATION, f"{i}.pdf") for i in range(papers))
    return finding("8.5.standing", case(facts=facts, papers=there, category=category))


def paper(document: str = "0.pdf", **other: FactValue) -> tuple[Fact, ...]:
    said: dict[FactName, FactValue] = {**PAPER, **{FactName(name): value for name, value in other.items()}}
    return tuple(fact(name, value, Kind.DESIGNATION, document=document) for name, value in said.items() if value)


def test_a_paper_that_fits() -> None:
    found = judged(OWN, *paper())
    assert found.status is Status.MET
    assert found.claims == (1, 2, 3, 4)


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"designated_by": "阳江市中小企业协会"}, "阳江市中小企业协会"),
        ({"designated_by": "湛江市工业和信息化局"}, "湛江市"),
        ({"designated_by": None}, "未读出发文单位"),
        ({"designated_for": "阳春市石榴企业服务有限公司"}, "阳春市石榴"),
        ({"designated_for": None}, "未读出对象"),
        ({"designated_as": None}, "未读出成立、认定或指定"),
        ({"designated_on": None}, "未读出发文日期"),
        ({"designated_on": date(2023, 3, 2)}, "晚于申报日"),
        ({"paper_until": date(2019, 5, 8)}, "期限至 2019-05-08 止"),
    ],
)
def test_what_does_not_fit_is_said(other: dict[str, FactValue], said: str) -> None:
    found = judged(OWN, *paper(**other))
    assert found.status is Status.UNCERTAIN
    assert said in found.message.zh


def test_one_that_fits_is_enough() -> None:
    found = judged(OWN, *paper(designated_by="阳江市中小企业协会"), *paper("1.pdf"), papers=2)
    assert found.status is Status.MET
    assert found.claims[0] == 5


def test_one_whose_term_still_runs_fits() -> None:
    assert judged(OWN, *paper(paper_until=date(2029, 5, 8))).status is Status.MET


def test_a_paper_may_name_the_platform() -> None:
    platform = fact(FactName.PLATFORM_NAME, "阳西县中小企业综合服务平台")
    assert judged(OWN, platform, *paper(designated_for="阳西县中小企业综合服务平台")).status is Status.MET


def test_a_platform_called_alike_of_somebody_else_is_not_the_applicants() -> None:
    platform = fact(FactName.PLATFORM_NAME, "阳江市中小企业综合服务平台")
    firm = fact(FactName.DESIGNATED_FOR, "阳春市石榴企业服务有限公司", Kind.DESIGNATION, document="0.pdf")
    found = judged(OWN, platform, *paper(designated_for="阳西县中小企业综合服务平台"), firm)
    assert found.status is Status.UNCERTAIN
    assert "阳春市石榴" in found.message.zh


def test_without_an_applicant_nothing_fits() -> None:
    assert judged(*paper()).status is Status.UNCERTAIN


def test_nothing_is_there_or_nothing_was_read() -> None:
    assert judged(OWN, papers=0).status is Status.MISSING
    assert judged(OWN, papers=1).status is Status.UNCERTAIN
    empty = case(papers=(), category=Category.COMPREHENSIVE)
    lost = replace(empty, unread=(Unread("批复.pdf", Kind.DESIGNATION),))
    assert finding("8.5.standing", lost).status is Status.UNCERTAIN


def test_other_platforms_are_for_the_experts() -> None:
    served = fact(FactName.SERVED_AREA, "主要服务于阳江五金刀剪产业集群", REPORT)
    found = judged(served, *paper(), category=Category.SPECIALISED)
    assert (found.status, found.claims[0]) == (Status.FOR_EXPERT, 0)
    assert "产业集群" in found.message.zh
    assert judged(category=Category.SPECIALISED, papers=0).status is Status.FOR_EXPERT


def test_where_the_category_is_open() -> None:
    assert judged(OWN, *paper(), category=None).status is Status.FOR_EXPERT
    assert judged(OWN, category=None, papers=0).status is Status.UNCERTAIN


def test_what_a_category_is_the_rulebook_says() -> None:
    hub, street = (PlatformCategory(Category(c), Text(c, c), several=c == "hub") for c in ("hub", "street"))
    there = (Paper(Kind.DESIGNATION, "0.pdf"),)
    for category, status in ((hub, Status.MET), (street, Status.FOR_EXPERT)):
        made = case(facts=(OWN, *paper()), papers=there, category=category.id)
        offered = Offered((hub, street))
        assert judge(rulebook().rule("8.5.standing"), replace(made, offered=offered)).status is status
