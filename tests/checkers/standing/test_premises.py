"""Areas add up where they are of different premises, and only there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checkers.rulebook.loading import load
from checkers.standing.figures import Figure
from checkers.standing.premises import NOT_OFFICE, areas
from extractors.model import Claim, FactName, Lease, Paper
from tests.checkers.build import AREA, DAY, DEED, LEASE, case, claim, fact

AROUND = load().rule("8.1.local_entity").where()
A, B, STORE = "滨江路8号301室", "滨江路8号302室", "滨江路8号一楼仓库"


def area(value: float, where: str | None = None, document: str = "一.pdf", **other: object) -> Claim:
    """An area in a lease."""
    return claim(AREA, LEASE, value, subject=where, document=document, **other)


def settled(*claims: Claim) -> Figure:
    return areas(
        dict(enumerate(claims)), case(*claims, facts=(fact(FactName.APPLICANT, "阳江市榕桥企业服务有限公司"),))
    )


def test_leases_of_different_rooms_add_up() -> None:
    found = settled(area(60, A), area(55, B, "二.pdf"))
    assert (found.main.amount.value, found.main.parts, found.others) == (Decimal(115), (0, 1), ())


def test_two_papers_on_one_room_do_not() -> None:
    found = settled(area(60, A), claim(AREA, DEED, 60, subject="江城区" + A, document="证.pdf"))
    assert (found.main.amount.value, found.main.claims) == (Decimal(60), (0, 1))


def test_what_cannot_be_told_apart_is_left_open() -> None:
    found = settled(area(60), area(55, None, "二.pdf"))
    assert found.main.amount.value == Decimal(60)
    assert [(o.amount.value, o.whole) for o in found.others] == [(Decimal(55), False), (Decimal(115), True)]


def test_a_lease_handed_in_twice_is_one_where_a_scan_lost_its_address() -> None:
    term = Lease(since=date(2022, 1, 1), until=DAY.replace(year=DAY.year + 1))
    copy, other = area(60, None, "副本.pdf", lease=term), area(55, B, "二.pdf")
    found = settled(area(60, A, lease=term), copy, other)
    assert (found.main.amount.value, found.others) == (Decimal(115), ())
    later = replace(copy, lease=Lease(since=date(2022, 6, 1), until=term.until))
    assert settled(area(60, A, lease=term), later, other).main.amount.value == Decimal(60)


def test_a_total_of_rooms_is_no_further_room() -> None:
    found = settled(area(60, A), area(55, A), area(115, A))
    assert (found.main.amount.value, found.others) == (Decimal(115), ())


@pytest.mark.parametrize(
    ("lease", "why"),
    [
        (Lease(until=date(2023, 1, 31)), "租期已于 2023-01-31 届满，未计入"),
        (Lease(since=date(2023, 6, 1)), "租期自 2023-06-01 起，尚未开始，未计入"),
    ],
)
def test_what_is_not_leased_today_is_left_out(lease: Lease, why: str) -> None:
    found = settled(area(120, A), replace(area(80, B, "二.pdf"), lease=lease))
    assert found.main.amount.value == Decimal(120)
    assert [(i, reason.zh) for i, reason in found.aside] == [(1, why)]


def test_a_store_counts_nothing_and_alone_lets_nothing_be_judged() -> None:
    assert settled(area(60, A), area(300, STORE, "二.pdf")).aside == ((1, NOT_OFFICE),)
    assert settled(area(300, STORE)).unjudgeable == (NOT_OFFICE,)
    assert settled(replace(area(120, A), lease=Lease(since=DAY, until=DAY))).unjudgeable == ()


def test_a_landlords_certificate_may_tell_more_than_is_let() -> None:
    lease = area(72, A, lease=Lease(tenant="阳江市榕桥企业服务有限公司"))
    more, less = (claim(AREA, DEED, n, subject=A, document="证.pdf") for n in (190, 60))
    papers = (
        Paper(LEASE, lease.evidence.document, owner="阳江市榕桥企业服务有限公司", landlord="林木森"),
        Paper(DEED, "证.pdf", owner="林木森"),
    )
    named = fact(FactName.APPLICANT, "阳江市榕桥企业服务有限公司")
    alone = areas({0: lease, 1: more}, case(lease, more, papers=papers, facts=(named,)))
    assert (alone.main.amount.value, alone.others) == (Decimal(72), ())
    apart = areas({0: lease, 1: less}, case(lease, less, papers=papers, facts=(named,)))
    assert [o.conflict for o in apart.others] == [True]


@pytest.mark.parametrize(
    ("paper", "asked"),
    [
        (Paper(LEASE, "解除.pdf", title="办公用房租赁合同解除协议"), True),
        (Paper(LEASE, "出租.pdf", owner="漠江荔枝广告社", landlord="阳江市榕桥企业服务有限公司"), True),
        (Paper(LEASE, "续租.pdf", title="办公用房租赁合同补充协议"), False),
        (Paper(LEASE, "另租.pdf", owner="阳江市榕桥企业服务有限公司", landlord="林木森"), False),
    ],
)
def test_rooms_that_were_given_up_or_let_out_are_asked_for(paper: Paper, asked: bool) -> None:
    lease = area(130, A)
    own = Paper(LEASE, lease.evidence.document, owner="阳江市榕桥企业服务有限公司", landlord="林木森")
    named = fact(FactName.APPLICANT, "阳江市榕桥企业服务有限公司")
    found = areas({0: lease}, case(lease, papers=(own, paper), facts=(named,)))
    assert (found.main.amount.value, bool(found.unjudgeable)) == (Decimal(130), asked)


def test_rooms_in_another_city_are_no_office_here_and_alone_let_nothing_be_judged() -> None:
    there, here = area(160, "佛山市禅城区木棉路8号"), area(60, A, "二.pdf")
    alone = areas({0: there}, case(there), AROUND)
    assert (alone.main.amount.value, len(alone.unjudgeable)) == (Decimal(160), 1)
    both = areas({0: there, 1: here}, case(there, here), AROUND)
    assert (both.main.amount.value, [i for i, _ in both.aside]) == (Decimal(60), [0])
    assert areas({0: there}, case(there)).unjudgeable == ()


def test_a_lease_whose_end_is_no_day_leaves_its_area_open() -> None:
    lease = area(120, A)
    end = fact(FactName.PAPER_END_UNREAD, "丙午年清明", LEASE, document="一.pdf")
    other = fact(FactName.PAPER_END_UNREAD, "丙午年清明", LEASE, document="二.pdf")
    whole = case(lease, facts=(fact(FactName.APPLICANT, "阳江市榕桥企业服务有限公司"), end))
    assert "丙午年清明" in areas({0: lease}, whole).unjudgeable[0].zh
    assert areas({0: lease}, replace(whole, facts=(other,))).unjudgeable == ()
