"""Figures of years gone by beside those of today."""

from __future__ import annotations

import pytest

from checkers.standing.bygone import bygone
from checkers.standing.paper_years import of_their_year
from extractors.model import Claim, Paper
from tests.checkers.build import ASSETS, BEFORE, DAY, FORM, HEADCOUNT, LAST, REPORT, ROSTER, SHEET, case, claim

OLD = claim(HEADCOUNT, REPORT, 8, document="旧.docx")
PAPERS = (Paper(REPORT, "旧.docx", year=BEFORE.year), Paper(FORM, "表.docx"))


@pytest.mark.parametrize(
    ("today", "year"),
    [
        (claim(HEADCOUNT, FORM, 10, document="表.docx"), BEFORE.year),
        (claim(HEADCOUNT, FORM, 8, document="表.docx"), None),
        (claim(HEADCOUNT, ROSTER, 10, document="册.xlsx"), None),
        (claim(ASSETS, FORM, 10, document="表.docx"), None),
    ],
)
def test_what_an_earlier_years_paper_declares_is_past_beside_another_figure_of_today(
    today: Claim, year: int | None
) -> None:
    assert bygone(OLD, case(*of_their_year((OLD, today), PAPERS, DAY), papers=PAPERS)) == year


def test_a_sheet_of_an_earlier_year_beside_the_last_one() -> None:
    old, new = claim(ASSETS, SHEET, 900000, as_of=BEFORE), claim(ASSETS, SHEET, 950000, as_of=LAST)
    assert bygone(old, case(old, new)) == BEFORE.year
    assert bygone(new, case(old, new)) is None
    assert bygone(old, case(old)) is None


def test_counted_lists_of_other_years_stay() -> None:
    old, new = claim(HEADCOUNT, ROSTER, 9, as_of=BEFORE), claim(HEADCOUNT, ROSTER, 12, as_of=LAST)
    assert bygone(old, case(old, new)) is None
