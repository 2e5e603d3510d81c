"""The log as a chain: each entry bears the hash of the one before, so that none can be changed or left out unseen.

Entries are held back to the end of their transaction; only then the one lock is taken under which links are made. It is
the last lock that a transaction takes, so that nobody waits for one who waits for him.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from sqlalchemy import event, select, text
from sqlalchemy.orm import Session

from service.tables import AuditEntry

START = "0" * 64
"""What stands before the first entry."""

LOCK = 7_163_042
A_PIECE = 500
_HELD = "deeds held back"


@dataclass(frozen=True, slots=True)
class Broken:
    """An entry whose link does not hold: it, or one before it, was changed, put in or taken out."""

    entry: int
    changed: bool


def keep_back(session: Session, entry: AuditEntry) -> None:
    """Have the entry written at the end of the transaction."""
    session.info.setdefault(_HELD, []).append(entry)


def held(session: Session) -> list[AuditEntry]:
    """What is held back as yet."""
    return list(session.info.get(_HELD, []))


def link(previous: str, entry: AuditEntry) -> str:
    """The entry's hash: over what was done, by whom and when, and over the hash before."""
    moment = entry.at.astimezone(UTC).isoformat()
    told: list[Any] = [previous, moment, entry.actor_id, entry.actor, entry.address, entry.action]
    told += [entry.subject_kind, entry.subject_id, entry.dossier_id, *map(_as_kept, (entry.before, entry.after))]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _as_kept(value: dict[str, Any] | None) -> Any:
    """As it comes back from the database: with names of text, and lists for tuples."""
    return None if value is None else json.loads(json.dumps(value))


def head(session: Session) -> str:
    """The hash of the last entry."""
    return session.scalar(select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1)) or START


def broken(session: Session) -> Iterator[Broken]:
    """Every entry that does not fit; later ones are held against what stands before them, not against what should."""
    last, at = START, 0
    while True:
        query = select(AuditEntry).where(AuditEntry.id > at).order_by(AuditEntry.id).limit(A_PIECE)
        found = list(session.scalars(query))
        for entry in found:
            changed = link(entry.previous, entry) != entry.hash
            if changed or entry.previous != last:
                yield Broken(entry.id, changed)
            last, at = entry.hash, entry.id
        if len(found) < A_PIECE:
            return
        session.expunge_all()


@event.listens_for(Session, "before_commit")
def _write(session: Session) -> None:
    """Chain what was held back; of a savepoint's end nothing is written yet."""
    if session.in_nested_transaction() or not session.info.get(_HELD):
        return
    session.flush()
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    last = head(session)
    for entry in session.info.pop(_HELD):
        entry.previous = last
        last = entry.hash = link(last, entry)
        session.add(entry)
        session.flush()


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_HELD, None)
