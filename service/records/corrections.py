"""Corrections by hand of figures, facts and kinds of paper; each is bound to content, and kept through runs."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from service.records.audit import Actor, Subject, note
from service.records.values import checked
from service.tables import ClaimCorrection, KindCorrection, PaperCorrection, Supplement
from service.tables.base import now


@dataclass(frozen=True, slots=True)
class Value:
    """A figure or fact as staff say it is, at the spot where it was read as `before`; both as text."""

    spot: str
    field: str
    before: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Kind:
    """Which paper the one at `place` (from 0) of a file is."""

    sha256: str
    place: int
    before: str
    kind: str
    reason: str


def correct_value(session: Session, actor: Actor, dossier_id: str, said: Value) -> ClaimCorrection:
    """A figure or fact corrected; an earlier correction of the same spot gives way. Raises Refused."""
    value = checked(said.field, said.value)
    assert actor.id is not None
    for former in values(session, dossier_id):
        if former.spot == said.spot:
            former.withdrawn_at = now()
    correction = ClaimCorrection(
        dossier_id=dossier_id,
        spot=said.spot,
        field=said.field,
        before=said.before,
        value=value,
        reason=said.reason,
        by_id=actor.id,
    )
    session.add(correction)
    session.flush()
    subject = Subject("claim", f"{dossier_id}/{said.field}", dossier_id)
    after = {"value": value, "reason": said.reason}
    note(session, actor, "claim.corrected", subject, {"value": said.before}, after)
    return correction


def correct_kind(session: Session, actor: Actor, dossier_id: str, said: Kind) -> KindCorrection:
    """A kind corrected; an earlier correction of the same paper gives way."""
    assert actor.id is not None
    for former in kinds(session, dossier_id):
        if (former.sha256, former.place) == (said.sha256, said.place):
            former.withdrawn_at = now()
    correction = KindCorrection(
        dossier_id=dossier_id,
        sha256=said.sha256,
        place=said.place,
        before=said.before,
        kind=said.kind,
        reason=said.reason,
        by_id=actor.id,
    )
    session.add(correction)
    session.flush()
    subject = Subject("document", f"{dossier_id}/{said.sha256[:12]}", dossier_id)
    after = {"kind": said.kind, "place": said.place, "reason": said.reason}
    note(session, actor, "kind.corrected", subject, {"kind": said.before}, after)
    return correction


def withdraw(
    session: Session, actor: Actor, correction: ClaimCorrection | KindCorrection | PaperCorrection | Supplement
) -> None:
    """It counts no longer, from the next run on."""
    if correction.withdrawn_at is None:
        correction.withdrawn_at = now()
        subject = Subject("correction", f"{correction.__tablename__}/{correction.id}", correction.dossier_id)
        note(session, actor, "correction.withdrawn", subject)


def values(session: Session, dossier_id: str) -> list[ClaimCorrection]:
    """The corrections of figures and facts in force."""
    return list(
        session.scalars(
            select(ClaimCorrection)
            .options(joinedload(ClaimCorrection.by))
            .where(ClaimCorrection.dossier_id == dossier_id, ClaimCorrection.withdrawn_at.is_(None))
            .order_by(ClaimCorrection.id)
        )
    )


def kinds(session: Session, dossier_id: str) -> list[KindCorrection]:
    """The kinds' corrections in force."""
    return list(
        session.scalars(
            select(KindCorrection)
            .options(joinedload(KindCorrection.by))
            .where(KindCorrection.dossier_id == dossier_id, KindCorrection.withdrawn_at.is_(None))
            .order_by(KindCorrection.id)
        )
    )
