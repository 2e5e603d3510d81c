"""A recognition ends on the same day so many years on, and is due for re-examination in that year."""

from __future__ import annotations

from datetime import date

import pytest

from checkers.conditions.term import judge
from checkers.model import Status
from checkers.rulebook.loading import load
from extractors.model import FactName, FactValue, Kind
from tests.checkers.build import FORM, case, fact

RULE = load("yangjiang-reexamination").rule("13.term")
PAPER = Kind.DESIGNATION


@pytest.mark.parametrize(
    ("value", "as_of", "status", "says"),
    [
        (date(2020, 6, 1), date(2023, 6, 1), Status.MET, "至 2023-06-01"),
        (date(2020, 2, 29), date(2023, 3, 1), Status.MET, "至 2023-02-28"),
        ("2020-06", date(2023, 3, 1), Status.MET, "至 2023-06-30"),
        (date(2020, 6, 1), date(2022, 12, 31), Status.NOT_MET, "应于 2023 年申请"),
        (date(2020, 6, 1), date(2018, 12, 31), Status.NOT_APPLICABLE, "尚未施行"),
    ],
)
def test_when_it_is_due(value: FactValue, as_of: date, status: Status, says: str) -> None:
    found = judge(RULE, case(facts=(fact(FactName.RECOGNISED_ON, value, PAPER),), as_of=as_of))
    assert found.status is status
    assert says in found.message.zh


def test_a_month_is_not_held_against_a_day_of_it() -> None:
    said = (fact(FactName.RECOGNISED_ON, "2020-06"), fact(FactName.RECOGNISED_ON, date(2020, 6, 9), PAPER))
    found = judge(RULE, case(facts=said, as_of=date(2023, 9, 1)))
    assert (found.status, found.claims) == (Status.MET, (1, 0))


def test_days_that_differ_are_both_shown() -> None:
    said = (fact(FactName.RECOGNISED_ON, date(2019, 6, 1), FORM), fact(FactName.RECOGNISED_ON, date(2020, 6, 1), PAPER))
    found = judge(RULE, case(facts=said, as_of=date(2023, 9, 1)))
    assert found.status is Status.INCONSISTENT
    assert "2019-06-01" in found.message.en and set(found.claims) == {0, 1}
