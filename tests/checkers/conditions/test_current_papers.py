"""Papers of their year and in force: what is named, and what may only be a slip."""

from __future__ import annotations

from datetime import date
from typing import Any

from checkers.model import Case, Finding, Status
from extractors.model import Claim, Fact, FactName, FactReading, Kind, Lease, Paper, Reader
from tests.checkers.build import AREA, AUDIT, INSURED, LEASE, ROSTER, SHEET, case, claim, fact, finding

DAY = date(2023, 3, 15)


def judged(*facts: Fact, claims: tuple[Claim, ...] = (), papers: tuple[Paper, ...] = ()) -> Finding:
    own = tuple(dict.fromkeys(Paper(s.evidence.paper, s.evidence.document) for s in (*claims, *facts)))
    return finding("papers.current", case(*claims, facts=facts, papers=(*own, *papers), as_of=DAY))


def of_year(year: str, kind: Kind, **other: Any) -> Fact:
    return fact(FactName.PAPER_YEAR, year, kind, **other)


def until(day: date, kind: Kind = LEASE, **other: Any) -> Fact:
    return fact(FactName.PAPER_UNTIL, day, kind, **other)


def test_each_kind_is_judged_by_itself() -> None:
    found = judged(of_year("2022", SHEET), of_year("2021", AUDIT))
    assert (found.status, found.claims[0]) == (Status.NOT_MET, 1)
    assert "审计报告（“audit_report.pdf”）为 2021 年，应为 2022 年" in found.message.zh
    assert "资产负债表（“balance_sheet.pdf”）为 2022 年" in found.message.zh


def test_lists_may_be_of_this_year_too() -> None:
    assert judged(of_year("2023", ROSTER), of_year("2022", INSURED)).status is Status.MET
    assert judged(of_year("2021", ROSTER)).status is Status.NOT_MET


def test_a_paper_without_a_year_may_be_the_right_one() -> None:
    assert judged(of_year("2021", AUDIT), papers=(Paper(AUDIT, "二.pdf"),)).status is Status.UNCERTAIN
    assert judged(of_year("2021", AUDIT), papers=(Paper(AUDIT, "audit_report.pdf", 9, 9),)).status is Status.NOT_MET


def test_a_lease_whose_end_is_no_day_is_not_taken_as_running() -> None:
    unread = fact(FactName.PAPER_END_UNREAD, "乙巳年五月初四日", LEASE)
    found = judged(unread, of_year("2022", SHEET))
    assert (found.status, found.claims[0]) == (Status.UNCERTAIN, 0)
    assert "乙巳年五月初四日" in found.message.zh
    assert judged(unread, until(date(2024, 2, 28), document="新.pdf")).status is Status.MET


def test_a_lease_that_has_not_begun_is_not_in_force() -> None:
    later = claim(AREA, LEASE, 120, lease=Lease(date(2023, 4, 1), date(2025, 3, 31), None))
    found = judged(claims=(later,))
    assert found.status is Status.NOT_MET
    assert "自 2023-04-01 起才生效" in found.message.zh


def test_a_day_that_another_reader_saw_otherwise_is_open_both_ways() -> None:
    def rivals(day: date) -> tuple[FactReading, ...]:
        return (FactReading(Reader.TESSERACT, str(day), day, 0.9),)

    assert judged(until(date(2022, 8, 1), rivals=rivals(date(2023, 8, 1)))).status is Status.UNCERTAIN
    assert judged(until(date(2025, 8, 1), rivals=rivals(date(2022, 8, 1)))).status is Status.UNCERTAIN
    assert judged(until(date(2025, 8, 1), rivals=rivals(date(2026, 8, 1)))).status is Status.MET


def test_certificates_that_are_over_are_pointed_out_one_by_one() -> None:
    found = judged(until(date(2025, 8, 1)), until(date(2022, 8, 1), Kind.CERTIFICATE))
    assert found.status is Status.UNCERTAIN
    assert "学历或职称证书（“certificate.pdf”）已于 2022-08-01 届满" in found.message.zh


def test_a_registration_that_was_given_back_is_over() -> None:
    found = judged(fact(FactName.REGISTRATION_ENDED, "注销", Kind.BUSINESS_LICENCE))
    assert found.status is Status.NOT_MET
    assert "已注销" in found.message.zh


def test_nothing_to_look_at() -> None:
    empty: Case = case(papers=(), as_of=DAY)
    assert finding("papers.current", empty).status is Status.MISSING


def test_no_licence_outlasts_a_registration_that_another_paper_tells_to_be_over() -> None:
    holding = until(date(2030, 8, 1), Kind.BUSINESS_LICENCE)
    over = fact(FactName.REGISTRATION_ENDED, "吊销", Kind.BUSINESS_LICENCE, document="公示信息.pdf")
    found = judged(holding, over)
    assert found.status is Status.UNCERTAIN
    assert "公示信息.pdf" in found.message.zh
