"""Which facts tell that a paper is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from checkers.model import Case
from checkers.standing.handed_in import addressed_elsewhere, telling
from extractors.model import Fact, FactName, Kind, Paper
from tests.checkers.build import case, fact

UNIT = fact(FactName.APPLICANT, "漠江海燕企业服务有限公司")
DESIGNATION = (Paper(Kind.DESIGNATION, "designation.pdf"),)


def dossier(*facts: Fact, papers: tuple[Paper, ...] | None = None) -> Case:
    return replace(case(facts=(UNIT, *facts), papers=papers), as_of=date(2023, 3, 15))


def test_a_paper_that_proves_it_tells_of_it() -> None:
    rules = fact(FactName.INSTITUTION_PAPERS, "charges", Kind.OTHER)
    told = telling((FactName.INSTITUTION_PAPERS,), (), dossier(rules))
    assert (list(told.sure), told.parts) == ([1], ("charges",))


def test_what_a_report_only_speaks_of_is_not_there() -> None:
    rules = fact(FactName.INSTITUTION_PAPERS, "charges", Kind.APPLICATION_REPORT)
    assert not telling((FactName.INSTITUTION_PAPERS,), (), dossier(rules)).sure


def test_a_summary_is_of_one_of_the_years() -> None:
    def summary(years: str) -> Fact:
        return fact(FactName.SUMMARY_YEARS, years, Kind.APPLICATION_REPORT)

    told = telling((FactName.SUMMARY_YEARS,), (-3, -2, -1), dossier(summary("2022"), summary("2019")))
    assert (told.parts, told.perhaps) == (("2022",), {})
    lumped = telling((FactName.SUMMARY_YEARS,), (-3, -2, -1), dossier(summary("2021、2022")))
    assert (lumped.parts, list(lumped.perhaps)) == ((), [1])


def test_a_designation_of_somebody_else() -> None:
    by = fact(FactName.DESIGNATED_BY, "漠江市工业和信息化局", Kind.DESIGNATION)
    other = fact(FactName.DESIGNATED_FOR, "荔枝镇创业园管理处", Kind.DESIGNATION)
    own = fact(FactName.DESIGNATED_FOR, "漠江海燕企业服务有限公司", Kind.DESIGNATION)
    assert addressed_elsewhere(0, dossier(by, other, papers=DESIGNATION))
    assert not telling((FactName.DESIGNATED_BY,), (), dossier(by, other, papers=DESIGNATION)).sure
    assert not addressed_elsewhere(0, dossier(by, own, papers=DESIGNATION))
    assert telling((FactName.DESIGNATED_BY,), (), dossier(by, own, papers=DESIGNATION)).sure
    assert not addressed_elsewhere(0, dossier(by, papers=DESIGNATION))
