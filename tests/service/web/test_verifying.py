"""Verify finds what was lost, spoilt, tampered with, and says what to do; of a sound service it says so."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from service import cli
from service.database import Database
from service.records import chain, dossiers, runs
from service.records.audit import Actor
from service.records.dossiers import Particulars, Upload
from service.settings import Settings
from service.store import Store
from service.tables import Run, State, User
from service.verifying import HAND_IN, REMOVE, RUN_AGAIN, TAMPERED, Fault, faults, named, stale_readings
from tests.service.web.conftest import add_people

PAPER = b"total_assets=523456.82 declared\n"
DIGEST = hashlib.sha256(PAPER).hexdigest()


@pytest.fixture
def run_id(settings: Settings, perform: Callable[[int], str]) -> int:
    """A service with one dossier whose run is done."""
    database, store = Database(settings.database_url), Store(settings.storage_url)
    who = Actor(add_people(database)["applicant"], "applicant")
    with database.writing() as session:
        dossier = dossiers.create(session, who, session.get_one(User, who.id), Particulars("样例"))
        kept = store.put(io.BytesIO(PAPER))
        dossiers.add(session, who, dossier, Upload("表.txt", kept.sha256, kept.size), 9)
        found = runs.request(session, who, dossier, "handed_in", 9).id
    assert perform(found) == "done"
    with database.reading() as session:
        assert session.get_one(Run, found).state == State.DONE
    database.close()
    return found


def all_faults(settings: Settings, head: str | None = None) -> list[Fault]:
    database = Database(settings.database_url)
    with database.reading() as session:
        found = list(faults(session, Store(settings.storage_url), head))
    database.close()
    return found


def place(settings: Settings, digest: str, shelf: str = "content") -> Path:
    found = Path(settings.storage_url) / shelf / digest[:2] / digest
    found.chmod(0o644)
    return found


def test_a_sound_service_is_whole(settings: Settings, run_id: int) -> None:
    assert all_faults(settings) == []
    store, database = Store(settings.storage_url), Database(settings.database_url)
    assert stale_readings(store) == 0
    with database.reading() as session:
        assert set(store.digests()) == {one.digest for one in named(session)}
    database.close()


def test_a_paper_that_is_lost_or_spoilt_is_to_be_handed_in_again(settings: Settings, run_id: int) -> None:
    place(settings, DIGEST).write_bytes(PAPER.replace(b"523", b"999"))
    (fault,) = all_faults(settings)
    assert (DIGEST in fault.what, "spoilt" in fault.what, fault.do) == (True, True, HAND_IN)
    place(settings, DIGEST).unlink()
    (fault,) = all_faults(settings)
    assert ("missing" in fault.what, "表.txt" in fault.what) == (True, True)
    Store(settings.storage_url).put_bytes(PAPER)
    assert all_faults(settings) == []


def test_each_content_that_a_record_names_is_looked_at(settings: Settings, run_id: int) -> None:
    database = Database(settings.database_url)
    with database.reading() as session:
        digests: dict[str, str] = {}
        for one in named(session):
            digests.setdefault(one.digest, one.do)
    database.close()
    assert {RUN_AGAIN, HAND_IN} <= set(digests.values())
    for digest, do in digests.items():
        good = place(settings, digest).read_bytes()
        place(settings, digest).write_bytes(good + b"x")
        assert [f.do for f in all_faults(settings)] == [do]
        place(settings, digest).write_bytes(good)


def test_content_of_no_record_is_looked_at_too(settings: Settings, run_id: int) -> None:
    digest = Store(settings.storage_url).put_bytes(b"an archive as it came")
    assert all_faults(settings) == []
    place(settings, digest).write_bytes(b"other")
    assert [f.do for f in all_faults(settings)] == [REMOVE]


def test_a_paper_that_came_past_the_service_is_seen(settings: Settings, run_id: int) -> None:
    other = Store(settings.storage_url).put_bytes(b"total_assets=999999")
    database = Database(settings.database_url)
    with database.writing() as session:
        session.execute(text("UPDATE versions SET sha256 = :other"), {"other": other})
    database.close()
    assert TAMPERED in [f.do for f in all_faults(settings)]


def test_a_log_that_was_cut_short_is_seen_by_its_former_end(settings: Settings, run_id: int) -> None:
    database = Database(settings.database_url)
    with database.reading() as session:
        head = chain.head(session)
    assert all_faults(settings, head) == []
    with database.writing() as session:
        session.execute(text("DROP TRIGGER audit_no_delete"))
        session.execute(text("DELETE FROM audit WHERE hash = :head"), {"head": head})
    database.close()
    assert all_faults(settings) == []  # a shorter chain is a chain: that is what the former end is for
    assert [f.do for f in all_faults(settings, head)] == [TAMPERED]


def test_spoilt_readings_are_counted(settings: Settings, run_id: int) -> None:
    store = Store(settings.storage_url)
    key = next(store.digests("readings"))
    place(settings, key, "readings").write_bytes(b"x" * 100)
    assert stale_readings(store) == 1


def test_the_command_says_it_and_ends_accordingly(
    settings: Settings, run_id: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", settings.database_url)

    def verify(*more: str) -> tuple[int, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(["verify", "--data", str(settings.data), *more])
        out = capsys.readouterr()
        return int(ended.value.code or 0), out.out + out.err

    code, said = verify()
    assert (code, said.startswith("whole; the log ends in ")) == (0, True)
    assert verify("--head", said.split()[-1])[0] == 0
    place(settings, DIGEST).unlink()
    code, said = verify()
    assert (code, said.splitlines()[-1]) == (1, "1 faults")
    assert "hand in" in said
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{settings.data}/none.db")
    assert verify()[0] == 2
