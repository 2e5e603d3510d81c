"""A database of the version before, with a row in every table, comes to this version whole, and goes on being used."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import psycopg
import pytest
from sqlalchemy import JSON, Boolean, Date, DateTime, Float, Integer, MetaData, Table, insert, inspect, select, text

from service.database import Database, is_current, migrate
from service.records import chain, messages
from service.records.audit import SYSTEM, Subject, note
from service.retention import due, erasing
from service.settings import database_address
from service.tables import AuditEntry, Delivery, Dossier, Stage, User
from service.tables.base import now

BEFORE = "0016"
AT = datetime.fromisoformat("2020-03-01T08:00:00+00:00")
WORDS = {
    "role": "applicant", "language": "zh", "stage": "draft", "state": "done", "channel": "mail", "verdict": "agree",
    "recommendation": "recommend", "audience": "office", "asked": "value", "source": "text", "answer": "confirm",
    "aspect": "owner", "email": "a@example.org",
}  # fmt: skip
OF_TABLES = {
    ("outbox", "state"): "sent", ("notices", "state"): "sent", ("notice_items", "source"): "staff",
    ("notice_items", "answer"): "file", ("assignments", "ending"): None, ("blind_readings", "ruling"): None,
}  # fmt: skip
"""Words that a table asks for by a check."""

UNDONE = {"audit", "alembic_version"}


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request: pytest.FixtureRequest, tmp_path: Any) -> Iterator[Database]:
    """A database as the version before left it."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'old.db'}"
    else:
        server: str = request.getfixturevalue("postgres_url")
        name = f"before_{os.urandom(6).hex()}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        url = database_address(server.replace("@/postgres", f"@/{name}"))
    database = Database(url)
    migrate(database.engine, BEFORE)
    yield database
    database.close()


def value(table: Table, column: Any) -> Any:
    """Something that the column takes."""
    for key in column.foreign_keys:
        return "d" * 16 if key.column.table.name in ("dossiers", "documents") else 1
    if (table.name, column.name) in OF_TABLES:
        return OF_TABLES[table.name, column.name]
    kind = column.type
    if isinstance(kind, JSON):
        return {}
    for sort, found in ((Boolean, False), (Integer, 1), (Float, 1.0), (DateTime, AT), (Date, date(2020, 3, 1))):
        if isinstance(kind, sort):
            return found
    length = getattr(kind, "length", None) or 40
    return "d" * 16 if column.name == "id" else WORDS.get(column.name, "x" * min(length, 64))


def fill(database: Database) -> list[str]:
    """A row in every table, each as the tables before were; their names."""
    with database.writing() as session:
        metadata = MetaData()
        metadata.reflect(session.connection())
        tables = [table for table in metadata.sorted_tables if table.name not in UNDONE]
        for table in tables:
            if not session.execute(select(table)).first():
                row = {column.name: value(table, column) for column in table.columns}
                session.execute(insert(table).values({name: one for name, one in row.items() if one is not None}))
    return [table.name for table in tables]


def test_a_database_of_the_version_before_comes_along_with_all_its_rows(old: Database) -> None:
    names = fill(old)
    assert len(names) > 40
    with old.writing() as session:
        session.execute(text("UPDATE dossier_pairs SET other_id = one_id"))
        if old.engine.dialect.name == "postgresql":
            for name in ("users", "outbox", "messages"):
                session.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), 10)"))
    with old.writing() as session:
        note(session, SYSTEM, "dossier.made", Subject("dossier", "d" * 16, "d" * 16), after={"title": "旧"})
    migrate(old.engine)
    assert is_current(old.engine)
    with old.reading() as session:
        for name in names:
            assert session.execute(text(f"SELECT COUNT(*) FROM {name}")).scalar(), name
        assert list(chain.broken(session)) == []
        assert session.scalars(select(Delivery.dossier_id)).all() == [None]
        found = due.of(session, None, date(2026, 1, 1)), due.accounts(session, date(2026, 1, 1))
    assert ([one.id for one in found[0].due], found[1]) == ([], [])  # it is in a round, and has an owner
    with old.writing() as session:
        dossier = session.get_one(Dossier, "d" * 16)
        messages.tell_user(session, session.get_one(User, 1), dossier, "test", messages.CLOSING)
        session.flush()
        assert erasing.erase_dossier(session, dossier.id)["outbox"] == 1
        chain.empty(session, AuditEntry.dossier_id == "d" * 16)
        session.add(Dossier(owner_id=1, stage=Stage.DRAFT, created_at=now()))
    assert "retention_policies" in inspect(old.engine).get_table_names()
