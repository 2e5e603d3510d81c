"""Every deed of the procedure's table is walked from the table: by whom, from where, with what, and what is kept."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from service.database import Database
from service.procedure import BACK, Deed, Party, procedure
from service.procedure.model import Need
from service.records import accounts, chain, messages, steps
from service.records.audit import actor_of
from service.records.dossiers import Upload
from service.records.refusals import Refused
from service.records.steps import Said
from service.tables import Assignment, Decision, Dossier, Role, Run, Stage, Step, User, Verdict

DEEDS = list(procedure().deeds.values())
LONG_AGO, TODAY = date(2024, 3, 1), date(2024, 6, 3)
ROLES = {Party.OWNER: Role.APPLICANT, Party.EXPERTS: Role.EXPERT, Party.STAFF: Role.STAFF}
FULL = Said("理由说明", Upload("函.pdf", "f" * 64, 12), LONG_AGO)


def standing(session: Session, people: dict[str, int], stage: str) -> Dossier:
    """A dossier of the applicant's in that state, which it entered long ago; the expert has it."""
    dossier = Dossier(owner_id=people["applicant"], stage=Stage(stage), applicant="阳江样例服务有限公司")
    session.add(dossier)
    session.flush()
    session.add(Step(dossier_id=dossier.id, deed="undo", before="draft", after=stage, day=LONG_AGO))
    run = Run(dossier_id=dossier.id, number=1, cause="again", requested_by_id=people["applicant"])
    session.add(run)
    session.flush()
    said = {"rule": "8.1.assets", "evidence": "e" * 64, "status": "met", "verdict": Verdict.AGREE}
    session.add(Decision(dossier_id=dossier.id, run_id=run.id, by_id=people["expert"], **said))
    session.add(Assignment(dossier_id=dossier.id, expert_id=people["expert"], chair=True, by_id=people["expert"]))
    return dossier


def take(session: Session, people: dict[str, int], dossier: Dossier, deed: Deed, role: Role, said: Said) -> Step:
    actor = actor_of(session.get_one(User, people[role.value]))
    return steps.do(session, actor, role, dossier, deed.name, TODAY, said)


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
def test_a_deed_leads_from_where_to_where_the_table_says(
    database: Database, people: dict[str, int], deed: Deed
) -> None:
    for source in deed.sources:
        with database.writing() as session:
            dossier = standing(session, people, source)
            step = take(session, people, dossier, deed, ROLES[deed.who[0]], FULL)
            assert step.before == source
            assert dossier.stage.value == (deed.to if deed.to != BACK else "submitted")
            assert (step.reason, step.name, step.day) == (FULL.reason, "函.pdf", LONG_AGO)
            entry = chain.held(session)[-1]
            assert (entry.action, entry.dossier_id) == (f"dossier.{deed.name}", dossier.id)
            told = {m.user_id for m in session.query(messages.Message).filter_by(dossier_id=dossier.id)}
            doer = people[ROLES[deed.who[0]].value]
            assert told == {people[ROLES[party].value] for party in deed.tells} - {doer}


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
def test_a_deed_is_refused_to_others_elsewhere_and_without_what_it_needs(
    database: Database, people: dict[str, int], deed: Deed
) -> None:
    refused = []
    with database.writing() as session:
        for role in {ROLES[party] for party in Party} - {ROLES[party] for party in deed.who}:
            dossier = standing(session, people, deed.sources[0])
            with pytest.raises(Refused) as caught:
                take(session, people, dossier, deed, role, FULL)
            refused.append(caught.value.code)
            assert dossier.stage.value == deed.sources[0]
        for state in set(procedure().states) - set(deed.sources):
            with pytest.raises(Refused, match="state"):
                take(session, people, standing(session, people, state), deed, ROLES[deed.who[0]], FULL)
        for need in deed.needs:
            parts = {"reason": FULL.reason, "paper": FULL.paper, "day": FULL.day, need.value: None}
            said = Said(parts["reason"] or "", parts["paper"], parts["day"])
            with pytest.raises(Refused) as caught:
                take(session, people, standing(session, people, deed.sources[0]), deed, ROLES[deed.who[0]], said)
            assert caught.value.code == f"no_{need.value}"
    assert set(refused) <= {"not_yours"}


