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

from sqlalchemy import ColumnElement, event, null, select, text, update
from sqlalchemy.orm import Session

from service.tables import AuditEntry

START = "0" * 64
"""What stands before the first entry."""

EMPTYING = ("dossier.purged", "user.purged")
"""The deeds that empty entries, and say which."""

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


def empty(session: Session, which: ColumnElement[bool], name: str = "") -> dict[str, Any]:
    """Take out of entries what they say; that it was done, when and by whom stays, and so do the hashes.

    `name`: an account's that is to be found in them no longer, nor its addresses. What comes back is to stand in an
    entry of its own, by which `broken` knows that it was done by right.
    """
    session.flush()
    wanted = select(AuditEntry.id, AuditEntry.hash).where(which, AuditEntry.action.not_in(EMPTYING))
    found = list(session.execute(wanted.order_by(AuditEntry.id)))
    ids = [number for number, _ in found]
    for start in range(0, len(ids), A_PIECE):
        some = update(AuditEntry).where(AuditEntry.id.in_(ids[start : start + A_PIECE]))
        nothing = some.values(before=null(), after=null())
        session.execute(nothing)
        if name:
            session.execute(nothing.where(AuditEntry.actor == name).values(actor="", address=""))
            about = (AuditEntry.subject_kind == "user", AuditEntry.subject_id == name)
            session.execute(nothing.where(*about).values(subject_id=""))
    session.expire_all()
    return {"entries": _rows(ids), "digest": _digest([digest for _, digest in found])}


def emptied_by_right(session: Session) -> set[int]:
    """The entries of which a later one says that they were emptied; their hashes are those of then."""
    found: set[int] = set()
    for after in session.scalars(select(AuditEntry.after).where(AuditEntry.action.in_(EMPTYING))):
        told = (after or {}).get("log") or {}
        ids = [n for first, last in told.get("entries", ()) for n in range(first, last + 1)]
        hashes: dict[int, str] = {}
        for start in range(0, len(ids), A_PIECE):
            some = select(AuditEntry.id, AuditEntry.hash).where(AuditEntry.id.in_(ids[start : start + A_PIECE]))
            hashes.update((row.id, row.hash) for row in session.execute(some))
        if _digest([hashes[number] for number in sorted(hashes)]) == told.get("digest"):
            found |= set(ids)
    return found


def _is_empty(entry: AuditEntry, emptied: set[int]) -> bool:
    return entry.id in emptied and entry.before is None and entry.after is None


def _rows(ids: list[int]) -> list[list[int]]:
    """Numbers in their order as rows of neighbours: first and last of each."""
    rows: list[list[int]] = []
    for number in ids:
        if rows and number == rows[-1][1] + 1:
            rows[-1][1] = number
        else:
            rows.append([number, number])
    return rows


def _digest(hashes: list[str]) -> str:
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()


def head(session: Session) -> str:
    """The hash of the last entry."""
    return session.scalar(select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1)) or START


def broken(session: Session) -> Iterator[Broken]:
    """Every entry that does not fit; later ones are held against what stands before them, not against what should."""
    last, at, emptied = START, 0, emptied_by_right(session)
    while True:
        query = select(AuditEntry).where(AuditEntry.id > at).order_by(AuditEntry.id).limit(A_PIECE)
        found = list(session.scalars(query))
        for entry in found:
            changed = link(entry.previous, entry) != entry.hash and not _is_empty(entry, emptied)
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
