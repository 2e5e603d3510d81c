"""Goals and plans: those of a year gone by told apart from the right ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checkers.model import Text
from checkers.rulebook.asks.current_papers import OfInstitution
from checkers.standing.plans import Planned, planned
from extractors.model import Fact, FactName, Kind, Reader, Remark
from tests.checkers.build import case, fact

GOALS = OfInstitution("yearly_goals", Text("年度目标", "yearly goals"), 0)
UNIT = fact(FactName.APPLICANT, "漠江海燕企业服务有限公司")


def goals(year: int | None, kind: Kind = Kind.INSTITUTION, code: str = "yearly_goals") -> Fact:
    made = fact(FactName.INSTITUTION_PAPERS, code, kind)
    return replace(made, as_of=date(year, 12, 31) if year else None)


def found(*facts: Fact, asked: OfInstitution = GOALS) -> Planned:
    return planned(asked, replace(case(facts=(UNIT, *facts)), as_of=date(2023, 3, 15)))


def test_goals_of_the_year_before_are_over() -> None:
    told = found(goals(2022))
    assert (list(told.past), list(told.right), told.doubtful) == ([1], [], False)
    assert "年度目标（" in told.told(1).zh
    assert "为 2022 年，应为 2023 年或之后" in told.told(1).zh


def test_goals_of_this_year_and_of_later_ones_are_right() -> None:
    told = found(goals(2023), goals(2024))
    assert (list(told.past), list(told.right)) == ([], [1, 2])


@pytest.mark.parametrize(
    "other", [goals(2022, Kind.APPLICATION_REPORT), goals(2022, code="brand_plan"), goals(None)], ids=str
)
def test_what_is_no_paper_of_past_goals(other: Fact) -> None:
    assert not found(other).past


def test_anothers_goals_count_for_nothing() -> None:
    another = replace(goals(2022), remarks=(Remark("of", ("漠江荔枝行业协会",)),))
    assert not found(another).past


def test_what_leaves_the_year_open() -> None:
    scanned = goals(2022)
    scanned = replace(scanned, evidence=replace(scanned.evidence, reader=Reader.RAPIDOCR))
    assert found(scanned).doubtful
    assert found(goals(2022), goals(None)).doubtful
    assert found(goals(2022), asked=replace(GOALS, doubtful=True)).doubtful