def test_the_straight_way_from_the_draft_to_the_recognition(database: Database, people: dict[str, int]) -> None:
    with database.writing() as session:
        dossier = Dossier(owner_id=people["applicant"])
        session.add(dossier)
        session.flush()
        way = [
            ("submit", Role.APPLICANT, date(2024, 4, 1)),
            ("recommend", Role.STAFF, date(2024, 4, 8)),
            ("accept", Role.STAFF, date(2024, 4, 10)),
            ("give_back", Role.STAFF, date(2024, 4, 12)),
            ("resubmit", Role.APPLICANT, date(2024, 4, 16)),
            ("sign", Role.EXPERT, date(2024, 4, 20)),
            ("nominate", Role.STAFF, date(2024, 4, 22)),
            ("visit", Role.STAFF, date(2024, 4, 25)),
            ("announce", Role.STAFF, date(2024, 5, 6)),
        ]
        for name, role, day in way:
            said = Said("说明", FULL.paper, day)
            steps.do(session, actor_of(session.get_one(User, people[role.value])), role, dossier, name, day, said)
        assert [s.after for s in steps.history(session, dossier.id)][4] == "accepted"  # where it was given back from
        assert dossier.signed_by_id == people["expert"]
        staff = actor_of(session.get_one(User, people["staff"]))
        said = Said(paper=FULL.paper, day=date(2024, 5, 13))
        with pytest.raises(Refused, match="2024-05-13"):  # the seventh day is not over
            steps.do(session, staff, Role.STAFF, dossier, "recognise", date(2024, 5, 13), said)
        steps.do(session, staff, Role.STAFF, dossier, "recognise", date(2024, 5, 14), said)
        assert dossier.stage == Stage.RECOGNISED
        steps.do(session, staff, Role.STAFF, dossier, "undo", date(2024, 5, 14), Said("录入有误"))
        assert dossier.stage == Stage.ANNOUNCED
        steps.do(session, staff, Role.STAFF, dossier, "undo", date(2024, 5, 14), Said("录入有误"))
        assert dossier.stage == Stage.VISITED


def test_a_day_that_is_not_there_yet_is_refused(database: Database, people: dict[str, int]) -> None:
    with database.writing() as session:
        dossier = standing(session, people, "recommended")
        with pytest.raises(Refused, match="future"):
            take(session, people, dossier, procedure().deeds["accept"], Role.STAFF, Said(day=date(2024, 6, 4)))


def test_the_forms_ask_for_all_that_is_needed() -> None:
    for deed in DEEDS:
        assert set(deed.needs) <= set(deed.asks)
        assert len(set(deed.asks)) == len(deed.asks)
    assert procedure().deeds["recognise"].needs == (Need.DAY, Need.PAPER)


def test_messages_are_read_one_by_one_or_all_at_once(database: Database, people: dict[str, int]) -> None:
    with database.writing() as session:
        session.get_one(User, people["applicant"]).email = "unit@example.org"
        dossier = standing(session, people, "signed")
        for _ in range(2):
            messages.tell(session, dossier, [Party.OWNER], "step.nominate", procedure().deeds["nominate"].told)
        first, second = messages.of_user(session, people["applicant"], 0, 10)
        assert (first.id > second.id, first.dossier_id) == (True, dossier.id)
        assert messages.unread(session, people["applicant"]) == 2
        messages.read(session, people["expert"], first.id)  # another's stays unread
        assert messages.unread(session, people["applicant"]) == 2
        messages.read(session, people["applicant"], first.id)
        assert messages.unread(session, people["applicant"]) == 1
        messages.read(session, people["applicant"])
        assert messages.unread(session, people["applicant"]) == 0


def test_nobody_who_left_is_told(database: Database, people: dict[str, int]) -> None:
    with database.writing() as session:
        staff = actor_of(session.get_one(User, people["staff"]))
        accounts.set_access(session, staff, session.get_one(User, people["applicant"]), Role.APPLICANT, False)
        dossier = standing(session, people, "signed")
        assert messages.tell(session, dossier, [Party.OWNER], "x", procedure().deeds["nominate"].told) == []
