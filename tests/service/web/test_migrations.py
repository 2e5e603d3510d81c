"""A database that an earlier version filled is brought up to date with all that was written in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import psycopg
import pytest
from alembic import command
from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from checkers.rulebook.loading import load
from service.database import Database, altering, is_current, migrate
from service.pairs.model import FileMark, Marks
from service.records import assignments, chain, corrections, decisions, pairs, reports, rounds
from service.records.audit import SYSTEM, Subject, note
from service.report.parsing import report_of
from service.settings import database_address
from service.tables import AuditEntry, Dossier, RecoveryCode, Run, Stage, User
from tests.checkers.rulebook.test_notice import HEAD
from tests.service.report.test_parsing import first_report

AT = "2024-03-01 08:00:00.000000"
WRITTEN = (
    (
        "users",
        {
            "id": 1,
            "name": "staff",
            "key": "staff",
            "password": "x",
            "role": "staff",
            "language": "zh",
            "active": True,
            "epoch": 0,
            "created_at": AT,
        },
    ),
    (
        "dossiers",
        {
            "id": "d" * 16,
            "owner_id": 1,
            "stage": "submitted",
            "title": "",
            "applicant": "",
            "services": "[]",
            "created_at": AT,
            "sign_note": "",
        },
    ),
    (
        "runs",
        {
            "id": 1,
            "dossier_id": "d" * 16,
            "number": 1,
            "state": "done",
            "cause": "asked",
            "options": "{}",
            "requested_by_id": 1,
            "queued_at": AT,
            "attempt": 1,
            "pages_done": 0,
            "pages_total": 0,
        },
    ),
    (
        "run_reports",
        {
            "run_id": 1,
            "body": json.dumps(first_report(), ensure_ascii=False),
            "html_zh": "a" * 64,
            "html_en": "b" * 64,
            "summary": "{}",
            "written_at": AT,
        },
    ),
    (
        "claim_corrections",
        {
            "id": 1,
            "dossier_id": "d" * 16,
            "spot": "c" * 64,
            "field": "total_assets",
            "before": "520000",
            "value": "502000.50",
            "reason": "原件",
            "by_id": 1,
            "at": AT,
        },
    ),
)
"""A run with its report, and a correction of it, as the first version wrote them."""


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database with the first tables, filled."""
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'old.db'}")
    else:
        server = request.getfixturevalue("postgres_url")
        name = f"old_{tmp_path.name.replace('-', '_')}"[:60].lower()
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        database = Database(database_address(server.replace("@/postgres", f"@/{name}")))
    migrate(database.engine, "0001")
    with database.writing() as session:
        for table, row in WRITTEN:
            names = ", ".join(row)
            values = ", ".join(f":{key}" for key in row)
            session.execute(text(f"INSERT INTO {table} ({names}) VALUES ({values})"), row)
    yield database
    database.close()


def test_a_report_and_a_correction_of_the_first_version_are_read(old: Database) -> None:
    assert not is_current(old.engine)
    migrate(old.engine)
    assert is_current(old.engine)
    with old.reading() as session:
        (correction,) = corrections.values(session, "d" * 16)
        body = reports.body_of(session, session.get_one(Run, 1))
    assert (Decimal(correction.before), Decimal(correction.value)) == (520000, Decimal("502000.50"))
    assert (correction.reason, correction.by.name) == ("原件", "staff")
    assert body is not None
    report = report_of(body)
    assert (report.claims[0].value, report.facts) == (520000, ())


def test_what_was_written_takes_part_in_comparisons_from_its_next_run_on(old: Database) -> None:
    migrate(old.engine)
    with old.writing() as session:
        assert pairs.waiting(session) == []
        pairs.mark_file(session, [FileMark("a" * 64, 0, author="沃云开"), FileMark("a" * 64, 1, "9b" * 128, True)])
        pairs.mark_dossier(session, 1, Marks("d" * 16, 1, ("某公司",), ()))
    with old.reading() as session:
        assert pairs.waiting(session) == ["d" * 16]
        assert pairs.unmarked(session, ["a" * 64, "b" * 64]) == {"b" * 64}
        assert [m.page for m in pairs.told_of(session, ["a" * 64])] == [0, 1]


def test_who_decided_before_has_the_dossier_and_the_last_word_makes_the_chair(old: Database) -> None:
    added = "INSERT INTO users (id, name, key, password, role, language, active, epoch, created_at)"
    word = "INSERT INTO decisions (dossier_id, run_id, rule, evidence, status, verdict, reason, by_id, at)"
    with old.writing() as session:
        for number in (2, 3):
            values = {"id": number, "name": f"e{number}", "at": AT, "on": True}
            session.execute(text(f"{added} VALUES (:id, :name, :name, 'x', 'expert', 'zh', :on, 0, :at)"), values)
        for number in (2, 3, 2):
            values = {"dossier": "d" * 16, "evidence": "e" * 64, "by": number, "at": AT}
            session.execute(text(f"{word} VALUES (:dossier, 1, 'r', :evidence, 'met', 'agree', '', :by, :at)"), values)
    migrate(old.engine)
    with old.reading() as session:
        found = assignments.current(session, "d" * 16)
        assert [(one.expert_id, one.chair, one.is_claimed) for one in found] == [(2, True, True), (3, False, True)]
        assert [one.by_id for one in decisions.said_of(session, "d" * 16).words["r"]] == [3, 2]
    downgrade(old.engine, "0004")
    with old.reading() as session:
        assert session.execute(text("SELECT COUNT(*) FROM decisions")).scalar() == 3


