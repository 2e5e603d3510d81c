"""All papers are one applicant's: what contradicts that, and what only leaves it open."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from checkers.model import Finding, Status
from extractors.model import Fact, FactName, Kind, Paper, Reader, Remark
from tests.checkers.build import AUDIT, DEED, FORM, LEASE, ROSTER, case, fact, finding

NAME, OTHER = "阳江市海桐企业服务有限公司", "阳江市蓝楹科技有限公司"
LICENCE = Kind.BUSINESS_LICENCE
BASE = (fact(FactName.APPLICANT, NAME), fact(FactName.APPLICANT, NAME, LICENCE))


def owner(name: str, kind: Kind, **other: Any) -> Fact:
    return fact(FactName.PAPER_OWNER, name, kind, **other)


def judged(*facts: Fact, papers: tuple[Paper, ...] = ()) -> Finding:
    known = tuple(dict.fromkeys(Paper(f.evidence.paper, f.evidence.document) for f in facts))
    more = tuple(p for p in papers if (p.kind, p.document) not in {(k.kind, k.document) for k in known})
    named = tuple(next((p for p in papers if (p.kind, p.document) == (k.kind, k.document)), k) for k in known)
    return finding("papers.one_applicant", case(facts=facts, papers=(*named, *more)))


def test_all_of_one_applicant_are_met_and_shown() -> None:
    found = judged(*BASE, owner(NAME, AUDIT))
    assert (found.status, found.claims) == (Status.MET, (0, 1, 2))
    assert "3 份材料载明的单位为“阳江市海桐企业服务有限公司”" in found.message.zh


def test_the_paper_of_another_comes_first_and_is_named() -> None:
    found = judged(*BASE, owner(OTHER, ROSTER))
    assert (found.status, found.claims[0]) == (Status.INCONSISTENT, 2)
    assert "从业人员名册（“staff_roster.pdf”第 1 页）属于“阳江市蓝楹科技有限公司”，不计入" in found.message.zh


def test_a_second_licence_beside_ones_own_is_for_somebody_to_look_at() -> None:
    assert judged(*BASE, fact(FactName.APPLICANT, OTHER, LICENCE, document="二.pdf")).status is Status.UNCERTAIN


def test_the_licence_of_the_auditor_is_no_contradiction() -> None:
    auditor = fact(FactName.AUDITOR, "漠江恒明会计师事务所", AUDIT)
    licence = fact(FactName.APPLICANT, "漠江恒明会计师事务所", LICENCE, document="二.pdf")
    assert judged(*BASE, owner(NAME, AUDIT), auditor, licence).status is Status.MET


def test_the_landlords_certificate_is_none_either_a_strangers_is_open() -> None:
    lease = Paper(LEASE, "lease.pdf", owner=NAME, landlord="林木森")
    assert judged(*BASE, owner(NAME, LEASE), owner("林木森", DEED), papers=(lease,)).status is Status.MET
    assert judged(*BASE, owner(NAME, LEASE), owner("陈水生", DEED), papers=(lease,)).status is Status.UNCERTAIN


def test_a_lease_that_who_leads_it_signed_is_open() -> None:
    leads = fact(FactName.LEGAL_REPRESENTATIVE, "梁海生", LICENCE)
    assert judged(*BASE, leads, owner("梁海生", LEASE)).status is Status.UNCERTAIN
    assert judged(*BASE, leads, owner("陈水生", LEASE)).status is Status.INCONSISTENT


def test_a_name_that_was_hardly_read_contradicts_nobody() -> None:
    blurred = owner(OTHER, ROSTER, reader=Reader.RAPIDOCR, confidence=0.5)
    assert judged(*BASE, blurred).status is Status.UNCERTAIN


def test_one_party_of_an_agreement_alone_says_nothing() -> None:
    assert judged(*BASE, owner("漠江职业学校", Kind.AGREEMENT)).status is Status.MET


def test_an_audit_report_in_which_no_name_was_read_leaves_it_open() -> None:
    found = judged(*BASE, papers=(Paper(AUDIT, "审.pdf"),))
    assert found.status is Status.UNCERTAIN
    assert "审计报告（“审.pdf”）中未读出单位名称" in found.message.zh


def test_a_single_name_cannot_be_held_against_anything() -> None:
    assert (
        judged(fact(FactName.APPLICANT, NAME), papers=(Paper(FORM, "application_form.pdf"),)).status is Status.UNCERTAIN
    )


def test_codes_that_differ_and_codes_that_may_be_misread() -> None:
    good, other, broken = "91441702MA4W2X3Y1L", "91441702MA5W2X3Y1T", "91441702MA4W2X8Y1L"
    form = fact(FactName.CREDIT_CODE, good)
    assert judged(*BASE, form, fact(FactName.CREDIT_CODE, other, LICENCE)).status is Status.INCONSISTENT
    scanned = fact(FactName.CREDIT_CODE, broken, LICENCE, reader=Reader.RAPIDOCR, confidence=0.97)
    found = judged(*BASE, form, scanned)
    assert found.status is Status.UNCERTAIN
    assert "可能误读" in found.message.zh


def chapter(of: str) -> Fact:
    told = fact(FactName.INSTITUTION_PAPERS, "brand_plan", Kind.INSTITUTION, document="汇编.pdf")
    return replace(told, remarks=(Remark("of", (of,)),) if of else ())


def test_a_plan_of_another_among_ones_own_rules_is_named() -> None:
    found = judged(*BASE, chapter(OTHER))
    assert (found.status, found.claims[0]) == (Status.UNCERTAIN, 2)
    assert "“阳江市蓝楹科技有限公司”，不计入" in found.message.zh
    assert judged(*BASE, chapter(NAME)).status is Status.MET
    assert judged(*BASE, chapter("")).status is Status.MET
