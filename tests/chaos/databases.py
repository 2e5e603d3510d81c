"""A scenario's database of either kind, with two applicants and two of staff; and the harm that can come to it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import psycopg
from sqlalchemy import select

from service.database import Database, migrate
from service.records import accounts
from service.records.audit import SYSTEM
from service.settings import Settings, database_address, load
from service.store import Store
from service.tables import Delivery, Role, Run
from tests.service.web.servers import postgres_programs, postgres_server

ROLES = {"anna": Role.APPLICANT, "bela": Role.APPLICANT, "staff": Role.STAFF, "other": Role.STAFF}
TABLES = "runs, dossiers, versions, documents"
ALL_OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"


@dataclass(frozen=True, slots=True)
class Template:
    """A data folder as the service finds it, tokens by user, and PostgreSQL's address; "" for SQLite."""

    data: Path
    tokens: dict[str, str]
    server: str = ""


@contextmanager
def template(kind: str) -> Iterator[Template]:
    """One for all scenarios of a run. Raises RuntimeError where there is no PostgreSQL."""
    folder = Path(tempfile.mkdtemp(prefix="ps-chaos-"))
    folder.chmod(0o711)
    try:
        if kind == "sqlite":
            yield _filled(load({}, folder / "data"))
            return
        programs = postgres_programs()
        if programs is None:
            raise RuntimeError("PostgreSQL is not installed here")
        (folder / "pg").mkdir()
        with postgres_server(programs, folder / "pg") as server:
            with psycopg.connect(server, autocommit=True) as connection:
                connection.execute("CREATE DATABASE chaos_template")
            url = database_address(server.replace("@/postgres", "@/chaos_template"))
            yield replace(_filled(replace(load({}, folder / "data"), database_url=url)), server=server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _filled(settings: Settings) -> Template:
    Store(settings.storage_url)
    database = Database(settings.database_url)
    migrate(database.engine)
    with database.writing() as session:
        users = {name: accounts.add_user(session, SYSTEM, name, None, role) for name, role in ROLES.items()}
        tokens = {name: accounts.new_token(session, SYSTEM, user) for name, user in users.items()}
    database.close()
    return Template(settings.data, tokens)


class Base:
    """The database of one scenario."""

    kind = "sqlite"

    def __init__(self, template: Template, data: Path, read_only: Path) -> None:
        shutil.copytree(template.data, data)
        self.url, self._data, self._mark = "", data, read_only

    def settings(self) -> Settings:
        """As the service has them."""
        return load({"DATABASE_URL": self.url} if self.url else {}, self._data)

    @contextmanager
    def opened(self) -> Iterator[Database]:
        """For a look of one's own."""
        database = Database(self.settings().database_url)
        try:
            yield database
        finally:
            database.close()

    def hold(self, seconds: float) -> None:
        """Nobody else can write for so long."""
        connection = sqlite3.connect(self._data / "prescreen.db", timeout=10, isolation_level=None)
        try:
            connection.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)
            connection.execute("ROLLBACK")
        finally:
            connection.close()

    def slow(self, seconds: float) -> None:
        """Everybody waits at each turn."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with suppress(sqlite3.OperationalError, psycopg.OperationalError):  # a deadlock is one too
                self.hold(0.4)
            time.sleep(0.05)

    def read_only(self, on: bool) -> None:
        """It refuses to be written, or no longer."""
        self._mark.touch() if on else self._mark.unlink(missing_ok=True)

    def cut(self) -> None:
        """All its connections break."""

    def clock_back(self, hours: int) -> None:
        """What is on record was written before the clock was set back by as much."""
        ahead = timedelta(hours=hours)
        with self.opened() as database, database.writing() as session:
            for run in session.scalars(select(Run)):
                run.queued_at += ahead
                for name in ("started_at", "heard_at", "sent_at", "finished_at"):
                    if getattr(run, name):
                        setattr(run, name, getattr(run, name) + ahead)
            for one in session.scalars(select(Delivery)):
                one.due_at += ahead

    def drop(self) -> None:
        """It is not needed any more."""


class Postgres(Base):
    """A database of the run's own server."""

    kind = "postgresql"

    def __init__(self, template: Template, data: Path, read_only: Path) -> None:
        super().__init__(template, data, read_only)
        self._server, self._name = template.server, f"chaos_{os.urandom(5).hex()}"
        self._do(f"CREATE DATABASE {self._name} TEMPLATE chaos_template")
        self.url = template.server.replace("@/postgres", f"@/{self._name}")

    def _do(self, *statements: str) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def hold(self, seconds: float) -> None:
        with psycopg.connect(self.url) as connection:
            connection.execute(f"LOCK TABLE {TABLES} IN ACCESS EXCLUSIVE MODE")
            time.sleep(seconds)
            connection.rollback()

    def read_only(self, on: bool) -> None:
        self._do(f"ALTER DATABASE {self._name} SET default_transaction_read_only = {'on' if on else 'off'}")
        self.cut()

    def cut(self) -> None:
        with psycopg.connect(self._server, autocommit=True) as connection:
            connection.execute(ALL_OTHERS, (self._name,))

    def drop(self) -> None:
        self._do(f"DROP DATABASE {self._name} WITH (FORCE)")


def base_of(template: Template, data: Path, read_only: Path) -> Base:
    """A new database of the template's kind, with its data folder."""
    return (Postgres if template.server else Base)(template, data, read_only)
