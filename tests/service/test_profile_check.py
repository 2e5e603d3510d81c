"""Each paper held against the unit that an applicant says it is."""

from __future__ import annotations

import pytest

from extractors.model import Fact, FactName, Kind, Reader
from service.profile_check import Checked, Match, checked
from tests.service.checklists.papers import OTHER, OTHER_CODE, OWN_CODE, UNIT, fact, paper, report

LICENCE = paper(Kind.BUSINESS_LICENCE, "照.pdf")


def one(facts: list[Fact], kind: Kind = Kind.BUSINESS_LICENCE) -> Checked:
    (found,) = checked(UNIT, OWN_CODE, report([paper(kind, "照.pdf")], facts))
    return found


def test_a_paper_of_the_unit() -> None:
    found = one([fact(FactName.APPLICANT, UNIT, LICENCE), fact(FactName.CREDIT_CODE, OWN_CODE, LICENCE)])
    assert (found.name, found.code, found.differs) == (Match.SAME, Match.SAME, False)


def test_a_paper_that_says_nothing_of_it() -> None:
    found = one([])
    assert (found.name, found.code, found.differs) == (Match.SILENT, Match.SILENT, False)


def test_a_paper_of_another() -> None:
    found = one([fact(FactName.APPLICANT, OTHER, LICENCE), fact(FactName.CREDIT_CODE, OTHER_CODE, LICENCE)])
    assert (found.name, found.code, found.differs) == (Match.OTHER, Match.OTHERS, True)
    assert found.names == (OTHER,)


def test_the_right_name_with_another_code() -> None:
    found = one([fact(FactName.APPLICANT, UNIT, LICENCE), fact(FactName.CREDIT_CODE, OTHER_CODE, LICENCE)])
    assert (found.name, found.code, found.differs) == (Match.SAME, Match.OTHER, True)


@pytest.mark.parametrize(
    ("name", "reader", "match"),
    [
        (UNIT.replace("有限公司", "有限责任公司"), Reader.TEXT_LAYER, Match.SAME),
        (UNIT.replace("服务", "服劳"), Reader.RAPIDOCR, Match.SAME),
        (UNIT.replace("海桐", "海桐新"), Reader.TEXT_LAYER, Match.NEAR),
    ],
)
def test_names_that_are_nearly_the_same(name: str, reader: Reader, match: Match) -> None:
    assert one([fact(FactName.APPLICANT, name, LICENCE, reader)]).name is match


@pytest.mark.parametrize("kind", [Kind.PROPERTY_CERTIFICATE, Kind.AGREEMENT])
def test_papers_that_may_bear_anothers_name(kind: Kind) -> None:
    found = one([fact(FactName.PAPER_OWNER, OTHER, paper(kind, "照.pdf"))], kind)
    assert (found.name, found.differs) == (Match.OTHERS, False)


def test_an_agreement_of_which_the_unit_is_a_party() -> None:
    agreement = paper(Kind.AGREEMENT, "照.pdf")
    found = one([fact(FactName.AGREEMENT_PARTIES, f"{UNIT}、{OTHER}", agreement)], Kind.AGREEMENT)
    assert found.name is Match.SAME
