"""A backup made while the service runs is restored whole into an empty place, on either database."""

from __future__ import annotations

import gzip
import io
import json
import os
import threading
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import func, inspect, select, text
from sqlalchemy.exc import OperationalError

from service import backup_cli
from service.backups.making import make
from service.backups.manifest import BadBackup, opened, seal
from service.backups.restoring import NotEmpty, prepare, restore
from service.cli import _run
from service.database import Database, is_current, migrate
from service.records import accounts, chain, dossiers, runs
from service.records.audit import SYSTEM, Actor, Subject, note
from service.records.dossiers import Particulars, Upload
from service.settings import RESTORING, BadSetting, Settings, database_address, load
from service.store import Store
from service.tables import AuditEntry, Base, Dossier, Role, User, Version
from service.verifying import faults
from tests.service.web.conftest import add_people
from tests.service.web.test_store import spoil

PAPER = b"total_assets=523456.82 declared\nroster=\xe7\x94\xb2\xe3\x80\x81\xe4\xb9\x99\n"
KINDS = ["sqlite", "postgresql"]


@pytest.fixture(params=KINDS)
def service(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """A service on either database, with people."""
    if request.param == "sqlite":
        return settings
    return replace(settings, database_url=_empty(request, migrated=True))


def _empty(request: pytest.FixtureRequest, migrated: bool = False) -> str:
    server: str = request.getfixturevalue("postgres_url")
    name = f"backup_{os.urandom(6).hex()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} {'TEMPLATE template_prescreen' if migrated else ''}")
    return database_address(server.replace("@/postgres", f"@/{name}"))


@pytest.fixture
def filled(service: Settings) -> Settings:
    """With a dossier, its paper, a run that waits, a log."""
    database, store = Database(service.database_url), Store(service.storage_url)
    (service.data / "secret.key").write_text(service.secret_key)
    who = Actor(add_people(database)["applicant"], "applicant")
    with database.writing() as session:
        dossier = dossiers.create(session, who, session.get_one(User, who.id), Particulars("样例 ' \\ 😀"))
        kept = store.put(io.BytesIO(PAPER))
        dossiers.add(session, who, dossier, Upload("表.txt", kept.sha256, kept.size), 9)
        runs.request(session, who, dossier, "handed_in", 9)
    store.keep_reading("a" * 64, b"a page")
    database.close()
    return service


