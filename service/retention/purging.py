"""Purges: each dossier in a transaction of its own that looks once more whether it may go; then what nothing names."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from checkers.model import Text
from service.database import Database
from service.records import chain, staying
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.retention import clearing, due, erasing, holds, listing
from service.retention.due import GONE, OfRound
from service.retention.listing import Entry
from service.retention.policy import MAILS, of_round
from service.settings import Settings
from service.store import Store
from service.tables import (
    AuditEntry,
    Delivery,
    Document,
    Dossier,
    Posted,
    Purge,
    PurgeCause,
    Purged,
    PurgedKind,
    Role,
    Round,
    Run,
    RunReport,
    Stage,
    User,
    Version,
)
from service.tables.base import now

NO_REASON = Text("请填写理由。", "Give the reason.")
HAS_DOSSIERS = Text(
    "该账号名下还有办理中或已办结的申报件，须先撤回；已办结的到期后清除。",
    "The account owns dossiers that are under way or decided. Withdraw what is under way; the others go "
    "when their time is over.",
)
IS_HELD = Text("该账号的申报件被保留，不能清除。", "A dossier of the account is held back.")
NOT_STAFF = Text("工作人员的账号只能停用。", "Accounts of staff are revoked, not purged.")
STILL_NAMED = Text(
    "该账号在其他申报件中留有评审记录，只能停用。", "The account's words stand in dossiers; it is revoked, not purged."
)
OWN = (Stage.DRAFT, Stage.WITHDRAWN)
"""Dossiers that go with the account of who asks for it: nothing was decided on them."""


@dataclass
class Done:
    """What a purge took away; `purge` is the number of its row, `skipped` what could go no longer."""

    purge: int = 0
    dossiers: list[str] = field(default_factory=list)
    users: list[int] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    rows: Counter[str] = field(default_factory=Counter)
    size: int = 0
    letters: list[int] = field(default_factory=list)
    files: set[str] = field(default_factory=set)

    @property
    def is_empty(self) -> bool:
        """Whether nothing went."""
        return not self.dossiers and not self.users

    def told(self) -> dict[str, Any]:
        """For the log: counts, and nothing of what it was."""
        return {"purged": len(self.dossiers), "accounts": len(self.users), "size": self.size, **_kinds(self.rows)}


def _kinds(rows: Counter[str]) -> dict[str, int]:
    return {"files": rows["versions"], "runs": rows["runs"], "rows": sum(rows.values())}


def purge_round(database: Database, settings: Settings, actor: Actor, found: OfRound) -> Done:
    """All that is due of a round and that nothing holds, as it stands by the time that each one's turn comes."""
    with _purging(database, settings, actor, PurgeCause.POLICY, found.round) as done:
        for one in found.free:
            with database.writing() as session:
                _due(session, settings, actor, one.id, done)
    return done


def purge_accounts(database: Database, settings: Settings, actor: Actor, users: Iterable[int]) -> Done:
    """Accounts that nobody used for the policy's time; one that was used since, or that others' record names, stays."""
    told = {"purge_cause": PurgeCause.POLICY.value}
    with _purging(database, settings, actor, PurgeCause.POLICY) as done:
        for number in users:
            with database.writing() as session:
                user = session.get_one(User, number, with_for_update=True)
                unused = {one.id for one in due.accounts(session, today(settings))}
                if number in unused and not erasing.named_in(session, number):
                    _account(session, actor, user, done, told)
    return done


def purge_account(database: Database, settings: Settings, actor: Actor, user_id: int, reason: str) -> Done:
    """An account whose owner asks for it, with the drafts and withdrawn dossiers that it owns. Raises Refused."""
    if not reason.strip():
        raise Refused("no_reason", NO_REASON, 422)
    told = {"purge_cause": PurgeCause.REQUEST.value}
    with _purging(database, settings, actor, PurgeCause.REQUEST) as done, database.writing() as session:
        user = session.get_one(User, user_id, with_for_update=True)
        owned = list(session.scalars(select(Dossier).where(Dossier.owner_id == user.id)))
        _check_account(session, user, owned)
        for dossier in owned:
            _dossier(session, actor, dossier, done, told)
        if erasing.named_in(session, user_id):
            raise Refused("still_named", STILL_NAMED)
        _account(session, actor, user, done, {**told, "reason": reason.strip()[:1000]})
    return done


def purge_again(database: Database, settings: Settings, actor: Actor, entries: Iterable[Entry]) -> Done:
    """What was purged before a backup brought it back: whatever its state, since it was gone already."""
    with _purging(database, settings, actor, PurgeCause.LIST) as done:
        for entry in sorted(entries, key=lambda one: one.kind.value):  # dossiers before those who own them
            with database.writing() as session:
                _again(session, actor, entry, done)
    return done


def _due(session: Session, settings: Settings, actor: Actor, number: str, done: Done) -> None:
    dossier = session.get(Dossier, number, with_for_update=True)
    if dossier is None or not due.is_due(session, dossier, today(settings)):
        done.skipped.append(number)
        return
    days = of_round(session, dossier.round_id, today(settings)).days[dossier.stage.value]
    _dossier(session, actor, dossier, done, {"purge_cause": PurgeCause.POLICY.value, "kept_days": days})


def _again(session: Session, actor: Actor, entry: Entry, done: Done) -> None:
    told = {"purge_cause": PurgeCause.LIST.value}
    if entry.kind is PurgedKind.DOSSIER:
        dossier = session.get(Dossier, entry.subject, with_for_update=True)
        if dossier is not None:
            _dossier(session, actor, dossier, done, told)
        else:  # it is not there, and is to stay so: a later list must name it all the same
            _put_down(session, done, entry.kind, entry.subject, entry.born_at)
        return
    user = session.get(User, int(entry.subject), with_for_update=True)
    if user is not None and user.created_at == entry.born_at and not user.key.startswith(GONE):
        _account(session, actor, user, done, told)


