"""Each of the last years has a summary of its own, and another's is none."""

from __future__ import annotations

from datetime import date

from checkers.conditions.summaries import judge
from checkers.model import Finding, Status
from checkers.rulebook.loading import load
from extractors.model import Fact, FactName
from tests.checkers.build import REPORT, case, fact

RULE = load("yangjiang-reexamination").rule("19.summaries")
DAY = date(2023, 3, 1)


def summary(years: str, title: str = "", **other: object) -> Fact:
    return fact(FactName.SUMMARY_YEARS, years, REPORT, quote=title or f"{years}年度工作总结", **other)


def judged(*facts: Fact, as_of: date = DAY) -> Finding:
    return judge(RULE, case(facts=facts, as_of=as_of))


def test_the_three_years_before_the_application_in_their_order() -> None:
    found = judged(summary("2022"), summary("2020"), summary("2021"), summary("2019"))
    assert (found.status, found.claims) == (Status.MET, (0, 1, 2))
    assert "2020、2021、2022" in found.message.zh
    assert "for the experts" in found.message.en


def test_what_is_absent_is_named() -> None:
    found = judged(summary("2022"), summary("2020"))
    assert found.status is Status.MISSING
    assert "未找到 2021 年" in found.message.zh


def test_one_for_two_years_beside_one_of_its_own_is_left_to_a_person() -> None:
    found = judged(summary("2022"), summary("2020、2021", "2020-2021年工作总结"))
    assert (found.status, found.claims) == (Status.UNCERTAIN, (0, 1))
    found = judged(summary("2022"), summary("2021、2022", "2021-2022年工作总结"))
    assert found.status is Status.MISSING
    assert "未找到 2020 年" in found.message.zh


def test_anothers_is_named_and_not_counted() -> None:
    own = fact(FactName.APPLICANT, "阳江市海燕企业服务有限公司")
    other = summary("2022", "漠江五金行业协会2022年度工作总结")
    found = judged(own, summary("2020"), summary("2021"), other)
    assert found.status is Status.MISSING
    assert "其他单位的总结" in found.message.zh
    mine = summary("2022", "阳江市海燕企业服务有限公司2022年度工作总结")
    assert judged(own, summary("2020"), summary("2021"), mine).status is Status.MET


def test_before_the_measures_nothing_is_asked() -> None:
    assert judged(as_of=date(2018, 1, 1)).status is Status.NOT_APPLICABLE
