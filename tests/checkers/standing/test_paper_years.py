"""What an earlier year's paper declares is of that year."""

from __future__ import annotations

from datetime import date

from checkers.standing.paper_years import of_their_year
from extractors.model import Kind, Paper
from tests.checkers.build import FORM, ROSTER, claim
from tests.fields import FLOOR_AREA, HEADCOUNT

DAY = date(2024, 3, 20)


def dated(year: int | None, field: object = HEADCOUNT, kind: Kind = FORM, as_of: date | None = None) -> date | None:
    made = claim(field, kind, 10, as_of=as_of)
    paper = Paper(kind, made.evidence.document, year=year)
    return of_their_year([made], [paper], DAY)[0].as_of


def test_figures_of_an_earlier_report_take_its_year() -> None:
    assert dated(2022) == date(2022, 12, 31)
    assert dated(2022, FLOOR_AREA) == date(2022, 12, 31)


def test_last_years_and_this_years_papers_speak_of_now() -> None:
    assert dated(2023) is dated(2024) is dated(None) is None


def test_a_figure_with_a_day_of_its_own_keeps_it() -> None:
    assert dated(2022, as_of=date(2021, 12, 31)) == date(2021, 12, 31)


def test_what_is_proved_has_its_own_day() -> None:
    assert dated(2022, kind=ROSTER) is None
