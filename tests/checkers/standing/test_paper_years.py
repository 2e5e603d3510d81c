"""What an earlier year's paper declares is of that year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checkers.standing.paper_years import of_their_year
from extractors.model import Count, CountOf, Kind, Paper
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


def test_a_count_of_people_is_of_the_year_of_its_roster() -> None:
    made = claim(HEADCOUNT, ROSTER, 10, count=Count((), Decimal(10), Decimal(10), of=CountOf.STAFF))

    def of(year: int | None) -> date | None:
        return of_their_year([made], [Paper(ROSTER, made.evidence.document, year=year)], DAY)[0].as_of

    assert of(2021) == date(2021, 12, 31)
    assert of(2023) is of(2024) is of(None) is None
