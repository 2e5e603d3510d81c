"""The log is one chain, however many write at once, and shows whatever was changed, put in or taken out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from service.database import Database
from service.records import chain
from service.records.audit import SYSTEM, Actor, Subject, note
from service.tables import AuditEntry, User

ODD = {"10": 1, "9": [1, 2], "名": {"深": None, "0.1": 0.1 + 0.2}, "😀": "\u2028"}
BROKEN_IN = {"changed": [(2, True)], "taken out": [(3, False)], "put in": [(4, False)]}


def log(database: Database, *actions: str) -> None:
    with database.writing() as session:
        for action in actions:
            note(session, SYSTEM, action, Subject("thing", "1"), before=None, after={**ODD, "said": action})


def faults(database: Database) -> list[tuple[int, bool]]:
    with database.reading() as session:
        return [(one.entry, one.changed) for one in chain.broken(session)]


@contextmanager
def unguarded(database: Database) -> Iterator[None]:
    """As an administrator of the database, whom no trigger stops."""
    kind = database.engine.dialect.name
    with database.writing() as session:
        if kind == "sqlite":
            for name in ("update", "delete", "replacing"):
                session.execute(text(f"DROP TRIGGER audit_no_{name}"))
        else:
            session.execute(text("DROP TRIGGER audit_no_change ON audit"))
    yield


def test_each_entry_bears_the_hash_of_the_one_before(database: Database) -> None:
    log(database, "one", "two")
    log(database, "three")
    with database.reading() as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        assert [e.previous for e in entries] == [chain.START, *(e.hash for e in entries[:-1])]
        assert chain.head(session) == entries[-1].hash
        assert [e.action for e in entries] == ["one", "two", "three"]
    assert faults(database) == []


@pytest.mark.parametrize("what", list(BROKEN_IN))
def test_what_somebody_did_to_it_past_the_service_is_seen(database: Database, what: str) -> None:
    log(database, "one", "two", "three")
    with unguarded(database), database.writing() as session:
        if what == "changed":
            session.execute(text("UPDATE audit SET actor = 'nobody' WHERE id = 2"))
        elif what == "taken out":
            session.execute(text("DELETE FROM audit WHERE id = 2"))
        else:
            entry = AuditEntry(
                at=session.get_one(AuditEntry, 3).at, actor="x", address="", action="x", subject_kind="x"
            )
            entry.subject_id, entry.previous = "1", "a" * 64
            entry.hash = chain.link(entry.previous, entry)
            session.add(entry)
    assert faults(database) == BROKEN_IN[what]


def test_writers_at_once_make_one_chain(database: Database) -> None:
    def write(number: int) -> None:
        for count in range(8):
            log(database, f"{number}.{count}", f"{number}.{count} too")

    threads = [threading.Thread(target=write, args=(n,)) for n in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults(database) == []
    with database.reading() as session:
        assert len(session.scalars(select(AuditEntry.id)).all()) == 80


def test_two_who_lock_the_other_way_round_do_not_wait_for_each_other(
    database: Database, people: dict[str, int]
) -> None:
    """One logs, then changes a user; the other changes that user, then logs."""
    begun, errors = threading.Barrier(2, timeout=20), list[Exception]()

    def deed(first: bool) -> None:
        try:
            with database.writing() as session:
                if database.engine.dialect.name == "postgresql":
                    begun.wait()
                for step in (first, not first):
                    if step:
                        note(session, SYSTEM, "deed", Subject("user", "1"))
                        session.flush()
                    else:
                        session.get_one(User, people["staff"], with_for_update=True).language = "en"
                        session.flush()
        except Exception as error:  # noqa: BLE001 - told below
            errors.append(error)

    threads = [threading.Thread(target=deed, args=(first,)) for first in (True, False)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert errors == []
    assert faults(database) == []


def test_what_was_undone_is_not_in_the_log(database: Database) -> None:
    log(database, "one")
    with pytest.raises(ZeroDivisionError), database.writing() as session:
        note(session, SYSTEM, "undone", Subject("thing", "1"))
        _ = 1 // 0
    with database.writing() as session:
        with session.begin_nested():
            note(session, SYSTEM, "inside a savepoint", Subject("thing", "1"))
        assert [e.action for e in chain.held(session)] == ["inside a savepoint"]
    with database.reading() as session:
        assert session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all() == ["one", "inside a savepoint"]
    assert faults(database) == []


def test_no_second_entry_follows_the_same_one(database: Database) -> None:
    log(database, "one")
    with pytest.raises((IntegrityError, DBAPIError)), database.writing() as session:
        one = session.scalars(select(AuditEntry)).one()
        twin = AuditEntry(at=one.at, actor="x", action="x", subject_kind="x", subject_id="x")
        twin.previous, twin.hash = one.previous, "f" * 64
        session.add(twin)


def test_a_row_cannot_be_replaced_on_sqlite_whatever_the_connection(tmp_path: Path, sqlite_url: str) -> None:
    import sqlite3

    database = Database(sqlite_url)
    log(database, "one")
    columns = "(id, at, actor, address, action, subject_kind, subject_id, previous, hash)"
    values = "VALUES (1, '2026-01-01 00:00:00', 'x', '', 'x', 'x', 'x', 'p', 'h')"
    with pytest.raises(DBAPIError, match="append-only"), database.writing() as session:
        session.execute(text(f"INSERT OR REPLACE INTO audit {columns} {values}"))
    raw = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(f"INSERT OR REPLACE INTO audit {columns} {values}")
    raw.close()
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA recursive_triggers").scalar() == 1
    assert faults(database) == []
    database.close()


def test_an_entry_may_be_emptied_and_not_changed(database: Database, people: dict[str, int]) -> None:
    log(database, "one", "two", "three")
    for change in ("before = '{}'", "action = 'x', before = NULL, after = NULL", "hash = 'x', after = NULL"):
        with pytest.raises(DBAPIError, match="append-only"), database.writing() as session:
            session.execute(text(f"UPDATE audit SET {change} WHERE id > 3"))
    with database.writing() as session:
        last = chain.head(session)
        emptied = chain.empty(session, AuditEntry.action == "two")
        note(session, SYSTEM, "dossier.purged", Subject("dossier", "d"), after={"log": emptied})
    assert faults(database) == []
    with database.reading() as session:
        assert [e.after for e in session.scalars(select(AuditEntry).where(AuditEntry.action == "two"))] == [None]
        assert session.scalars(select(AuditEntry.hash).order_by(AuditEntry.id.desc())).all()[1] == last


def test_what_was_emptied_without_an_entry_that_says_so_is_seen(database: Database) -> None:
    log(database, "one", "two", "three")
    with database.writing() as session:
        session.execute(text("UPDATE audit SET before = NULL, after = NULL WHERE id = 2"))
        told = {"log": {"entries": [[2, 2]], "digest": "0" * 64}}
        note(session, SYSTEM, "dossier.purged", Subject("dossier", "d"), after=told)
    assert faults(database) == [(2, True)]


def test_an_account_that_went_stands_in_the_log_as_a_number(database: Database, people: dict[str, int]) -> None:
    who = Actor(people["applicant"], "applicant", "192.0.2.7")
    with database.writing() as session:
        note(session, who, "user.mail", Subject("user", "applicant"), after={"email": "a@example.org"})
        note(session, SYSTEM, "user.access", Subject("user", "applicant"), after={"active": True})
    with database.writing() as session:
        mine = (AuditEntry.actor_id == who.id) | (AuditEntry.subject_id == "applicant")
        emptied = chain.empty(session, mine, "applicant")
        note(session, SYSTEM, "user.purged", Subject("user", "#1"), after={"log": emptied})
    assert faults(database) == []
    with database.reading() as session:
        left = [str(list(row)) for row in session.execute(text("SELECT * FROM audit WHERE subject_kind = 'user'"))]
    assert [row for row in left if "192.0.2.7" in row or "example.org" in row or "'applicant'" in row] == []
