"""Where a user is signed in: each browser's session is on record, so that it can be ended from here or from afar."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from service.records.audit import Actor, Subject, note
from service.tables import User, WebSession
from service.tables.base import now

USE_STEP = timedelta(minutes=5)
"""Requests within so long are one: not every one is worth a write."""

KEPT = timedelta(days=90)
"""How long one that nobody comes back to stays on record."""


def begin(session: Session, user: User, address: str, browser: str, by_office: bool = False) -> str:
    """A new one; what the browser shows from now on. It cannot be read from the database."""
    old = (WebSession.user_id == user.id, WebSession.seen_at < now() - KEPT)
    session.execute(delete(WebSession).where(*old))
    text = secrets.token_urlsafe(24)
    session.add(
        WebSession(
            user_id=user.id, digest=_digest(text), address=address[:64], browser=browser[:200], by_office=by_office
        )
    )
    session.flush()
    return text


def shown(session: Session, user_id: int, text: str, hours: int) -> WebSession | None:
    """The one that a browser shows; None where it was ended, or nobody came with it for so many hours."""
    mine = (WebSession.user_id == user_id, WebSession.digest == _digest(text))
    alive = (WebSession.ended_at.is_(None), WebSession.seen_at > now() - timedelta(hours=hours))
    return session.scalar(select(WebSession).where(*mine, *alive))


def is_use_news(one: WebSession) -> bool:
    """Whether it was last seen so long ago that this use is worth a write."""
    return now() - one.seen_at > USE_STEP


def seen(session: Session, number: int) -> None:
    """Somebody came in with it."""
    session.execute(update(WebSession).where(WebSession.id == number).values(seen_at=now()))


def of_user(session: Session, user_id: int, hours: int) -> Sequence[WebSession]:
    """Those in which the user is signed in, the latest used first."""
    alive = (WebSession.ended_at.is_(None), WebSession.seen_at > now() - timedelta(hours=hours))
    query = select(WebSession).where(WebSession.user_id == user_id, *alive)
    return session.scalars(query.order_by(WebSession.seen_at.desc(), WebSession.id.desc())).all()


def end(session: Session, actor: Actor, user: User, number: int) -> bool:
    """That one opens nothing any more; False where it is not the user's."""
    mine = (WebSession.id == number, WebSession.user_id == user.id)
    ended = update(WebSession).where(*mine, WebSession.ended_at.is_(None)).values(ended_at=now())
    if session.scalar(ended.returning(WebSession.id)) is None:
        return False
    note(session, actor, "user.signed_out", Subject("user", user.name))
    return True


def end_all(session: Session, user: User) -> None:
    """None of the user's opens anything any more, nor half a sign-in, nor one that is on no record."""
    user.epoch += 1
    open_ = (WebSession.user_id == user.id, WebSession.ended_at.is_(None))
    session.execute(update(WebSession).where(*open_).values(ended_at=now()))


def is_known(session: Session, key: str, address: str) -> bool:
    """Whether the account of that key was signed in from that address lately."""
    query = select(func.count()).select_from(WebSession).join(User, User.id == WebSession.user_id)
    lately = (User.key == key, WebSession.address == address, WebSession.seen_at > now() - KEPT)
    return bool(session.scalar(query.where(*lately)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
