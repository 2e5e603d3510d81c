"""An expert's sum: whole, with the round's points, and only as long as what it rests on stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from service.records import assignments, opinions
from service.records.opinions import Given, Sum
from service.records.refusals import Refused
from service.tables import Dossier, Opinion, Recommendation, Role, Round
from tests.checkers.rulebook.test_notice import HEAD
from tests.checkers.rulebook.test_scores import SCORES
from tests.service.records.conftest import GOOD, Desk

POINTS = {"services": "38.5", "results": "30", "team": "20.0"}


def give(desk: Desk, name: str, dossier: Dossier, said: Sum = GOOD) -> Opinion:
    review = desk.review(dossier)
    return opinions.give(desk.session, desk.by(name), dossier, review.run, review.standings, said)


def given(desk: Desk, dossier: Dossier, name: str) -> Given:
    return desk.review(dossier).given[desk.person(name).id]


def scored(desk: Desk) -> Dossier:
    dossier = desk.dossier("met")
    day = date(2023, 3, 1)
    dossier.round = Round(number="1", title="通知", opens_on=day, closes_on=day, notice=HEAD + SCORES)
    desk.session.flush()
    return dossier


def test_all_findings_come_first(desk: Desk) -> None:
    dossier = desk.dossier("not_met", "met")
    desk.say("甲", dossier, "r2")
    with pytest.raises(Refused, match="1 findings wait"):
        give(desk, "甲", dossier)
    desk.say("甲", dossier, "r1")
    opinion = give(desk, "甲", dossier)
    assert (opinion.recommendation, opinion.scores) == (Recommendation.RECOMMEND, {})
    assert given(desk, dossier, "甲").holds


@pytest.mark.parametrize(
    ("said", "code"),
    [(Sum(None), "no_sum"), (Sum(Recommendation.REJECT, " "), "no_remark"), (Sum(Recommendation.RECHECK), "no_remark")],
)
def test_a_sum_is_chosen_and_reasoned(desk: Desk, said: Sum, code: str) -> None:
    with pytest.raises(Refused) as refused:
        give(desk, "甲", desk.dossier("met"), said)
    assert refused.value.code == code


def test_points_are_those_of_the_rounds_table(desk: Desk) -> None:
    dossier = scored(desk)
    give(desk, "甲", dossier, Sum(Recommendation.RECOMMEND, "", {**POINTS, "unknown": "9"}))
    found = given(desk, dossier, "甲")
    assert found.opinion.scores == {"services": "38.5", "results": "30", "team": "20"}
    assert found.total == Decimal("88.5")


@pytest.mark.parametrize("points", ["", "26", "-1", "7.55", "很好", "NaN", "Infinity"])
def test_points_out_of_range_are_refused_by_row(desk: Desk, points: str) -> None:
    with pytest.raises(Refused, match="Team") as refused:
        give(desk, "甲", scored(desk), Sum(Recommendation.RECOMMEND, "", {**POINTS, "team": points}))
    assert refused.value.code == "unfit_points"


def test_it_holds_as_long_as_evidence_and_words_do(desk: Desk) -> None:
    dossier = desk.dossier("not_met")
    desk.say("甲", dossier, "r1")
    give(desk, "甲", dossier)
    desk.say("甲", dossier, "r1", "overrule", "另有合同")
    assert not given(desk, dossier, "甲").holds
    give(desk, "甲", dossier)
    assert given(desk, dossier, "甲").holds
    desk.run(dossier, "not_met", evidence="f")
    assert not given(desk, dossier, "甲").holds


def test_others_words_do_not_touch_it_and_it_can_be_withdrawn(desk: Desk) -> None:
    dossier = desk.dossier("not_met")
    for name in ("甲", "乙"):
        assignments.assign(desk.session, desk.by("工作", Role.STAFF), dossier, desk.person(name))
    desk.say("甲", dossier, "r1")
    give(desk, "甲", dossier)
    desk.say("乙", dossier, "r1", "ask", "请补")
    assert given(desk, dossier, "甲").holds
    opinions.withdraw(desk.session, desk.by("甲"), dossier)
    assert desk.review(dossier).given == {}
    with pytest.raises(Refused) as refused:
        opinions.withdraw(desk.session, desk.by("甲"), dossier)
    assert refused.value.code == "nothing_given"
