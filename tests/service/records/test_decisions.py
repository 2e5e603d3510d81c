"""Experts' words are kept apart, told of one another, withdrawn with their history, and settled by the chair alone."""

from __future__ import annotations

import pytest

from service.records import assignments, decisions
from service.records.decisions import Standing, Word
from service.records.refusals import Refused
from service.tables import Decision, Dossier, Role, Stage, Verdict
from tests.service.records.conftest import Desk


def standing(desk: Desk, dossier: Dossier, key: str = "r1") -> Standing:
    return next(s for s in desk.review(dossier).standings if s.light.key == key)


def two(desk: Desk, *statuses: str) -> Dossier:
    dossier = desk.dossier(*statuses)
    for name in ("甲", "乙"):
        assignments.assign(desk.session, desk.by("工作", Role.STAFF), dossier, desk.person(name))
    return dossier


def settle(desk: Desk, name: str, dossier: Dossier, verdict: str) -> Decision:
    word = Word(Verdict(verdict), "以原件为准")
    run, light = desk.latest(dossier), desk.light(dossier, "r1")
    return decisions.settle(desk.session, desk.by(name), dossier, run, light, word)


def test_a_word_on_what_nobody_has_claims_it(desk: Desk) -> None:
    dossier = desk.dossier("not_met")
    desk.say("甲", dossier, "r1")
    assert [one.expert.name for one in assignments.current(desk.session, dossier.id)] == ["甲"]
    with pytest.raises(Refused) as refused:
        desk.say("乙", dossier, "r1", "ask", "请补")
    assert refused.value.code == "not_assigned"


def test_nobodys_word_takes_the_place_of_anothers(desk: Desk) -> None:
    dossier = two(desk, "not_met")
    desk.say("甲", dossier, "r1", "ask", "请补审计报告")
    assert standing(desk, dossier).is_open  # the other has not spoken
    desk.say("乙", dossier, "r1", "agree")
    found = standing(desk, dossier)
    assert [(one.by.name, one.verdict) for one in found.words] == [("甲", "ask"), ("乙", "agree")]
    assert found.is_conflict
    assert found.is_open
    assert found.decision is None
    assert [one.by.name for one in found.others(desk.person("乙").id)] == ["甲"]
    desk.say("甲", dossier, "r1", "agree")  # of one's own words the latest counts
    assert standing(desk, dossier).decision is not None
    assert not standing(desk, dossier).is_open


def test_the_strictest_word_stands_until_the_chair_settles(desk: Desk) -> None:
    dossier = two(desk, "not_met")
    desk.say("甲", dossier, "r1", "agree")
    desk.say("乙", dossier, "r1", "ask", "请补审计报告")
    assert decisions.latest(desk.session, dossier.id)["r1"].verdict == Verdict.ASK
    assert [one.reason for one in decisions.asks(desk.session, dossier.id)] == ["请补审计报告"]
    with pytest.raises(Refused) as refused:
        settle(desk, "乙", dossier, "ask")
    assert refused.value.code == "not_chair"
    settle(desk, "甲", dossier, "overrule")
    found = standing(desk, dossier)
    assert found.decision is found.settled
    assert (found.is_open, found.is_conflict, len(found.words)) == (False, False, 2)
    assert decisions.latest(desk.session, dossier.id)["r1"].verdict == Verdict.OVERRULE
    assert decisions.asks(desk.session, dossier.id) == []
    decisions.withdraw(desk.session, desk.by("甲"), dossier, "r1", settles=True)
    assert standing(desk, dossier).is_conflict


def test_a_word_is_withdrawn_and_its_history_stays(desk: Desk) -> None:
    dossier = desk.dossier("not_met")
    desk.say("甲", dossier, "r1", "agree")
    desk.say("甲", dossier, "r1", "overrule", "另有合同")
    decisions.withdraw(desk.session, desk.by("甲"), dossier, "r1")
    assert standing(desk, dossier).words == ()  # not even the word before it
    assert standing(desk, dossier).is_open
    history = decisions.history(desk.session, dossier.id)["r1"]
    assert [(one.verdict, one.withdrawn_at is None) for one in history] == [("overrule", False), ("agree", True)]
    with pytest.raises(Refused) as refused:
        decisions.withdraw(desk.session, desk.by("甲"), dossier, "r1")
    assert refused.value.code == "nothing_said"
    dossier.stage = Stage.SIGNED
    with pytest.raises(Refused):
        desk.say("甲", dossier, "r1")


def test_who_has_the_dossier_no_longer_does_not_count(desk: Desk) -> None:
    dossier = two(desk, "not_met")
    desk.say("甲", dossier, "r1", "agree")
    desk.say("乙", dossier, "r1", "ask", "请补")
    assignments.recuse(desk.session, desk.by("乙"), dossier, "亲属")
    found = standing(desk, dossier)
    assert [one.by.name for one in found.words] == ["甲"]
    assert not found.is_open
    assert decisions.asks(desk.session, dossier.id) == []


def test_a_word_on_other_evidence_is_asked_for_again(desk: Desk) -> None:
    dossier = two(desk, "not_met", "met")
    for name in ("甲", "乙"):
        desk.say(name, dossier, "r1")
    desk.run(dossier, "met", "met", evidence="f")
    found = standing(desk, dossier)
    assert found.former is not None
    assert found.is_open
    desk.say("甲", dossier, "r1")
    assert standing(desk, dossier).is_open_for(desk.person("乙").id)


def test_who_disagrees_with_what_is_met_has_all_asked(desk: Desk) -> None:
    dossier = two(desk, "met")
    assert not standing(desk, dossier).is_open
    desk.say("甲", dossier, "r1", "overrule", "材料为他人所有")
    assert standing(desk, dossier).is_open_for(desk.person("乙").id)


def test_all_that_hinders_is_told(desk: Desk) -> None:
    dossier = two(desk, "not_met", "missing", "uncertain")
    desk.say("甲", dossier, "r1", "agree")
    desk.say("乙", dossier, "r1", "overrule", "不妥")
    for name in ("甲", "乙"):
        desk.say(name, dossier, "r2", "ask", "请补")
    codes = [code for code, _ in decisions.obstacles(desk.review(dossier).standings)]
    assert codes == ["undecided", "conflicts", "asks_open"]
