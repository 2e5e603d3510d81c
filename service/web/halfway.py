"""Between password and code: who proved the password a moment ago, which opens nothing but the asking of a code."""

from __future__ import annotations

from flask import session
from sqlalchemy.orm import Session

from service.tables import User
from service.tables.base import now

HOLDS = 300
"""Seconds from the password to the code."""

KEY = "halfway"


def begin(user: User) -> None:
    """The password was right; whoever was signed in here before is no more."""
    chosen = session.get("language", user.language)
    session.clear()
    session["language"] = chosen
    session[KEY] = [user.id, user.epoch, int(now().timestamp()) + HOLDS]


def user_of(record: Session) -> User | None:
    """Who is on the way in, while the time is not over and nothing about the user changed; None for nobody."""
    number, epoch, until = session.get(KEY, (0, 0, 0))
    if now().timestamp() > until:
        return None
    user = record.get(User, number, with_for_update=True)
    return user if user and user.active and user.epoch == epoch and user.totp_secret else None
