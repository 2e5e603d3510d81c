"""A migrated database of either kind, a store, a Redis, and the settings that lead to them."""

from __future__ import annotations

import filecmp
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache, FileSystemBytecodeCache

from checkers.rulebook.loading import Rulebook, in_force
from service import create_app
from service.database import Database, migrate
from service.records import accounts
from service.records.audit import SYSTEM
from service.settings import Settings, load
from service.store import Store
from service.tables import Role
from tests.service.web import addresses, standin, statements
from tests.service.web.callers import Headers, Office, Perform, Program, Visit
from tests.service.web.servers import BUCKET, S3_KEYS, postgres_programs, postgres_server, redis_server, s3_server

PASSWORD = "correct horse 9"
PLENTY = "10000 per minute"

accounts.HASH = "scrypt:1024:8:1"  # the usual cost, for hundreds of sign-ins, would be minutes
addresses.compile_once()
statements.compile_once()


@pytest.fixture(scope="session")
def short_folder() -> Iterator[Path]:
    """A folder with a path short enough for sockets."""
    folder = Path(tempfile.mkdtemp(prefix="ps-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def redis_url(short_folder: Path) -> Iterator[str]:
    folder = short_folder / "redis"
    folder.mkdir()
    with redis_server(folder) as address:
        yield address


@pytest.fixture(scope="session")
def s3_address() -> Iterator[str]:
    """A server that speaks S3, with the bucket `papers`."""
    with s3_server() as address:
        yield address


@pytest.fixture
def s3_url(s3_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty place of its own on that server; how to get in stands in the environment, as it does for workers."""
    for name, value in {**S3_KEYS, "AWS_ENDPOINT_URL_S3": s3_address}.items():
        monkeypatch.setenv(name, value)
    return f"s3://{BUCKET}/{tmp_path.name}"


@pytest.fixture(scope="session")
def postgres_url(short_folder: Path) -> Iterator[str]:
    """A server with a migrated template database."""
    programs = postgres_programs()
    if programs is None:
        assert not os.environ.get("CI"), "PostgreSQL must be there in CI"
        pytest.skip("POSTGRESQL IS MISSING: its tests did not run")
    folder = short_folder / "pg"
    folder.mkdir()
    with postgres_server(programs, folder) as address:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE DATABASE template_prescreen")
        database = Database(_named(address, "template_prescreen"))
        migrate(database.engine)
        database.close()
        yield address


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    database = Database(f"sqlite:///{path}")
    migrate(database.engine)
    database.close()
    return path


@pytest.fixture(scope="session")
def peopled_file(sqlite_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with one user of each role."""
    path = tmp_path_factory.mktemp("sqlite") / "peopled.db"
    shutil.copy(sqlite_file, path)
    database = Database(f"sqlite:///{path}")
    add_people(database)
    database.close()
    return path


@pytest.fixture
def sqlite_url(sqlite_file: Path, tmp_path: Path) -> str:
    shutil.copy(sqlite_file, tmp_path / "test.db")
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty migrated database; each test that asks for it runs on both kinds."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    address: str = request.getfixturevalue("postgres_url")
    name = f"test_{os.urandom(6).hex()}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template_prescreen")
    yield _named(address, name).replace("+psycopg", "")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _named(address: str, name: str) -> str:
    return address.replace("postgresql://postgres@/postgres", f"postgresql+psycopg://postgres@/{name}")


@pytest.fixture
def settings(tmp_path: Path, sqlite_url: str, redis_url: str) -> Settings:
    """Settings on SQLite; a test that asks for `database_url` gets them by `on`."""
    found = load({"REDIS_URL": redis_url, "DATABASE_URL": sqlite_url}, tmp_path / "data")
    Store(found.storage_url)
    return replace(
        found,
        heartbeat=0.2,
        silence=1.0,
        login_limit=PLENTY,
        address_limit=PLENTY,
        account_limit=PLENTY,
        code_limit=PLENTY,
        blind_share=0,  # which findings are drawn nobody can know beforehand
    )


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    from service.settings import database_address

    opened = Database(database_address(database_url))
    yield opened
    opened.close()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(str(tmp_path / "store"))


@pytest.fixture
def people(database: Database) -> dict[str, int]:
    """One user of each role, called by the role; their ids."""
    return add_people(database)


def add_people(database: Database) -> dict[str, int]:
    with database.writing() as session:
        found = {role.value: accounts.add_user(session, SYSTEM, role.value, PASSWORD, role) for role in Role}
        return {name: user.id for name, user in found.items()}


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> BytecodeCache:
    """Where templates are kept as they were compiled: each test makes an application of its own."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(settings: Settings, templates: BytecodeCache, sqlite_file: Path, peopled_file: Path) -> Iterator[Flask]:
    """The application on SQLite with one user of each role; nothing works on its queue."""
    path = Path(settings.database_url.removeprefix("sqlite:///"))
    fresh = path.exists() and filecmp.cmp(path, sqlite_file, shallow=False)
    if fresh:
        shutil.copy(peopled_file, path)
    made = create_app(settings)
    made.jinja_env.bytecode_cache = templates
    made.config["WTF_CSRF_ENABLED"] = False  # but for the test that checks it
    if not fresh:
        add_people(made.extensions["prescreen"].database)
    yield made
    made.extensions["prescreen"].database.close()
    made.extensions["prescreen"].carrier.close()


@pytest.fixture
def perform(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], str]]:
    """Does a run here and now, with the stand-in for the reading core."""
    from service import drawing, pairing, performing, workshop

    monkeypatch.setenv("STANDIN_LOG", str(tmp_path / "read.log"))
    monkeypatch.setattr(performing, "review", standin.review)
    monkeypatch.setattr(performing, "pictures", standin.pictures)
    monkeypatch.setattr(drawing, "draw_all", standin.draw_all)
    monkeypatch.setattr(pairing, "told_of_files", standin.told_of_files)
    monkeypatch.setattr(workshop, "new_children", standin.no_children)
    monkeypatch.setattr("service.rejudging.check", standin.check)
    if "PRESCREEN_RULES" not in os.environ:
        monkeypatch.setattr(workshop, "in_force", _rules)
    shop = workshop.Workshop(settings)
    yield lambda run_id: performing.perform(run_id, shop)
    shop.close()


@cache
def _rules() -> Rulebook:
    """The project's own rulebook, read once."""
    return in_force()


@pytest.fixture
def booked(settings: Settings) -> Iterator[Callable[[int], str]]:
    """Writes a round's workbook here and now."""
    from service import booking, workshop

    shop = workshop.Workshop(settings)
    yield lambda number: booking.book(number, shop)
    shop.close()


@pytest.fixture
def visit(app: Flask) -> Callable[[str | None], FlaskClient]:
    """A browser of someone signed in, by role; of nobody for None."""

    def enter(role: str | None) -> FlaskClient:
        client = app.test_client()
        if role is not None:
            answer = client.post("/login", data={"name": role, "password": PASSWORD})
            assert answer.status_code == 302, "the password must be right"
        return client

    return enter


@pytest.fixture
def token(app: Flask) -> Callable[[str], dict[str, str]]:
    """The header that a program of that role sends."""

    def make(role: str) -> dict[str, str]:
        with app.extensions["prescreen"].database.writing() as session:
            user = accounts.find_user(session, role)
            assert user is not None
            return {"Authorization": f"Bearer {accounts.new_token(session, SYSTEM, user)}"}

    return make


@pytest.fixture
def office(app: Flask, visit: Visit, perform: Perform) -> Office:
    """The three people and their worker."""
    return Office(app, visit, perform)


@pytest.fixture
def program(app: Flask, token: Callable[[str], Headers], perform: Perform) -> Program:
    """An applicant's program, and the worker."""
    return Program(app, token("applicant"), perform)
