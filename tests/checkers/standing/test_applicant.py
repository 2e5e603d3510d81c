"""Who applies, as the papers tell it together."""

from __future__ import annotations

import pytest

from checkers.model import Case
from checkers.standing.applicant import applicant_names, platform_names, rivals
from extractors.model import Fact, FactName, Kind, Paper, Reader
from tests.checkers.build import FORM, LEASE, REPORT, ROSTER, case, fact

OWN, OTHER = "阳江市蓝榕企业服务有限公司", "漠江市石湾孵化中心"
LICENCE = Kind.BUSINESS_LICENCE


def said(name: str, kind: Kind = FORM, document: str = "1.pdf", reader: Reader = Reader.TEXT_LAYER) -> Fact:
    return fact(FactName.APPLICANT, name, kind, document=document, reader=reader)


def called(*facts: Fact) -> list[str]:
    return [n.text for n in applicant_names(case(facts=facts))]


def test_the_form_names_the_applicant_and_licences_add_their_wording_of_it_alone() -> None:
    wording = "阳江蓝榕企业服务有限公司"
    assert called(said(OTHER, LICENCE), said(OWN), said(wording, LICENCE)) == [OWN, wording]


def test_without_a_form_the_report_names_it_then_licences_then_any_paper() -> None:
    report, licence, roster = said(OWN, REPORT), said(OTHER, LICENCE), said("漠江市石湾商会", ROSTER)
    assert called(roster, licence, report) == [OWN]
    assert called(roster, licence) == [OTHER]
    assert called(roster) == ["漠江市石湾商会"]


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ((said(OWN, REPORT), said(OTHER, REPORT, "2.pdf")), (OWN, OTHER)),
        ((said("漠江市云溪服务中心", REPORT), said("漠江市鹤岭服务中心", REPORT, "2.pdf")), ("云溪", "鹤岭")),
        ((said(OWN, REPORT), said("阳江蓝榕企业服务有限公司", REPORT, "2.pdf")), ()),
        ((said(OWN, REPORT), said("阳江市蓝溶企业服务有限公司", REPORT, "2.pdf", Reader.RAPIDOCR)), ()),
        ((said(OWN), said(OTHER, REPORT, "2.pdf")), ()),
        ((said(OWN), said(OTHER)), ()),
        ((said(OWN, REPORT), said(OTHER, REPORT, "2.pdf"), said(OTHER, LICENCE, "3.pdf")), ()),
    ],
)
def test_papers_of_one_rank_that_name_two_bodies_leave_it_open(facts: tuple[Fact, ...], found: tuple[str, ...]) -> None:
    names = rivals(case(facts=facts))
    assert len(names) == len(found)
    assert all(word in name for word, name in zip(found, names, strict=True))


def test_the_licence_tells_which_of_two_reports_is_the_applicants() -> None:
    assert set(called(said(OWN, REPORT), said(OTHER, REPORT, "2.pdf"), said(OTHER, LICENCE, "3.pdf"))) == {OTHER}


def owned(*owners: tuple[Kind, str]) -> Case:
    return case(papers=tuple(Paper(kind, f"{n}.pdf", owner=owner) for n, (kind, owner) in enumerate(owners)))


def test_where_nobody_says_who_applies_supporting_papers_of_two_bodies_leave_it_open() -> None:
    assert rivals(owned((ROSTER, OWN), (LEASE, OTHER))) == (OWN, OTHER)
    assert rivals(owned((ROSTER, OWN), (LEASE, OWN))) == ()
    assert rivals(owned((ROSTER, OWN), (Kind.PROPERTY_CERTIFICATE, "林木森"))) == ()


def test_a_licence_alone_proves_nothing_of_him_to_whom_the_papers_belong() -> None:
    papers = owned((ROSTER, OTHER), (LEASE, OTHER)).papers
    licence, form = said(OWN, LICENCE, "9.pdf"), said(OWN, document="8.pdf")
    assert rivals(case(facts=(licence,), papers=papers)) == (OWN, OTHER)
    assert rivals(case(facts=(licence, form), papers=papers)) == ()
    assert rivals(case(facts=(licence,), papers=owned((ROSTER, OWN), (LEASE, OWN)).papers)) == ()


def test_platforms_have_names_of_their_own() -> None:
    one = fact(FactName.PLATFORM_NAME, "蓝榕法律服务平台")
    assert [n.text for n in platform_names(case(facts=(one,)))] == ["蓝榕法律服务平台"]
