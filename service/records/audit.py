"""Writes the log of deeds; every other module of the records calls it in the same transaction as the deed itself.

Entries are written at the end of it, one transaction after another, since each bears the hash of the one before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from service.records import chain
from service.tables import AuditEntry, User
from service.tables.base import now


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something, and from which network address."""

    id: int | None
    name: str
    address: str = ""


SYSTEM = Actor(None, "system")
"""The service itself: workers, the sweep, the command line."""

SHELL = Actor(None, "command line")
"""Whoever sits at this machine's command line."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a deed is done to."""

    kind: str
    id: str
    dossier: str | None = None


def actor_of(user: User, address: str = "") -> Actor:
    """A user as the one who does something."""
    return Actor(user.id, user.name, address)


def note(
    session: Session,
    actor: Actor,
    action: str,
    subject: Subject,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Log one deed; `before` and `after` hold what changed, JSON-ready."""
    chain.keep_back(
        session,
        AuditEntry(
            at=now(),
            actor_id=actor.id,
            actor=actor.name,
            address=actor.address,
            action=action,
            subject_kind=subject.kind,
            subject_id=subject.id,
            dossier_id=subject.dossier,
            before=before,
            after=after,
        ),
    )
