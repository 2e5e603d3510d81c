"""One credit code on all papers of the applicant."""

from __future__ import annotations

from checkers.standing.codes import Difference, differing_codes
from checkers.standing.named import owned
from extractors.model import Fact, FactName, FactReading, Kind, Paper, Reader, Remark
from tests.checkers.build import AUDIT, FORM, SHEET, case, fact

GOOD, OTHER, BROKEN = "91441702MA4W2X3Y1L", "91441702MA5W2X3Y1T", "91441702MA4W2X8Y1L"
LICENCE = Kind.BUSINESS_LICENCE


def differing(*facts: Fact) -> list[Difference]:
    papers = tuple(dict.fromkeys(Paper(f.evidence.paper, f.evidence.document) for f in facts))
    judged = case(facts=facts, papers=papers)
    return list(differing_codes(judged, owned(judged)))


def code(value: str, kind: Kind = FORM, **other: object) -> Fact:
    return fact(FactName.CREDIT_CODE, value, kind, **other)


def test_one_code_is_no_difference() -> None:
    assert differing(code(GOOD), code(GOOD, LICENCE)) == []
    assert differing(code(GOOD)) == []
    assert differing() == []


def test_the_code_of_the_form_is_held_against_that_of_the_licence() -> None:
    (one,) = differing(code(OTHER), code(GOOD, LICENCE))
    assert (one.first.text, one.second.text, one.claims, one.misread, one.aside) == (GOOD, OTHER, (0, 1), False, False)


def test_a_form_that_bears_further_codes_bears_the_right_one_too() -> None:
    assert differing(code(OTHER), code(GOOD), code(GOOD, LICENCE)) == []


def test_a_recognised_code_that_cannot_be_one_is_a_misreading() -> None:
    (scanned,) = differing(code(GOOD), code(BROKEN, LICENCE, reader=Reader.RAPIDOCR, confidence=0.97))
    assert scanned.misread
    (typed,) = differing(code(BROKEN), code(GOOD, LICENCE))
    assert not typed.misread


def test_so_is_one_that_another_reader_saw_as_the_other() -> None:
    rival = FactReading(Reader.TESSERACT, GOOD, GOOD, 0.9)
    (one,) = differing(code(GOOD), code(OTHER, LICENCE, rivals=(rival,)))
    assert one.misread


def test_sheets_may_bear_the_code_of_whoever_made_them() -> None:
    (one,) = differing(code(GOOD, LICENCE), code(OTHER, SHEET))
    assert one.aside
    assert differing(code(GOOD, LICENCE), code(OTHER, AUDIT)) == []


def test_an_audit_report_is_held_to_the_code_behind_its_clients_name() -> None:
    client = fact(FactName.AUDITED_ENTITY, "漠江榕树咨询有限公司", AUDIT)
    applicant = fact(FactName.APPLICANT, "漠江榕树咨询有限公司", FORM)
    theirs = code(OTHER, AUDIT, remarks=(Remark("of", ("漠江榕树咨询有限公司",)),))
    auditors = code(OTHER, AUDIT, remarks=(Remark("of", ("漠江会计师事务所",)),))
    (one,) = differing(applicant, code(GOOD), client, theirs)
    assert (one.first.text, one.second.text, one.aside) == (GOOD, OTHER, True)
    assert differing(applicant, code(GOOD), client, auditors) == []


def holder(name: str, document: str) -> Fact:
    return fact(FactName.APPLICANT, name, LICENCE, document=document)


def test_a_branch_bears_a_code_of_its_own_where_its_licence_says_so() -> None:
    firm, branch = "广东岚岸检测技术有限公司", "广东岚岸检测技术有限公司阳江分公司"
    form = (fact(FactName.APPLICANT, firm, FORM), code(GOOD))
    own = (holder(firm, "一.pdf"), code(GOOD, LICENCE, document="一.pdf"))
    second = (holder(branch, "二.pdf"), code(OTHER, LICENCE, document="二.pdf"))
    assert differing(*form, *own, *second, code(OTHER, SHEET)) == []
    assert differing(*form, *second, *own) == []
    assert differing(form[0], code(OTHER), *own, *second)
    strange = (holder("广东岚海检测技术有限公司阳江分公司", "二.pdf"), second[1])
    assert len(differing(*form, *own, *strange, code(OTHER, SHEET))) == 1
