"""Corrections by hand: what a figure is, which paper a file is. Each is bound to content, and kept through runs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from checkers.model import Text
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.tables import ClaimCorrection, KindCorrection
from service.tables.base import now


@dataclass(frozen=True, slots=True)
class Value:
    """A figure as staff say it is, at the spot where it was read as `before`."""

    spot: str
    field: str
    before: Decimal
    value: Decimal
    reason: str


@dataclass(frozen=True, slots=True)
class Kind:
    """Which paper a file's pages first..last are, or the whole file where these are None."""

    sha256: str
    before: str
    kind: str
    reason: str
    first_page: int | None = None
    last_page: int | None = None


def correct_value(session: Session, actor: Actor, dossier_id: str, said: Value) -> ClaimCorrection:
    """A figure corrected; an earlier correction of the same spot gives way."""
    if said.field == "qualification_ratio" and said.value > 1:
        text = Text("占比应在 0 到 1 之间，例如 0.75。", "A ratio lies between 0 and 1, for example 0.75.")
        raise Refused("no_ratio", text, 422)
    assert actor.id is not None
    for former in values(session, dossier_id):
        if former.spot == said.spot:
            former.withdrawn_at = now()
    correction = ClaimCorrection(
        dossier_id=dossier_id,
        spot=said.spot,
        field=said.field,
        before=said.before,
        value=said.value,
        reason=said.reason,
        by_id=actor.id,
    )
    session.add(correction)
    session.flush()
    subject = Subject("claim", f"{dossier_id}/{said.field}", dossier_id)
    after = {"value": format(said.value, "f"), "reason": said.reason}
    note(session, actor, "claim.corrected", subject, {"value": format(said.before, "f")}, after)
    return correction


def correct_kind(session: Session, actor: Actor, dossier_id: str, said: Kind) -> KindCorrection:
    """A kind corrected; earlier corrections of the same pages give way."""
    if (said.first_page or 1) > (said.last_page or said.first_page or 1):
        raise Refused("no_range", Text("起始页应不大于结束页。", "The first page must not come after the last."), 422)
    assert actor.id is not None
    for former in kinds(session, dossier_id):
        if (former.sha256, former.first_page, former.last_page) == (said.sha256, said.first_page, said.last_page):
            former.withdrawn_at = now()
    correction = KindCorrection(
        dossier_id=dossier_id,
        sha256=said.sha256,
        first_page=said.first_page,
        last_page=said.last_page,
        before=said.before,
        kind=said.kind,
        reason=said.reason,
        by_id=actor.id,
    )
    session.add(correction)
    session.flush()
    subject = Subject("document", f"{dossier_id}/{said.sha256[:12]}", dossier_id)
    pages = {"first_page": said.first_page, "last_page": said.last_page, "reason": said.reason}
    note(session, actor, "kind.corrected", subject, {"kind": said.before}, {"kind": said.kind, **pages})
    return correction


def withdraw(session: Session, actor: Actor, correction: ClaimCorrection | KindCorrection) -> None:
    """What was read counts again from the next run on."""
    if correction.withdrawn_at is None:
        correction.withdrawn_at = now()
        subject = Subject("correction", f"{correction.__tablename__}/{correction.id}", correction.dossier_id)
        note(session, actor, "correction.withdrawn", subject)


def values(session: Session, dossier_id: str) -> list[ClaimCorrection]:
    """The figures' corrections in force."""
    return list(
        session.scalars(
            select(ClaimCorrection)
            .where(ClaimCorrection.dossier_id == dossier_id, ClaimCorrection.withdrawn_at.is_(None))
            .order_by(ClaimCorrection.id)
        )
    )


def kinds(session: Session, dossier_id: str) -> list[KindCorrection]:
    """The kinds' corrections in force."""
    return list(
        session.scalars(
            select(KindCorrection)
            .where(KindCorrection.dossier_id == dossier_id, KindCorrection.withdrawn_at.is_(None))
            .order_by(KindCorrection.id)
        )
    )
