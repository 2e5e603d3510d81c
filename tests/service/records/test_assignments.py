"""Who has a dossier: by hand, evenly, by claiming; how it ends, and who is the chair then."""

from __future__ import annotations

from collections import Counter

import pytest

from service.records import assignments, chain
from service.records.refusals import Refused
from service.tables import Role, Stage
from tests.service.records.conftest import Desk


def names(desk: Desk, dossier_id: str) -> list[str]:
    return [one.expert.name for one in assignments.current(desk.session, dossier_id)]


def chair(desk: Desk, dossier_id: str) -> list[str]:
    return [one.expert.name for one in assignments.current(desk.session, dossier_id) if one.chair]


def test_staff_assign_by_hand_and_the_first_is_the_chair(desk: Desk) -> None:
    dossier, staff = desk.dossier("met"), desk.by("工作", Role.STAFF)
    for name in ("甲", "乙", "甲"):
        assignments.assign(desk.session, staff, dossier, desk.person(name))
    assert names(desk, dossier.id) == ["甲", "乙"]
    assert chair(desk, dossier.id) == ["甲"]
    second = assignments.current(desk.session, dossier.id)[1]
    assignments.make_chair(desk.session, staff, dossier, second)
    assert chair(desk, dossier.id) == ["乙"]
    assert assignments.was_given(desk.session, second.expert_id)
    with pytest.raises(Refused, match="active experts"):
        assignments.assign(desk.session, staff, dossier, desk.person("工作"))


def test_dossiers_are_spread_evenly_and_so_are_chairs(desk: Desk) -> None:
    staff = desk.by("工作", Role.STAFF)
    dossiers = [desk.dossier("met") for _ in range(6)]
    among = [desk.person(name) for name in ("甲", "乙", "丙", "丁")]
    assignments.spread(desk.session, staff, dossiers, among, 2)
    had = assignments.current_of_all(desk.session, [d.id for d in dossiers])
    assert {len(found) for found in had.values()} == {2}
    assert set(Counter(one.expert_id for found in had.values() for one in found).values()) == {3}
    chairs = Counter(one.expert_id for found in had.values() for one in found if one.chair)
    assert sum(chairs.values()) == 6
    assert max(chairs.values()) <= 2
    assert assignments.spread(desk.session, staff, dossiers, among, 2) == []  # all have what they need


def test_who_has_most_gets_least_and_who_was_recused_gets_nothing(desk: Desk) -> None:
    staff = desk.by("工作", Role.STAFF)
    busy = [desk.dossier("met") for _ in range(2)]
    for dossier in busy:
        assignments.assign(desk.session, staff, dossier, desk.person("甲"))
    third = desk.dossier("met")
    assignments.assign(desk.session, staff, third, desk.person("乙"))
    assignments.recuse(desk.session, desk.by("乙"), third, "曾任该单位顾问")
    made = assignments.spread(desk.session, staff, [third], [desk.person(n) for n in ("甲", "乙", "丙")], 1)
    assert [one.expert.name for one in made] == ["丙"]
    with pytest.raises(Refused) as refused:
        assignments.assign(desk.session, staff, third, desk.person("乙"))
    assert refused.value.code == "recused"
    assignments.take_off(desk.session, staff, third, made[0], "出差")
    with pytest.raises(Refused) as refused:
        assignments.claim(desk.session, desk.by("乙"), third)
    assert refused.value.code == "recused"


def test_an_expert_claims_and_releases_what_nobody_was_given(desk: Desk) -> None:
    dossier = desk.dossier("met")
    assignments.claim(desk.session, desk.by("甲"), dossier)
    assignments.claim(desk.session, desk.by("乙"), dossier)  # a second opinion
    assert chair(desk, dossier.id) == ["甲"]
    assignments.release(desk.session, desk.by("甲"), dossier)
    assert names(desk, dossier.id) == chair(desk, dossier.id) == ["乙"]
    assert not assignments.was_given(desk.session, desk.person("乙").id)
    deeds = [entry.action for entry in chain.held(desk.session) if entry.action.startswith("assignment.")]
    assert deeds == ["assignment.claimed", "assignment.claimed", "assignment.released"]


def test_what_the_office_gave_is_neither_claimed_by_others_nor_released(desk: Desk) -> None:
    dossier, staff = desk.dossier("met"), desk.by("工作", Role.STAFF)
    given = assignments.assign(desk.session, staff, dossier, desk.person("甲"))
    for code, deed in (
        ("assigned", lambda: assignments.claim(desk.session, desk.by("乙"), dossier)),
        ("not_assigned", lambda: assignments.take_part(desk.session, desk.by("乙"), dossier)),
        ("not_assigned", lambda: assignments.release(desk.session, desk.by("乙"), dossier)),
        ("assigned_to_you", lambda: assignments.release(desk.session, desk.by("甲"), dossier)),
        ("no_reason", lambda: assignments.recuse(desk.session, desk.by("甲"), dossier, "  ")),
        ("no_reason", lambda: assignments.take_off(desk.session, staff, dossier, given, "")),
    ):
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.code == code
    assignments.take_off(desk.session, staff, dossier, given, "出差")
    assert names(desk, dossier.id) == []
    assert [one.reason for one in assignments.former(desk.session, dossier.id)] == ["出差"]


def test_a_signed_dossier_keeps_its_experts(desk: Desk) -> None:
    dossier = desk.dossier("met")
    assignments.claim(desk.session, desk.by("甲"), dossier)
    assert assignments.loads(desk.session)[desk.person("甲").id] == 1
    dossier.stage = Stage.SIGNED
    for deed in (assignments.claim, assignments.release):
        with pytest.raises(Refused) as refused:
            deed(desk.session, desk.by("甲"), dossier)
        assert refused.value.code == "not_under_review"
