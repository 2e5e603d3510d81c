"""Whose a fact is."""

from __future__ import annotations

import pytest

from checkers.standing.enterprises import Whose
from checkers.standing.paper_of import named_in, whose_fact
from extractors.model import Fact, FactName, Kind, Paper, Remark
from tests.checkers.build import case, fact

OWN = "阳江市海帆企业服务有限公司"
APPLICANT = fact(FactName.APPLICANT, OWN)


def said(name: FactName = FactName.EQUIPMENT, owner: str = "") -> Fact:
    remarks = (Remark("of", (owner,)),) if owner else ()
    return fact(name, "电脑十台", Kind.OTHER, document="清单.pdf", remarks=remarks)


def of(one: Fact, owner: str = "", applicant: Fact = APPLICANT) -> Whose:
    return whose_fact(one, case(facts=(applicant, one), papers=(Paper(Kind.OTHER, "清单.pdf", owner=owner),)))


@pytest.mark.parametrize(
    ("owner", "whose"),
    [("", Whose.OWN), (OWN, Whose.OWN), ("漠江五金制品有限公司", Whose.ANOTHER), (f"{OWN}工会", Whose.DOUBTFUL)],
)
def test_by_its_own_words_and_by_its_paper(owner: str, whose: Whose) -> None:
    assert of(said(owner=owner)) is whose
    assert of(said(), owner) is whose


def test_its_own_words_come_first() -> None:
    one = said(owner=OWN)
    papers = (Paper(Kind.OTHER, "清单.pdf", owner="漠江商会"),)
    assert named_in(one, case(facts=(APPLICANT, one), papers=papers)) == OWN


def test_who_issues_an_award_is_not_whom_it_is_about() -> None:
    assert of(said(FactName.AWARD), "漠江商会") is Whose.OWN


def test_a_platform_may_be_named_instead() -> None:
    platform = fact(FactName.PLATFORM_NAME, "海帆法律服务平台")
    one = said(owner="海帆法律服务平台")
    papers = (Paper(Kind.OTHER, "清单.pdf"),)
    assert whose_fact(one, case(facts=(APPLICANT, platform, one), papers=papers)) is Whose.OWN
