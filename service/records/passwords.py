"""A forgotten password: a link that is mailed, holds for an hour and once. Nobody learns who has an account."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from checkers.model import Text
from service.records import accounts, messages
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.tables import PasswordLink, User
from service.tables.base import now

HOLDS = timedelta(hours=1)

GONE = Text(
    "这个链接已失效（超过 1 小时、已用过或不完整），请重新申请。",
    "This link no longer holds (older than an hour, used, or not whole). Ask for another.",
)
SUBJECT = Text("重设密码", "Set a new password")
LETTER = Text(
    "有人为用户“{name}”申请重设密码。请在 1 小时内打开下面的链接设置新密码，链接只能用一次：\n\n{link}\n\n"
    "如果不是您申请的，请不要理会，密码不会改变。",
    "Somebody asked for a new password of the user “{name}”. Open this link within an hour to set one; it works once:"
    "\n\n{link}\n\nIf it was not you, leave it: nothing has changed.",
)

Address = Callable[[str], str]
"""The address of the page on which the bearer of a token sets a new password."""


def ask(session: Session, actor: Actor, who: str, address: Address) -> None:
    """Mail a link to whoever is called so, by name or mail address; to nobody where nobody is, or has no address.

    Links that were sent before hold no more.
    """
    for user in _called(session, who):
        _end(session, user)
        token = secrets.token_urlsafe(32)
        session.add(PasswordLink(user_id=user.id, digest=_digest(token)))
        letter = _said(user, LETTER).format(name=user.name, link=address(token))
        messages.mail(session, user.email, _said(user, SUBJECT), letter)
        note(session, actor, "password.asked", Subject("user", user.name))


def bearer(session: Session, token: str) -> User:
    """Whose password the link's bearer may set. Raises Refused where it holds no more, or never did."""
    return _link(session, token).user


def redeem(session: Session, token: str, password: str, net: str = "") -> User:
    """The new password; the link is used up, and all sessions of the user end. Raises Refused."""
    link = _link(session, token)
    accounts.set_password(session, Actor(link.user_id, link.user.name, net), link.user, password)
    _end(session, link.user)
    return link.user


def _link(session: Session, token: str) -> PasswordLink:
    link = session.scalar(select(PasswordLink).where(PasswordLink.digest == _digest(token)))
    if link is None or link.ended_at is not None or now() - link.made_at > HOLDS or not link.user.active:
        raise Refused("link_gone", GONE, 410)
    return link


def _called(session: Session, who: str) -> list[User]:
    """The active users with a password and an address whose name, or whose address, that is."""
    named = accounts.find_user(session, who)
    by_mail = session.scalars(select(User).where(func.lower(User.email) == who.strip().lower(), User.email != ""))
    found = {user.id: user for user in (*by_mail, *([named] if named else []))}
    return [user for user in found.values() if user.active and user.email and user.password]


def _said(user: User, text: Text) -> str:
    return text.en if user.language == "en" else text.zh


def _end(session: Session, user: User) -> None:
    open_ = select(PasswordLink).where(PasswordLink.user_id == user.id, PasswordLink.ended_at.is_(None))
    for link in session.scalars(open_):
        link.ended_at = now()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
