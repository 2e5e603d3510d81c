"""A name nearly that of the applicant is another's where a sound credit code beside it is another."""

from __future__ import annotations

import pytest

from checkers.model import Case
from checkers.standing.coded_names import OF, another_by_code
from checkers.standing.enterprises import Whose
from checkers.standing.owners import whose
from extractors.model import Fact, FactName, Kind, Paper, Reader, Remark
from tests.checkers.build import ASSETS, AUDIT, FORM, SHEET, case, claim, fact

OWN, NEARLY = "阳江众达企业服务有限公司", "阳江众远企业服务有限公司"
GOOD, OTHER, NEIGHBOUR, BROKEN = (
    "91441702MA5QHD7X2R",
    "91441702MA4R8KFW7P",
    "91441702MA5QHD7X3W",
    "91441702MA5QHD7X2B",
)


def coded(value: str, kind: Kind = FORM, name: str = "", **other: object) -> Fact:
    remarks = (Remark(OF, (name,)),) if name else ()
    return fact(FactName.CREDIT_CODE, value, kind, remarks=remarks, **other)


def dossier(*codes: Fact, kind: Kind = SHEET, name: str = NEARLY) -> Case:
    papers = (
        Paper(kind, f"{kind.value}.pdf", owner=name),
        Paper(AUDIT, f"{AUDIT.value}.pdf"),
        Paper(FORM, f"{FORM.value}.pdf"),
    )
    facts = (fact(FactName.APPLICANT, OWN, FORM), *codes)
    return case(claim(ASSETS, kind, 900000, subject=name), facts=facts, papers=papers)


@pytest.mark.parametrize(
    ("beside", "found"),
    [
        (coded(OTHER, AUDIT, NEARLY), Whose.ANOTHER),
        (coded(OTHER, AUDIT, f"我们审计了{NEARLY}"), Whose.ANOTHER),
        (coded(NEIGHBOUR, SHEET, NEARLY), Whose.ANOTHER),
        (coded(OTHER, SHEET), Whose.ANOTHER),
        (coded(GOOD, AUDIT, NEARLY), Whose.DOUBTFUL),
        (coded(BROKEN, AUDIT, NEARLY), Whose.DOUBTFUL),
        (coded(OTHER, AUDIT, "漠江榕树会计师事务所"), Whose.DOUBTFUL),
        (coded(OTHER, AUDIT), Whose.DOUBTFUL),
        (coded(NEIGHBOUR, SHEET, NEARLY, reader=Reader.RAPIDOCR, confidence=0.97), Whose.DOUBTFUL),
    ],
)
def test_a_sheet_of_nearly_the_applicants_name(beside: Fact, found: Whose) -> None:
    judged = dossier(coded(GOOD), beside)
    assert whose(judged.claims[0], judged) is found


def test_without_a_code_of_the_applicant_nothing_is_told() -> None:
    assert not another_by_code(NEARLY, dossier(coded(OTHER, SHEET, NEARLY)))


def test_a_code_in_the_form_that_stands_behind_another_name_is_not_the_applicants() -> None:
    assert not another_by_code(NEARLY, dossier(coded(OTHER, FORM, "漠江金湾物业有限公司"), coded(GOOD, SHEET, NEARLY)))


def test_the_very_name_stays_the_applicants() -> None:
    judged = dossier(coded(GOOD), coded(OTHER, SHEET, OWN), name=OWN)
    assert whose(judged.claims[0], judged) is Whose.OWN
