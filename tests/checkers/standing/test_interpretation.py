"""Article 8(3) as the office decided it: shaky while nobody has, settled afterwards, and judged by what was decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checkers.check import check
from checkers.model import Case, Finding, Status
from checkers.rulebook.model import Decision, Interpretation, Rulebook
from checkers.standing.interpretation import as_decided, tells
from tests.checkers.build import FORM, RATIO, ROSTER, case, claim, count, rulebook

RULE = "8.3.qualification_ratio"
DECIDED = date(2021, 12, 20)


def decided(how: Interpretation, first_day: date = date(2022, 1, 1)) -> Rulebook:
    """The project's rulebook with the office's decision in it."""
    rule = replace(rulebook().rule(RULE), decisions=(Decision(first_day, how, "评审工作会议", DECIDED),))
    return replace(rulebook(), rules=tuple(rule if r.id == RULE else r for r in rulebook().rules))


def judged(book: Rulebook, some: Case, rule: str = RULE) -> Finding:
    return next(f for f in check(some, book) if f.rule == rule)


def roster(value: str, strict: str, low: str | None = None, high: str | None = None) -> Case:
    """A roster with degrees and titles; the bounds are those of the strict share."""
    plain = count(float(value), float(value), float(strict))
    bounded = replace(plain, strict_low=Decimal(low or strict), strict_high=Decimal(high or strict))
    return case(claim(RATIO, ROSTER, value, count=bounded))


def test_undecided_the_other_reading_is_named_and_the_verdict_is_shaky() -> None:
    found = judged(rulebook(), roster("0.8", "0.4"))
    assert (found.status, found.stable) == (Status.MET, False)
    assert "审核单位" in found.message.zh and "40%" in found.message.zh


def test_decided_for_either_nobody_is_asked_again() -> None:
    found = judged(decided(Interpretation.EITHER), roster("0.8", "0.4"))
    assert (found.status, found.stable, found.alternatives) == (Status.MET, True, ())
    assert "评审工作会议" in found.message.zh and "2021-12-20" in found.message.en


@pytest.mark.parametrize(
    ("some", "status"),
    [
        (roster("0.8", "0.4"), Status.NOT_MET),
        (roster("0.8", "0.7"), Status.MET),
        (roster("0.8", "0.6", low="0.5"), Status.UNCERTAIN),
        (roster("0.8", "0.5", high="0.6"), Status.UNCERTAIN),
    ],
)
def test_decided_for_both_the_strict_share_is_judged_within_its_own_bounds(some: Case, status: Status) -> None:
    found = judged(decided(Interpretation.BOTH), some)
    assert found.status is status
    assert "同时具备" in found.message.zh


@pytest.mark.parametrize(("share", "status"), [("0.75", Status.UNCERTAIN), ("0.5", Status.NOT_MET)])
def test_a_share_that_is_merely_stated_is_never_enough_where_both_are_asked(share: str, status: Status) -> None:
    assert judged(decided(Interpretation.BOTH), case(claim(RATIO, ROSTER, share))).status is status
    assert judged(decided(Interpretation.BOTH), case(claim(RATIO, FORM, share))).status is status


def test_a_decision_holds_from_its_first_day_on() -> None:
    later = decided(Interpretation.BOTH, first_day=date(2030, 1, 1))
    assert judged(later, roster("0.8", "0.4")).status is Status.MET


def test_what_is_declared_is_compared_with_the_share_that_was_decided_on() -> None:
    some = roster("0.8", "0.4")
    both = replace(some, claims=(*some.claims, claim(RATIO, FORM, "0.4", "40%")))
    assert judged(decided(Interpretation.BOTH), both, "agreement.qualification_ratio").status is Status.MET
    assert judged(decided(Interpretation.EITHER), both, "agreement.qualification_ratio").status is Status.INCONSISTENT


def test_a_list_with_one_column_alone_tells_nothing_of_both() -> None:
    plain = claim(RATIO, ROSTER, "0.8", count=count(0.8, 0.8))
    assert not tells(plain)
    assert as_decided(case(plain), decided(Interpretation.BOTH)).claims == (plain,)
