"""The outbox: what is due is taken by one who sends, marked when it went, tried again later when it did not."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from service.tables import Delivery, Posted
from service.tables.base import now

LEASE = timedelta(minutes=5)
"""For so long nobody else tries what somebody took; who died over it is followed by another then."""

PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 240, 720, 1440))
"""How long to wait after the first, second … try that failed; after the last the delivery is given up."""


class NotSent(Exception):
    """Why a delivery did not go out, in one line."""


def take(session: Session) -> Delivery | None:
    """The delivery that has been due for longest, out of reach of others for a while; None where none is due."""
    due = (Delivery.state == Posted.WAITING) & or_(Delivery.due_at <= now(), *_beyond_all_pauses())
    found = session.scalars(select(Delivery).where(due).order_by(Delivery.due_at, Delivery.id).limit(1)).first()
    if found is None:
        return None
    claim = update(Delivery).where(Delivery.id == found.id, due)
    taken = session.execute(claim.values(due_at=now() + LEASE, tries=Delivery.tries + 1))
    session.refresh(found)
    return found if taken.rowcount else None  # type: ignore[attr-defined]  # an UPDATE's result has it


def _beyond_all_pauses() -> list[ColumnElement[bool]]:
    """Due later than any pause after so many tries: the clock was set back since, and nothing is to wait for that."""
    longest = (timedelta(0), *(max(pause, LEASE) for pause in PAUSES))
    return [(Delivery.tries == tries) & (Delivery.due_at > now() + pause) for tries, pause in enumerate(longest)]


def sent(session: Session, delivery_id: int) -> None:
    """It went out."""
    delivery = session.get_one(Delivery, delivery_id)
    delivery.state, delivery.sent_at, delivery.fault = Posted.SENT, now(), ""


def failed(session: Session, delivery_id: int, fault: str) -> None:
    """It did not go out; it is tried again, or given up after the last pause."""
    delivery = session.get_one(Delivery, delivery_id)
    delivery.fault = fault[:500]
    if delivery.tries > len(PAUSES):
        delivery.state = Posted.GIVEN_UP
    else:
        delivery.due_at = now() + PAUSES[delivery.tries - 1]


def again(session: Session, delivery_id: int) -> None:
    """Staff have one that was given up tried once more, from the first try on."""
    delivery = session.get_one(Delivery, delivery_id)
    delivery.state, delivery.tries, delivery.due_at = Posted.WAITING, 0, now()


def troubled(session: Session) -> list[Delivery]:
    """What could not be sent so far, the newest first."""
    stuck = or_(Delivery.state == Posted.GIVEN_UP, (Delivery.state == Posted.WAITING) & (Delivery.fault != ""))
    return list(session.scalars(select(Delivery).where(stuck).order_by(Delivery.id.desc()).limit(200)))
