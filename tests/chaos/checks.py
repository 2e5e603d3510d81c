"""What must hold when calm has come: nothing lost, nothing wrong, nothing twice, nothing stuck, nothing left behind."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import requests
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.database import Database
from service.leftovers import OURS
from service.store import NotKept, Store
from service.tables import Delivery, Dossier, Posted, Run, RunReport, State, Step, Version
from service.tables.dossiers import Document
from service.verifying import faults
from tests.chaos.calm import hand_in_again
from tests.chaos.ledger import Entry
from tests.chaos.served import COMMAND, environment
from tests.chaos.waiting import comes
from tests.chaos.world import World
from tests.test_imports import ROOT

LOST, WRONG, DOUBLED, STUCK = "lost", "wrong", "doubled", "stuck"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not hold. `kind`: the fault in which the dossier was handed in, "" for the whole."""

    sort: str
    kind: str
    what: str


def served(world: World, open_ones: set[str]) -> Iterator[Finding]:
    """While the service runs."""
    for entry in world.entries:
        if entry.refused or not entry.id:
            sort = WRONG if entry.refused else STUCK
            yield Finding(sort, entry.kind, f"{entry.title} was not taken: {entry.refused or 'no answer'}")
        elif entry.title in open_ones:
            yield Finding(STUCK, entry.kind, f"{entry.title}: {json.dumps(world.show(entry), ensure_ascii=False)}")
        else:
            yield from _reported(world, entry)
    with world.base.opened() as database:
        if not comes(lambda: not _waiting(database), 30):
            yield Finding(STUCK, "", f"{_waiting(database)} deliveries wait")
    yield from _told(world)
    yield from _verified(world)


def _reported(world: World, entry: Entry) -> Iterator[Finding]:
    """The report has the figures of the papers as they are now, and tells those that cannot be read."""
    world.find_out(entry)
    with suppress(requests.RequestException, ValueError):
        body = world.ask("GET", f"/dossiers/{entry.id}/report").json()
        found = sorted((c["field"], Decimal(str(c["value"]))) for c in body.get("claims", ()))
        if found != entry.figures():
            yield Finding(WRONG, entry.kind, f"{entry.title}: figures {found}, not {entry.figures()}")
        unread = {d["name"] for d in body.get("documents", ()) if d["error"] or _has_gap(d)}
        if unread != entry.poisoned():
            yield Finding(WRONG, entry.kind, f"{entry.title}: unread {unread}, not {entry.poisoned()}: {_why(body)}")
        named = {d["name"] for d in body.get("documents", ())}
        if named != set(entry.papers):
            yield Finding(WRONG, entry.kind, f"{entry.title}: papers {named}, not {set(entry.papers)}")
        return
    yield Finding(WRONG, entry.kind, f"{entry.title}: no report is given out")


def _has_gap(document: dict[str, Any]) -> bool:
    return any(note["code"] == "page_unreadable" for note in document.get("notes", ()))


def _why(body: dict[str, Any]) -> str:
    return "; ".join(str(d["error"]) for d in body.get("documents", ()) if d["error"])


def _waiting(database: Database) -> int:
    with database.reading() as session:
        waiting = select(func.count()).select_from(Delivery).where(Delivery.state != Posted.SENT)
        return session.scalar(waiting) or 0


def _told(world: World) -> Iterator[Finding]:
    """Each run that ended was told to whoever asked to be told."""
    told = {(said["dossier"]["id"], said["data"].get("run")) for said in map(json.loads, world.receiver.told)}
    with world.base.opened() as database, database.reading() as session:
        ended = select(Run.dossier_id, Run.number).where(Run.state.in_((State.DONE, State.FAILED)))
        for dossier, number in session.execute(ended):
            if (dossier, number) not in told:
                yield Finding(LOST, "", f"the end of {dossier}/{number} was told to nobody")


def _verified(world: World) -> Iterator[Finding]:
    """`verify` tells what was spoilt on purpose and nothing else; after the good copies came it tells nothing."""
    store = Store(world.base.settings().storage_url)
    harmed = {digest for digest in world.spoilt if not _is_sound(store, digest)}
    told = _faults(world, store)
    yield from (Finding(WRONG, "", f"verify does not tell {d}") for d in harmed if not any(d in one for one in told))
    yield from (Finding(WRONG, "", f"verify: {one}") for one in told if not any(d in one for d in harmed))
    for entry in world.entries:
        for text in entry.papers.values():
            if entry.id and any(text == world.spoilt[digest] for digest in harmed):
                hand_in_again(world, entry, text)
    yield from (Finding(WRONG, "", f"verify, after all was handed in again: {one}") for one in _faults(world, store))


