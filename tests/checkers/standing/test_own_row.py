"""The applicant in its own list of clients is not counted."""

from __future__ import annotations

from decimal import Decimal

from checkers.standing.own_row import without_applicant
from extractors.model import FactName, Kind, Remark, RowReason
from tests.checkers.build import CLIENTS, HEADCOUNT, LISTED, ROSTER, claim, fact, listing

OWN = "阳江市榕桥企业服务有限公司"
NAMED = (fact(FactName.APPLICANT, OWN, Kind.BUSINESS_LICENCE),)


def test_the_applicants_row_is_left_out_with_its_reason() -> None:
    listed = claim(CLIENTS, LISTED, 3, "", count=listing("甲公司", OWN, "乙公司"))
    (found,) = without_applicant([listed], NAMED)
    assert found.value == Decimal(2)
    assert found.count is not None
    assert (found.count.low, found.count.high) == (Decimal(2), Decimal(2))
    assert [(r.reason, r.remark) for r in found.count.rows if not r.counted] == [
        (RowReason.NOT_ENTERPRISE, Remark("applicant_itself"))
    ]


def test_others_stay_as_they_are() -> None:
    listed = claim(CLIENTS, LISTED, 2, count=listing("甲公司", "阳江市榕桥企业管理有限公司"))
    roster = claim(HEADCOUNT, ROSTER, 1, count=listing(OWN))
    assert without_applicant([listed, roster], NAMED) == (listed, roster)


def test_a_name_that_only_a_lease_gives_is_no_applicants() -> None:
    listed = claim(CLIENTS, LISTED, 1, count=listing(OWN))
    assert without_applicant([listed], (fact(FactName.APPLICANT, OWN, Kind.LEASE),)) == (listed,)
