"""Both databases get the same tables from the migrations, and keep the audit log as it was written."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from service.database import CUT_LINE_THERE, Database, is_current, migrate, open_engine
from service.records.audit import SYSTEM, Subject, note
from service.settings import database_address
from service.tables import AuditEntry, Base, Dossier, Token, User
from service.tables.base import now


def test_the_migrations_make_the_tables_that_the_program_knows(database: Database) -> None:
    assert is_current(database.engine)
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_second_migration_changes_nothing(database: Database) -> None:
    migrate(database.engine)
    assert is_current(database.engine)


def test_an_empty_database_is_not_current(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    assert not is_current(database.engine)
    database.close()


@pytest.mark.parametrize("statement", [update(AuditEntry).values(actor="no one"), delete(AuditEntry)])
def test_the_audit_log_only_grows(database: Database, statement: object) -> None:
    with database.writing() as session:
        note(session, SYSTEM, "test", Subject("thing", "1"), after={"value": "一"})
    with pytest.raises(DBAPIError, match="append-only"), database.writing() as session:
        session.execute(statement)
    with database.reading() as session:
        entry = session.scalars(select(AuditEntry)).one()
        assert (entry.actor, entry.before, entry.after) == ("system", None, {"value": "一"})


def test_foreign_keys_hold(database: Database) -> None:
    with pytest.raises(IntegrityError), database.writing() as session:
        session.add(Token(user_id=4711, digest="d", hint="h"))


def test_words_outside_the_set_are_refused(database: Database, people: dict[str, int]) -> None:
    with pytest.raises(IntegrityError), database.writing() as session:
        session.execute(text("UPDATE users SET role = 'emperor'"))


def test_times_come_back_in_utc_and_need_a_zone(database: Database, people: dict[str, int]) -> None:
    at = now()
    with database.writing() as session:
        session.add(Dossier(owner_id=people["applicant"], created_at=at))
    with database.reading() as session:
        assert session.scalars(select(Dossier)).one().created_at == at
    with pytest.raises(StatementError, match="zone"), database.writing() as session:
        session.add(Dossier(owner_id=people["applicant"], created_at=datetime(2023, 3, 1)))


def test_writers_wait_for_each_other(database: Database, people: dict[str, int]) -> None:
    """Read, then write, from many threads: what SQLite refuses unless the write lock comes first."""
    failures: list[BaseException] = []

    def count_up() -> None:
        try:
            for _ in range(10):
                with database.writing() as session:
                    user = session.get_one(User, people["staff"], with_for_update=True)
                    user.epoch += 1
        except BaseException as error:  # noqa: BLE001 - a thread's failure must reach the test
            failures.append(error)

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with database.reading() as session:
        assert session.get_one(User, people["staff"]).epoch == 40


def test_a_cut_line_is_noticed_by_both_sides_unless_the_address_says_otherwise(postgres_url: str) -> None:
    address = database_address(postgres_url)
    for more, options in (
        ("", CUT_LINE_THERE),
        ("&options=-c%20statement_timeout%3D5000", "-c statement_timeout=5000"),
    ):
        engine = open_engine(address + more)
        with engine.connect() as connection:
            told = connection.connection.dbapi_connection.info.get_parameters()
            assert (told["options"], told["tcp_user_timeout"]) == (options, "20000")
        engine.dispose()
