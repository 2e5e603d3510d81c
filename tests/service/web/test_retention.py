"""What is due goes with all that there is of it; what is held, shared or made public stays; the log says so and is whole."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import select, update

from service.database import Database
from service.records import chain
from service.records.audit import SYSTEM
from service.retention import due, purging
from service.retention.due import OfRound
from service.settings import Settings, database_address
from service.store import Store
from service.tables import AuditEntry, Base, Dossier, Purged, Run, Stage, Step, Version
from service.tables.base import now
from service.verifying import faults
from tests.service.web.callers import GOOD, Office

BOTH = pytest.mark.parametrize("settings", ["sqlite", "postgresql"], indirect=True)
LONG_AGO = timedelta(days=4000)
FOREVER = float("inf")
UNIT, WORD = "紫薇垣咨询中心", "翠微路暗语"
PAPERS = {
    "form": f"applicant={UNIT}\ntotal_assets=500000 declared\nfloor_area=80 declared\nheadcount=8 declared",
    "proof": "total_assets=200000\nfloor_area=80\nheadcount=8",
    WORD: f"headcount=8\nword={WORD}",
}


@pytest.fixture
def settings(settings: Settings, request: pytest.FixtureRequest) -> Settings:
    """On either database."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return settings
    server: str = request.getfixturevalue("postgres_url")
    name = f"retention_{os.urandom(6).hex()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template_prescreen")
    return replace(settings, database_url=database_address(server.replace("@/postgres", f"@/{name}")))


def age(database: Database, dossier: str, stage: Stage) -> None:
    """As if it had been in that state for long."""
    with database.writing() as session:
        then = now() - LONG_AGO
        moved = update(Dossier).where(Dossier.id == dossier)
        session.execute(moved.values(stage=stage, created_at=then, submitted_at=then, signed_at=None))
        session.execute(update(Step).where(Step.dossier_id == dossier).values(at=then))
        session.execute(update(Run).where(Run.dossier_id == dossier).values(queued_at=then))
        mine = select(Version.id).join(Version.document).where(Version.document.has(dossier_id=dossier))
        session.execute(update(Version).where(Version.id.in_(mine)).values(uploaded_at=then))


def found(database: Database) -> OfRound:
    """What is due of no round."""
    with database.reading() as session:
        return due.of(session, None, date.today())


def purged(office: Office, settings: Settings) -> purging.Done:
    """All that is due by now, out of the store as well."""
    done = purging.purge_round(office.database, settings, SYSTEM, found(office.database))
    assert purging.clear(office.database, settings, FOREVER, done.files)
    return done


def whole(settings: Settings) -> bool:
    database = Database(settings.database_url)
    with database.reading() as session:
        left = list(faults(session, Store(settings.storage_url)))
    database.close()
    return not left


def everything(settings: Settings) -> str:
    """All that is kept, in the database's rows and files, in the store and beside it, as far as it can be read."""
    database = Database(settings.database_url)
    with database.reading() as session:
        rows = [str(row) for table in Base.metadata.sorted_tables for row in session.execute(select(table))]
    database.close()
    files = [path for path in settings.data.rglob("*") if path.is_file()]
    if settings.database_url.startswith("sqlite"):
        files += Path(settings.database_url.removeprefix("sqlite:///")).parent.glob("test.db*")
    return "\n".join([*rows, *(_text(path.read_bytes()) for path in files)])


def _text(content: bytes) -> str:
    for start in (0, 32):  # a kept reading's seal
        with suppress(OSError, EOFError):
            content = gzip.decompress(content[start:])
    return content.decode(errors="ignore")


def left(settings: Settings) -> list[str]:
    """Which of the words are still to be found, as they are or as JSON may have them."""
    text = everything(settings)
    return [word for word in (UNIT, WORD) if word in text or json.dumps(word)[1:-1] in text]


def furnish(office: Office) -> str:
    """A dossier on which everybody said something."""
    made = office.accepted(**PAPERS)
    key = next(key for key, light in office.lights(made).items() if light["status"] != "met")
    assert office.decide(made, key, "ask", f"{WORD}请补") == 200
    office.expert.post(f"/reviews/{made}/questions", data={"rule": key, "audience": "office", "text": f"{WORD}吗"})
    office.notify(made, opening=f"{UNIT}{WORD}")
    return made


@BOTH
def test_nothing_of_a_dossier_is_left_and_all_of_the_others(office: Office, settings: Settings) -> None:
    other = office.submitted(**GOOD, 同一份=PAPERS["proof"])
    gone = furnish(office)
    with office.database.writing() as session:
        session.execute(update(Dossier).where(Dossier.id == gone).values(title=UNIT, applicant=UNIT))
    assert left(settings) == [UNIT, WORD]
    age(office.database, gone, Stage.DECLINED)
    assert purged(office, settings).dossiers == []  # the notice is still to be answered, and so is the question
    assert found(office.database).due[0].held == ("notice", "question")
    settle(office, gone)
    done = purged(office, settings)
    assert (done.dossiers, done.skipped) == ([gone], [])
    assert left(settings) == []
    assert whole(settings)
    assert office.staff.get(f"/dossiers/{gone}").status_code == 404
    page = office.expert.get(f"/reviews/{other}")
    assert page.status_code == 200
    with office.database.reading() as session:
        shared = session.scalar(select(Version.sha256).where(Version.name == "同一份.txt"))
        assert shared and Store(settings.storage_url).has(shared)
        assert session.scalars(select(Purged.subject)).all() == [gone]
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "dossier.purged")).one()
        told = entry.after or {}
        assert (told["files"], told["runs"], told["stage"], told["days"]) == (3, 1, "declined", 1095)
        assert told["size"] == sum(len(text.encode()) for text in PAPERS.values())
        mine = session.scalars(select(AuditEntry).where(AuditEntry.dossier_id == gone, AuditEntry.id < entry.id)).all()
        assert len(mine) > 10
        assert {(one.before, one.after) for one in mine} == {(None, None)}
        assert list(chain.broken(session)) == []


def settle(office: Office, dossier: str) -> None:
    """Whatever is under way with a dossier comes to its end."""
    from service.tables import Notice, NoticeState, Question

    with office.database.writing() as session:
        session.execute(update(Notice).where(Notice.dossier_id == dossier).values(state=NoticeState.CLOSED))
        session.execute(update(Question).where(Question.dossier_id == dossier).values(closed_at=now()))