@contextmanager
def _purging(
    database: Database, settings: Settings, actor: Actor, cause: PurgeCause, found: Round | None = None
) -> Iterator[Done]:
    """A purge from its row to the list of what is gone; what was done stays done, however it ends."""
    with database.writing() as session:
        row = Purge(cause=cause, round_id=found.id if found else None, by_id=actor.id, counts={})
        session.add(row)
        session.flush()
        done = Done(row.id)
    try:
        yield done
    finally:
        with database.writing() as session:
            _close(session, actor, done, found)
            listing.write(session, settings)
        drop_letters(settings, done.letters)


def _close(session: Session, actor: Actor, done: Done, found: Round | None) -> None:
    """The counts on record; a purge that took nothing away was none."""
    row = session.get_one(Purge, done.purge)
    if session.scalar(select(Purged.subject).where(Purged.purge_id == row.id).limit(1)) is None:
        session.delete(row)
        return
    row.counts = done.told()
    subject = Subject("round", str(found.id) if found else "")
    note(session, actor, "retention.purged", subject, after={"purge_cause": row.cause.value, **row.counts})


def drop_mails(session: Session, settings: Settings) -> list[int]:
    """Forget what mails and webhooks said that went out, or were given up, longer ago than the policy has it."""
    before = now() - timedelta(days=of_round(session, None, today(settings)).days[MAILS])
    old = (Delivery.state != Posted.WAITING, Delivery.made_at < before)
    numbers = list(session.scalars(select(Delivery.id).where(*old)))
    session.execute(delete(Delivery).where(Delivery.id.in_(numbers)))
    return numbers


def drop_letters(settings: Settings, numbers: Iterable[int]) -> None:
    """Mails that became files, since no server is set."""
    for number in numbers:
        (settings.data / "outbox" / f"{number:08d}.eml").unlink(missing_ok=True)


def clear(database: Database, settings: Settings, before: float | None = None, gone: Iterable[str] = ()) -> bool:
    """Rid the store of what nothing names; whether nothing is left to wait for, which is put on record."""
    since = clearing.untouched_since(settings.job_seconds) if before is None else before
    done = clearing.clear(database, Store(settings.storage_url, begin=False), since, set(gone))
    database.forget_deleted()
    with database.writing() as session:
        listing.write(session, settings)
        if done.waiting:
            return False
        for purge in session.scalars(select(Purge).where(Purge.cleared_at.is_(None))):
            purge.cleared_at = now()
    return True


def waits(session: Session) -> bool:
    """Whether the store is still to be rid of something that was purged."""
    return session.scalar(select(Purge.id).where(Purge.cleared_at.is_(None)).limit(1)) is not None


def _dossier(session: Session, actor: Actor, dossier: Dossier, done: Done, told: dict[str, Any]) -> None:
    """Delete it, and say in the log that it is gone; what must stay of it is kept first."""
    number, stage, born = dossier.id, dossier.stage, dossier.created_at
    staying.keep_unit(session, dossier)
    staying.keep_numbers(session, number)
    files = _files(session, number)
    size = _weight(session, number)
    done.letters += erasing.letters_of(session, number)
    emptied = chain.empty(session, AuditEntry.dossier_id == number)
    session.expunge(dossier)
    rows = Counter(erasing.erase_dossier(session, number))
    _put_down(session, done, PurgedKind.DOSSIER, number, born)
    after = {"stage": stage.value, "size": size, **told, **_kinds(rows), "log": emptied}
    note(session, actor, "dossier.purged", Subject("dossier", number, number), after=after)
    done.dossiers.append(number)
    done.rows.update(rows)
    done.size += size
    done.files |= files


def _account(session: Session, actor: Actor, user: User, done: Done, told: dict[str, Any]) -> None:
    number, name, born = user.id, user.name, user.created_at
    about = (AuditEntry.subject_kind == "user") & (AuditEntry.subject_id == name)
    emptied = chain.empty(session, (AuditEntry.actor_id == number) | about, name)
    done.letters += erasing.erase_account(session, user)
    _put_down(session, done, PurgedKind.USER, str(number), born)
    note(session, actor, "user.purged", Subject("user", f"{GONE}{number}"), after={**told, "log": emptied})
    done.users.append(number)


def _check_account(session: Session, user: User, owned: Sequence[Dossier]) -> None:
    if user.role is Role.STAFF:
        raise Refused("staff", NOT_STAFF)
    if any(one.stage not in OWN for one in owned):
        raise Refused("has_dossiers", HAS_DOSSIERS)
    if holds.of_dossiers(session, owned):
        raise Refused("held", IS_HELD)


def _put_down(session: Session, done: Done, kind: PurgedKind, subject: str, born: datetime) -> None:
    session.merge(Purged(kind=kind, subject=subject, born_at=born, purge_id=done.purge))


def _files(session: Session, dossier_id: str) -> set[str]:
    """The contents that a dossier's papers are, those that hung on others among them."""
    papers = select(Version.sha256).join(Version.document).where(Document.dossier_id == dossier_id)
    bodies = select(RunReport.body).join(Run).where(Run.dossier_id == dossier_id)
    read = (d.get("sha256") for body in session.scalars(bodies) for d in json.loads(body).get("documents", ()))
    return {*session.scalars(papers), *filter(None, read)}


def _weight(session: Session, dossier_id: str) -> int:
    size = select(func.sum(Version.size)).join(Version.document).where(Document.dossier_id == dossier_id)
    return int(session.scalar(size) or 0)


def today(settings: Settings) -> date:
    """The day it is at the office."""
    return datetime.now(ZoneInfo(settings.timezone)).date()