def _faults(world: World, store: Store) -> list[str]:
    with world.base.opened() as database, database.reading() as session:
        return [fault.what for fault in faults(session, store)]


def _is_sound(store: Store, digest: str) -> bool:
    try:
        store.check_content(digest, anew=True)
    except NotKept:
        return False
    return True


def recorded(world: World) -> Iterator[Finding]:
    """In the database, once the service has ended."""
    with world.base.opened() as database, database.reading() as session:
        for entry in world.entries:
            if entry.id:
                yield from _on_record(session, entry)
        going = session.scalars(select(Run).where(Run.state.in_((State.QUEUED, State.RUNNING)))).all()
        yield from (Finding(STUCK, "", f"run {run.dossier_id}/{run.number} is {run.state}") for run in going)
    for title, answers in world.submitted.items():
        if answers.count(201) > 1:
            yield Finding(DOUBLED, "two submits at once", f"{title} was submitted {answers.count(201)} times")


def _on_record(session: Session, entry: Entry) -> Iterator[Finding]:
    same = session.scalars(select(Dossier).where(Dossier.title == entry.title)).all()
    if [dossier.id for dossier in same] != [entry.id]:
        sort = DOUBLED if len(same) > 1 else LOST
        yield Finding(sort, entry.kind, f"{entry.title}: acknowledged as {entry.id}, on record {[d.id for d in same]}")
    kept = set(session.scalars(select(Version.sha256).join(Document).where(Document.dossier_id == entry.id)))
    if entry.digests() - kept:
        yield Finding(LOST, entry.kind, f"{entry.title}: files {entry.digests() - kept} are not on record")
    runs = session.scalar(select(func.count()).where(Run.dossier_id == entry.id)) or 0
    if runs > entry.asked:
        yield Finding(DOUBLED, entry.kind, f"{entry.title}: {runs} runs, asked for {entry.asked}")
    latest = session.scalars(select(Run).where(Run.dossier_id == entry.id).order_by(Run.number.desc())).first()
    if latest is not None and latest.state == State.DONE and session.get(RunReport, latest.id) is None:
        yield Finding(LOST, entry.kind, f"{entry.title}: run {latest.number} is done without a report")
    submits = select(func.count()).where(Step.dossier_id == entry.id, Step.deed == "submit")
    if (session.scalar(submits) or 0) > 1:
        yield Finding(DOUBLED, entry.kind, f"{entry.title} was submitted twice")


def left(world: World) -> Iterator[Finding]:
    """Once all has ended: processes, folders that no sweep would know, deeds of forged jobs."""
    yield from (Finding(STUCK, "", f"still running: {one}") for one in world.left_over)
    yield from (Finding(WRONG, "job forged", f"a forged job made {path}") for path in world.forged if path.exists())
    for path in world.served.temporary.iterdir():
        if not OURS.fullmatch(path.name) and not path.name.startswith(f"prescreen-{os.getuid()}-"):
            yield Finding(STUCK, "", f"left behind, and no sweep knows it: {path.name}")


def restored(world: World) -> Iterator[Finding]:
    """Each backup that was made in the middle holds what was acknowledged before it."""
    for number, (backup, ids) in enumerate(world.backups):
        place = world.served.events.parent / f"restored-{number}"
        done = subprocess.run(
            [*COMMAND, "restore", str(backup), "--data", str(place)],
            env=environment(place),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        faulty = [line for line in done.stdout.splitlines() if "whole" not in line and "hint" not in line]
        strange = [line for line in faulty if not any(d in line for d in world.spoilt) and " faults" not in line]
        if done.returncode == 2 or strange:
            yield Finding(WRONG, "backup in the middle", f"restore: {done.returncode} {strange} {done.stderr[-300:]}")
            continue
        yield from _all_there(place, ids)


def _all_there(place: Path, ids: list[str]) -> Iterator[Finding]:
    database = Database(f"sqlite:///{place / 'prescreen.db'}")
    with database.reading() as session:
        found = set(session.scalars(select(Dossier.id)))
    database.close()
    yield from (Finding(LOST, "backup in the middle", f"{one} is not in it") for one in ids if one not in found)