def contents(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    database = Database(settings.database_url)
    with database.reading() as session:
        found = {
            table.name: [tuple(row) for row in session.execute(select(table).order_by(*table.primary_key.columns))]
            for table in Base.metadata.sorted_tables
        }
    database.close()
    return found


def elsewhere(settings: Settings, tmp_path: Path, url: str = "") -> Settings:
    data = tmp_path / "elsewhere"
    return replace(
        settings, data=data, storage_url=str(data / "store"), database_url=url or f"sqlite:///{data / 'prescreen.db'}"
    )


@pytest.mark.parametrize("into", KINDS)
def test_all_of_it_comes_back_on_either_database(
    filled: Settings, into: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    made = make(filled, tmp_path / "kept")
    assert (made.contents, made.readings, made.lost) == (1, 1, [])
    target = elsewhere(filled, tmp_path, _empty(request) if into == "postgresql" else "")
    restore(tmp_path / "kept", prepare(tmp_path / "kept", target.data), target)
    assert contents(target) == contents(filled)
    assert (target.data / "secret.key").read_text() == filled.secret_key
    assert (target.data / "secret.key").stat().st_mode & 0o077 == 0
    store, database = Store(target.storage_url), Database(target.database_url)
    assert store.reading("a" * 64) == b"a page"
    assert is_current(database.engine)
    with database.writing() as session:
        assert list(faults(session, store)) == []
        added = accounts.add_user(session, SYSTEM, "new", "correct horse 9", Role.EXPERT)  # numbers go on
        assert added.id == len(Role) + 1
    with database.reading() as session:
        assert list(chain.broken(session)) == []
    database.close()


def test_a_backup_made_while_others_write_is_of_one_moment(filled: Settings, tmp_path: Path) -> None:
    over, count = threading.Event(), [0]

    def hand_in() -> None:
        database, store = Database(filled.database_url), Store(filled.storage_url)
        while not over.is_set():
            with database.writing() as session:
                owner = session.scalars(select(User).where(User.name == "applicant")).one()
                dossier = dossiers.create(session, SYSTEM, owner, Particulars(str(count[0])))
                kept = store.put(io.BytesIO(b"headcount=%d" % count[0]))
                dossiers.add(session, Actor(owner.id, "applicant"), dossier, Upload("a.txt", kept.sha256, 9), 9)
            count[0] += 1
        database.close()

    writer = threading.Thread(target=hand_in)
    writer.start()
    try:
        for number in range(3):
            make(filled, tmp_path / f"kept-{number}")
    finally:
        over.set()
        writer.join()
    for number in range(3):
        target = elsewhere(filled, tmp_path / str(number))
        restore(tmp_path / f"kept-{number}", prepare(tmp_path / f"kept-{number}", target.data), target)
        database = Database(target.database_url)
        with database.reading() as session:
            assert list(faults(session, Store(target.storage_url))) == []
            papers, held = (session.scalar(select(func.count()).select_from(t)) for t in (Version, Dossier))
            assert papers == held
        database.close()
    assert count[0] > 3


def test_a_backup_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path, settings: Settings) -> None:
    old = replace(settings, database_url=f"sqlite:///{tmp_path / 'old.db'}")
    database = Database(old.database_url)
    migrate(database.engine, "0015")
    at = "2026-03-01 08:00:00.000000"
    with database.writing() as session:
        session.execute(
            text(
                "INSERT INTO users (id, name, key, password, role, language, active, epoch, created_at)"
                " VALUES (1, '甲', 'a', 'x', 'applicant', 'zh', 1, 0, :at)"
            ),
            {"at": at},
        )
        session.execute(
            text(
                "INSERT INTO dossiers (id, owner_id, stage, title, applicant, services, created_at, sign_note)"
                " VALUES ('d', 1, 'draft', '旧', '', '[]', :at, '')"
            ),
            {"at": at},
        )
        note(session, SYSTEM, "old", Subject("thing", "1"))
    database.close()
    make(old, tmp_path / "kept")
    assert opened(tmp_path / "kept").revision == "0015"
    target = elsewhere(settings, tmp_path)
    restore(tmp_path / "kept", prepare(tmp_path / "kept", target.data), target)
    database = Database(target.database_url)
    assert is_current(database.engine)
    with database.reading() as session:
        assert session.scalars(select(Dossier.title)).all() == ["旧"]
        assert session.get_one(User, 1).created_at.isoformat() == "2026-03-01T08:00:00+00:00"
        assert session.scalars(select(AuditEntry.action)).all() == ["old"]
        assert list(faults(session, Store(target.storage_url))) == []
    database.close()


@pytest.mark.parametrize("harm", ["changed", "missing", "added", "manifest", "cut"])
def test_a_backup_that_is_not_whole_restores_nothing(settings: Settings, tmp_path: Path, harm: str) -> None:
    kept = tmp_path / "kept"
    Store(settings.storage_url).put_bytes(b"paper")
    make(settings, kept)
    (content,) = (kept / "content").glob("*/*")
    if harm == "changed":
        content.write_bytes(b"other")
    elif harm == "missing":
        content.unlink()
    elif harm == "added":
        (kept / "tables" / "more.jsonl.gz").write_bytes(b"")
    elif harm == "manifest":
        (kept / "manifest.json").write_text("{}")
    else:
        (kept / "sha256sums.txt").write_text("")
    with pytest.raises(BadBackup):
        prepare(kept, tmp_path / "elsewhere")
    assert not (tmp_path / "elsewhere").exists()


def test_rows_that_are_fewer_than_told_are_refused_and_nothing_stays(settings: Settings, tmp_path: Path) -> None:
    kept, target = tmp_path / "kept", elsewhere(settings, tmp_path)
    add_people(Database(settings.database_url))
    make(settings, kept)
    with gzip.open(kept / "tables" / "users.jsonl.gz", "wt") as file:
        file.write("")
    told = json.loads((kept / "manifest.json").read_text())
    del told["sums"], told["form"]
    seal(kept, told)
    with pytest.raises(BadBackup, match="users"):
        restore(kept, prepare(kept, target.data), target)
    assert not inspect(Database(target.database_url).engine).get_table_names()


def test_nothing_is_restored_over_what_is_there(filled: Settings, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    make(filled, kept)
    before = contents(filled)
    with pytest.raises(NotEmpty):
        prepare(kept, filled.data)
    for target in (elsewhere(filled, tmp_path, filled.database_url), replace(filled, data=tmp_path / "new")):
        with pytest.raises(NotEmpty):
            restore(kept, opened(kept), target)
    assert contents(filled) == before
    with pytest.raises(FileExistsError):
        make(filled, kept)


def test_what_the_store_lost_is_told_and_all_else_kept(settings: Settings, tmp_path: Path) -> None:
    database, store = Database(settings.database_url), Store(settings.storage_url)
    who = Actor(add_people(database)["applicant"], "applicant")
    with database.writing() as session:
        dossier = dossiers.create(session, who, session.get_one(User, who.id), Particulars("样例"))
        kept = store.put(io.BytesIO(PAPER))
        dossiers.add(session, who, dossier, Upload("表.txt", kept.sha256, kept.size), 9)
    spoil(store, kept.sha256, b"other")
    made = make(settings, tmp_path / "kept")
    assert made.lost == [kept.sha256]
    assert opened(tmp_path / "kept").lost == [kept.sha256]
    database.close()


def test_the_commands(
    filled: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = {"DATABASE_URL": filled.database_url, "STORAGE_URL": filled.storage_url}
    kept, data = tmp_path / "kept", tmp_path / "elsewhere"

    def run(environment: dict[str, str], *arguments: object) -> tuple[int, str]:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return _run(list(map(str, arguments))), capsys.readouterr().out

    code, told = run(here, "backup", kept, "--data", filled.data)
    assert (code, "1 contents" in told) == (0, True), told
    assert kept.stat().st_mode & 0o077 == 0
    there = {"DATABASE_URL": f"sqlite:///{data / 'x.db'}", "STORAGE_URL": str(data / "store")}
    code, told = run(there, "restore", kept, "--data", data)
    assert (code, "whole; the log ends in" in told) == (0, True), told
    assert run(there, "restore", kept, "--data", data)[0] == 2
    assert run(there, "verify", "--data", data)[0] == 0
    assert run(here, "backup", kept, "--data", filled.data)[0] == 2


def test_a_restore_that_was_cut_off_is_no_service_and_goes_on(
    filled: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, data = tmp_path / "kept", tmp_path / "restored"
    make(filled, kept)
    prepare(kept, data)  # a process that was killed got as far as this, or further
    (data / "prescreen.db").touch()
    (data / RESTORING / "owner").write_text("1 0")  # of a process that is no more
    for words in (["serve", "--port", "0"], ["verify"], ["token", "applicant"], ["backup", str(tmp_path / "more")]):
        assert _run([*words, "--data", str(data)]) == 2, words
        assert "prescreen restore" in capsys.readouterr().err
    with pytest.raises(BadSetting):
        load({}, data)
    assert _run(["restore", str(kept), "--data", str(data)]) == 0
    assert contents(load({}, data))["dossiers"] == contents(filled)["dossiers"]


def test_a_restore_to_a_wrong_address_is_done_again_to_the_right_one(
    filled: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, data = tmp_path / "kept", tmp_path / "restored"
    make(filled, kept)
    monkeypatch.setenv("DATABASE_URL", filled.database_url.replace("postgresql+psycopg", "postgresql"))
    assert _run(["restore", str(kept), "--data", str(data)]) == 2
    monkeypatch.delenv("DATABASE_URL")
    assert _run(["restore", str(kept), "--data", str(data)]) == 0


def test_two_restores_into_one_folder_do_not_meet(filled: Settings, tmp_path: Path) -> None:
    make(filled, tmp_path / "kept")
    prepare(tmp_path / "kept", tmp_path / "restored")
    with pytest.raises(NotEmpty, match="at work"):
        prepare(tmp_path / "kept", tmp_path / "restored")


def test_what_a_backup_left_that_was_killed_goes_with_the_next(filled: Settings, tmp_path: Path) -> None:
    killed, others = tmp_path / ".monday.1.part", tmp_path / ".some.1.part"
    for folder in (killed, others):
        folder.mkdir()
        (folder / "secret.key").write_text("x")
    (killed / "owner").write_text("1 0")  # as a process has it that is no more
    make(filled, tmp_path / "tuesday")
    assert not killed.exists()
    assert others.exists()  # nobody knows whose it is
    assert opened(tmp_path / "tuesday")
    assert not (tmp_path / "tuesday" / "owner").exists()


def test_a_backup_that_the_log_cannot_tell_of_is_one(
    filled: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As where the service's own disk is full: then nothing but the backup can be written."""

    def full(*_: object) -> None:
        raise OperationalError("INSERT", {}, Exception("database or disk is full"))

    monkeypatch.setattr(backup_cli, "_log", full)
    for name in ("DATABASE_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", filled.database_url.replace("postgresql+psycopg", "postgresql"))
    assert _run(["backup", str(tmp_path / "kept"), "--data", str(filled.data)]) == 0
    assert "the backup is there" in capsys.readouterr().out
    assert opened(tmp_path / "kept")


def test_a_backup_into_the_store_itself_is_refused(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    for folder in (Path(settings.storage_url), Path(settings.storage_url) / "content" / "x"):
        assert _run(["backup", str(folder / "monday"), "--data", str(settings.data)]) == 2
    assert not list(Path(settings.storage_url).glob("**/*monday*"))