def test_the_earlier_version_has_no_room_for_pairs(old: Database) -> None:
    migrate(old.engine)
    downgrade(old.engine, "0002")
    with old.reading() as session:
        left = set(inspect(session.connection()).get_table_names())
    assert "claim_corrections" in left
    assert left.isdisjoint({"file_marks", "dossier_marks", "dossier_pairs", "pair_dismissals"})


def downgrade(engine: Engine, revision: str) -> None:
    """Take the tables back to `revision`."""
    with altering(engine) as config:
        command.downgrade(config, revision)


def test_texts_longer_than_any_figure_find_room(old: Database) -> None:
    migrate(old.engine)
    name = "漠江" + "云帆" * 60 + "有限公司"
    with old.writing() as session:
        session.execute(text("UPDATE claim_corrections SET field = 'applicant', value = :name"), {"name": name})
    with old.reading() as session:
        assert corrections.values(session, "d" * 16)[0].value == name


def test_dossiers_of_before_belong_to_no_round_and_may_come_into_one(old: Database) -> None:
    migrate(old.engine)
    with old.writing() as session:
        dossier = session.get_one(Dossier, "d" * 16)
        assert dossier.round is None
        dossier.as_of = date(2023, 3, 1)
        session.flush()
        rounds.add(session, SYSTEM, HEAD, load())
        assert dossier.round_id is not None
    with pytest.raises(IntegrityError), old.writing() as session:
        session.execute(text("UPDATE dossiers SET round_id = 4711"))


def test_the_rounds_can_be_taken_back(old: Database) -> None:
    migrate(old.engine)
    with old.writing() as session:
        session.execute(text("UPDATE dossiers SET as_of = '2023-03-01'"))
        rounds.add(session, SYSTEM, HEAD, load())
    downgrade(old.engine, "0002")
    with old.reading() as session:
        assert session.execute(text("SELECT id FROM dossiers")).scalars().all() == ["d" * 16]
    migrate(old.engine)
    assert is_current(old.engine)


def test_a_dossier_keeps_its_papers_and_its_owner_when_it_may_take_more_steps(old: Database) -> None:
    migrate(old.engine)
    with old.writing() as session:
        dossier = session.get_one(Dossier, "d" * 16)
        assert (dossier.stage, dossier.owner.name, dossier.owner.email) == (Stage.SUBMITTED, "staff", "")
        dossier.stage = Stage.ANNOUNCED
    with pytest.raises(IntegrityError), old.writing() as session:
        session.execute(text("UPDATE dossiers SET stage = 'elsewhere'"))
    with pytest.raises(IntegrityError), old.writing() as session:  # whatever refers to the table is still held to it
        session.execute(text("DELETE FROM dossiers"))
    downgrade(old.engine, "0005")
    with old.reading() as session:
        assert session.execute(text("SELECT stage FROM dossiers")).scalars().all() == ["signed"]


def test_nobody_has_a_second_factor_at_first_and_the_earlier_version_has_none(old: Database) -> None:
    migrate(old.engine)
    with old.writing() as session:
        user = session.get_one(User, 1)
        assert (user.totp_secret, user.totp_last) == ("", 0)
        user.totp_secret = "sealed"
        session.add(RecoveryCode(user_id=1, digest="a" * 64))
    downgrade(old.engine, "0011")
    with old.reading() as session:
        found = inspect(session.connection())
        assert "recovery_codes" not in found.get_table_names()
        assert not {"totp_secret", "totp_last"} & {column["name"] for column in found.get_columns("users")}
    migrate(old.engine)
    with old.reading() as session:
        assert session.get_one(User, 1).totp_secret == ""


def test_what_was_logged_before_is_chained_as_it_stands(old: Database) -> None:
    deed = {"at": AT, "after": '{"10": 1, "9": 0.1, "名": "值"}'}
    columns = "(at, actor_id, actor, address, action, subject_kind, subject_id, dossier_id, before, after)"
    with old.writing() as session:
        for actor in ("'staff'", "'系统'"):
            row = f"INSERT INTO audit {columns} VALUES (:at, 1, {actor}, '', 'a', 'b', 'c', NULL, NULL, :after)"
            session.execute(text(row), deed)
    migrate(old.engine)
    with old.writing() as session:
        note(session, SYSTEM, "since", Subject("thing", "1"), after={"value": "一"})
    with old.reading() as session:
        assert list(chain.broken(session)) == []
        assert [e.actor for e in session.scalars(select(AuditEntry).order_by(AuditEntry.id))][:2] == ["staff", "系统"]
    with pytest.raises(DBAPIError, match="append-only"), old.writing() as session:
        session.execute(text("UPDATE audit SET actor = 'nobody'"))
    downgrade(old.engine, "0014")
    with old.reading() as session:
        assert "hash" not in {c["name"] for c in inspect(session.connection()).get_columns("audit")}
    migrate(old.engine)
    assert is_current(old.engine)
