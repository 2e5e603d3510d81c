"""A part that a report tells of a whole, where the supporting paper states the whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checkers.model import Status
from tests.checkers.build import AREA, CLIENTS, FORM, LEASE, LISTED, REPORT, case, claim, threshold


@pytest.mark.parametrize(
    ("leased", "own", "status"),
    [
        (163, 78, Status.UNCERTAIN),  # the lease alone would do, own use does not
        (263, 140, Status.MET),
        (90, 40, Status.NOT_MET),
        (180, 78, Status.MET),  # another whole than the lease's
    ],
)
def test_own_use_that_the_report_tells_stands_against_the_whole_of_the_lease(
    leased: int, own: int, status: Status
) -> None:
    whole = leased if leased != 180 else 163
    said = claim(AREA, REPORT, own, whole=Decimal(whole))
    assert threshold(case(claim(AREA, LEASE, leased), said)).status is status


def test_where_it_stands_is_said() -> None:
    found = threshold(case(claim(AREA, LEASE, 163), claim(AREA, FORM, 78, whole=Decimal(163))))
    assert "其中只有 78 平方米计入" in found.message.zh
    assert [int(a.value) for a in found.alternatives if a.status is Status.NOT_MET] == [78]


def test_clients_that_the_form_takes_off_are_taken_off_the_list() -> None:
    said = claim(CLIENTS, FORM, 38, whole=Decimal(45))
    assert threshold(case(claim(CLIENTS, LISTED, 45), said)).status is Status.UNCERTAIN
