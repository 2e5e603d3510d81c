"""Last year's statements are found, with each thing that stands in the way; another's papers count for nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checkers.model import Finding, Status, Unread
from extractors.model import Fact, FactName, Kind, Paper, Reader
from tests.checkers.build import AUDIT, DAY, LAST, SHEET, case, fact, finding

OWN = "阳江市海燕企业服务有限公司"
BOOKS = (
    fact(FactName.NET_PROFIT, "5200.00", AUDIT, as_of=LAST),
    fact(FactName.NET_ASSETS, "310000.00", AUDIT, as_of=LAST),
)
REPORT = (
    fact(FactName.AUDIT_YEAR, "2022", AUDIT, as_of=LAST),
    fact(FactName.AUDIT_OPINION, "无保留意见", AUDIT, as_of=LAST),
    fact(FactName.AUDIT_SIGNED_BY, "梁海生、陈丽娟", AUDIT, as_of=LAST),
)
PAPERS = (Paper(AUDIT, "audit_report.pdf"),)


def judged(*facts: Fact, papers: tuple[Paper, ...] = PAPERS, day: date = DAY) -> Finding:
    return finding("8.1.finances", case(facts=facts, papers=papers, as_of=day))


def but(name: FactName, value: str | None, **other: object) -> tuple[Fact, ...]:
    """The statements and the report, one thing of them otherwise."""
    return tuple(
        replace(f, value=value, evidence=replace(f.evidence, **other)) if f.name is name else f
        for f in (*BOOKS, *REPORT)
    )


def test_all_is_there() -> None:
    found = judged(*BOOKS, *REPORT)
    assert found.status is Status.MET
    assert sorted(found.claims) == list(range(5))
    assert "5,200 元" in found.message.zh


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        (FactName.NET_PROFIT, "-1.00", "亏损"),
        (FactName.NET_ASSETS, "0.00", "不为正数"),
        (FactName.AUDIT_OPINION, "保留意见", "保留意见"),
        (FactName.AUDIT_SIGNED_BY, None, "未见签名"),
        (FactName.AUDIT_SIGNED_BY, "梁海生", "1 名"),
    ],
)
def test_what_stands_in_the_way_is_named_and_comes_first(name: FactName, value: str | None, said: str) -> None:
    found = judged(*but(name, value))
    assert found.status is Status.UNCERTAIN
    assert said in found.message.zh
    assert [f.name for f in (*BOOKS, *REPORT)][found.claims[0]] is name


@pytest.mark.parametrize("opinion", ["否定意见", "无法表示意见"])
def test_an_opinion_against_the_statements(opinion: str) -> None:
    assert judged(*but(FactName.AUDIT_OPINION, opinion)).status is Status.NOT_MET
    blurred = judged(*but(FactName.AUDIT_OPINION, opinion, confidence=0.3, reader=Reader.RAPIDOCR))
    assert blurred.status is Status.UNCERTAIN


def test_statements_that_nobody_audited_are_found() -> None:
    books = tuple(replace(f, evidence=replace(f.evidence, paper=SHEET, document="balance_sheet.pdf")) for f in BOOKS)
    found = judged(*books, papers=(Paper(SHEET, "balance_sheet.pdf"),))
    assert found.status is Status.MET
    assert "未见审计报告" in found.message.zh


@pytest.mark.parametrize("missing", range(5))
def test_nothing_may_be_unread(missing: int) -> None:
    facts = [f for i, f in enumerate((*BOOKS, *REPORT)) if i != missing]
    assert judged(*facts).status is Status.UNCERTAIN


def test_another_year_will_not_do() -> None:
    found = judged(*BOOKS, *REPORT, day=date(2024, 3, 1))
    assert found.status is Status.UNCERTAIN
    assert "2023-12-31" in found.message.zh


def test_papers_of_another_count_for_nothing() -> None:
    own = fact(FactName.APPLICANT, OWN)
    other = replace(PAPERS[0], owner="广州滨江置业集团有限公司")
    found = judged(own, *BOOKS, *REPORT, papers=(other,))
    assert found.status is Status.MISSING
    assert "广州滨江置业集团有限公司" in found.message.zh
    audited = fact(FactName.AUDITED_ENTITY, "广州滨江置业集团有限公司", AUDIT)
    assert judged(own, audited, *BOOKS, *REPORT).status is Status.MISSING
    assert judged(own, replace(audited, value=OWN), *BOOKS, *REPORT).status is Status.MET
    assert judged(own, replace(audited, value=OWN + "工会"), *BOOKS, *REPORT).status is Status.UNCERTAIN


def test_a_file_that_could_not_be_read_may_be_the_report() -> None:
    books = tuple(replace(f, evidence=replace(f.evidence, paper=SHEET, document="balance_sheet.pdf")) for f in BOOKS)
    there = case(facts=books, papers=(Paper(SHEET, "balance_sheet.pdf"),))
    lost = replace(there, unread=(Unread("扫描件.pdf", Kind.OTHER),))
    assert [finding("8.1.finances", c).status for c in (there, lost)] == [Status.MET, Status.UNCERTAIN]


def test_a_file_that_could_not_be_read_may_be_it() -> None:
    empty = case(papers=())
    assert finding("8.1.finances", empty).status is Status.MISSING
    lost = replace(empty, unread=(Unread("审计.pdf", Kind.AUDIT_REPORT),))
    assert finding("8.1.finances", lost).status is Status.UNCERTAIN
