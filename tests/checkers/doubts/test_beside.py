"""No condition is met on what somebody wrote something beside, or on a paper that calls itself void."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checkers.model import Status
from extractors.annotated import ANNOTATED
from extractors.marked import MARKED
from extractors.model import Claim, FactName, Kind, Remark
from tests.checkers.build import AREA, ASSETS, DAY, FORM, LAST, LEASE, SHEET, case, claim, fact, finding

BESIDE, OVER = Remark(ANNOTATED, ("只有81", "126平方米")), Remark(MARKED, ("作废",))


def _sheet(value: int = 731250, *doubts: Remark) -> Claim:
    return claim(ASSETS, SHEET, value, as_of=LAST, confirmed_by=("balance",), doubts=doubts)


@pytest.mark.parametrize("doubt", [BESIDE, OVER])
def test_a_figure_that_would_do_is_uncertain_and_the_words_are_told(doubt: Remark) -> None:
    found = finding("8.1.assets", case(_sheet(731250, doubt)))
    assert (found.status, found.stable) == (Status.UNCERTAIN, False)
    assert doubt.parts[0] in found.message.zh and doubt.parts[0] in found.message.en


def test_one_that_falls_short_stays_short() -> None:
    found = finding("8.1.assets", case(_sheet(131250, BESIDE)))
    assert found.status is Status.NOT_MET and "只有81" in found.message.zh


def test_a_comment_at_what_the_form_says_shakes_what_another_paper_proves() -> None:
    form = claim(ASSETS, FORM, 731250, "731,250元", doubts=(BESIDE,))
    assert finding("8.1.assets", case(_sheet(), form)).status is Status.UNCERTAIN


def test_a_form_that_calls_itself_a_draft_takes_nothing_from_what_proves_the_figure() -> None:
    form = claim(ASSETS, FORM, 731250, "731,250元", doubts=(OVER,))
    assert finding("8.1.assets", case(_sheet(), form)).status is Status.MET
    assert finding("agreement.total_assets", case(_sheet(), form)).status is Status.UNCERTAIN


def test_a_condition_on_facts_is_shaken_likewise() -> None:
    licence = fact(FactName.ESTABLISHED_ON, DAY.replace(year=DAY.year - 5), Kind.BUSINESS_LICENCE)
    assert finding("8.1.established", case(facts=(licence,))).status is Status.MET
    shaken = finding("8.1.established", case(facts=(replace(licence, remarks=(OVER,)),)))
    assert shaken.status is Status.UNCERTAIN and "作废" in shaken.message.zh


def test_an_area_of_a_void_lease_is_uncertain() -> None:
    assert finding("8.2.floor_area", case(claim(AREA, LEASE, 139))).status is Status.MET
    assert finding("8.2.floor_area", case(claim(AREA, LEASE, 139, doubts=(OVER,)))).status is Status.UNCERTAIN
