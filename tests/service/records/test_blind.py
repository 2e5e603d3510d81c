"""Who reads what blind, what comes of a difference, and that a review does not end before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from service.records import assignments, blind, decisions, signatures
from service.records.refusals import Refused
from service.tables import Asked, BlindReading, Dossier, PageSource, Role, Round, Ruling, Stage
from tests.service.records.conftest import GOOD, Desk


def read_blind(desk: Desk, dossier: Dossier, key: str = "r1", **more: Any) -> BlindReading:
    """A finding of the sample."""
    light = desk.light(dossier, key)
    row = {"asked": Asked.VALUE, "field": "headcount", "machine": "8", "doubted": False, **more}
    made = BlindReading(
        dossier_id=dossier.id,
        run_id=desk.latest(dossier).id,
        rule=key,
        evidence=light.evidence,
        claim=0,
        paper="staff_roster",
        source=PageSource.SCAN,
        scanner="",
        confidence=0.9,
        status=light.status,
        **row,
    )
    desk.session.add(made)
    desk.session.flush()
    return made


def read(desk: Desk, name: str, dossier: Dossier, said: str | None, key: str = "r1") -> BlindReading:
    return blind.answer(desk.session, desk.by(name), dossier, desk.light(dossier, key), said)


def codes(desk: Desk, dossier: Dossier) -> list[str]:
    return [code for code, _ in signatures.obstacles(desk.review(dossier), desk.person("甲").id)]


def test_a_finding_that_nobody_read_keeps_the_review_open(desk: Desk) -> None:
    dossier = desk.dossier("met")
    read_blind(desk, dossier)
    assert codes(desk, dossier)[0] == "undecided"
    with pytest.raises(Refused) as error:
        desk.say("甲", dossier, "r1")
    assert error.value.code == "read_first"
    read(desk, "甲", dossier, "8 人")
    assert codes(desk, dossier) == []
    signatures.sign(desk.session, desk.by("甲"), desk.review(dossier), GOOD, date(2026, 3, 2))
    assert dossier.stage == Stage.SIGNED


def test_one_of_several_experts_reads_and_the_others_see(desk: Desk) -> None:
    dossier, staff = desk.dossier("met"), desk.by("工作", Role.STAFF)
    made = read_blind(desk, dossier)
    (before,) = desk.review(dossier).standings
    assert before.is_blind_for(desk.person("甲").id)  # who may still come to have the dossier
    for name in ("甲", "乙"):
        assignments.assign(desk.session, staff, dossier, desk.person(name))
    (standing,) = desk.review(dossier).standings
    reader = blind.reader_of(made, standing.experts)
    other = next(name for name in ("甲", "乙") if desk.person(name).id != reader)
    assert [standing.is_blind_for(e) for e in sorted(standing.experts)].count(True) == 1
    assert not standing.is_blind_for(None)
    with pytest.raises(Refused) as error:
        read(desk, other, dossier, "8")
    assert error.value.code == "not_for_you"


def test_another_value_opens_the_finding_until_it_is_said_what_it_was(desk: Desk) -> None:
    dossier = desk.dossier("met")
    made = read_blind(desk, dossier)
    read(desk, "甲", dossier, "9")
    assert made.is_right is False
    assert codes(desk, dossier) == ["undecided"]
    light = desk.light(dossier, "r1")
    blind.rule(desk.session, desk.by("甲"), dossier, light, Ruling.SLIP)
    assert (made.agrees, made.is_right, codes(desk, dossier)) == (False, True, [])
    blind.rule(desk.session, desk.by("甲"), dossier, light, Ruling.ERROR)
    assert codes(desk, dossier) == ["undecided"]
    desk.say("甲", dossier, "r1", "overrule", "原件为 9 人")
    assert codes(desk, dossier) == []


def test_what_nobody_can_read_counts_neither_way(desk: Desk) -> None:
    dossier = desk.dossier("met")
    made = read_blind(desk, dossier)
    read(desk, "甲", dossier, None)
    assert (made.is_right, codes(desk, dossier)) == (None, [])
    with pytest.raises(Refused) as error:
        read(desk, "甲", dossier, "8")
    assert error.value.code == "nothing_asked"
    with pytest.raises(Refused) as error:
        blind.rule(desk.session, desk.by("甲"), dossier, desk.light(dossier, "r1"), Ruling.SLIP)
    assert error.value.code == "no_difference"


def test_what_cannot_be_compared_is_not_kept(desk: Desk) -> None:
    dossier = desk.dossier("met")
    made = read_blind(desk, dossier)
    with pytest.raises(Refused):
        read(desk, "甲", dossier, "许多")
    assert made.at is None


def test_other_evidence_is_another_finding(desk: Desk) -> None:
    dossier = desk.dossier("met")
    read_blind(desk, dossier)
    desk.run(dossier, "met", evidence="f")
    assert codes(desk, dossier) == []
    (standing,) = decisions.standings([desk.light(dossier, "r1")], decisions.said_of(desk.session, dossier.id))
    assert standing.reading is None


def test_the_share_is_set_within_bounds_and_the_log_has_it(desk: Desk) -> None:
    found = Round(number="一号", title="一", opens_on=date(2026, 1, 1), closes_on=date(2026, 2, 1), notice="")
    desk.session.add(found)
    desk.session.flush()
    assert (found.blind_share, len(found.blind_seed)) == (5, 64)
    seed, staff = found.blind_seed, desk.by("工作", Role.STAFF)
    blind.set_share(desk.session, staff, found, 20)
    assert (found.blind_share, found.blind_seed) == (20, seed)
    with pytest.raises(Refused):
        blind.set_share(desk.session, staff, found, 101)
