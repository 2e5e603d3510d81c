"""Users and their tokens: who may come in, and how that is proved."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Collection, Iterable
from datetime import timedelta
from functools import cache

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload
from werkzeug.security import check_password_hash, generate_password_hash

from checkers.model import Text
from service.records import web_sessions
from service.records.audit import Actor, Subject, note
from service.records.names import NAME_LENGTH, folded, is_fit, is_reserved, likeness
from service.records.refusals import Refused
from service.tables import Role, Scope, Token, User
from service.tables.base import now

PASSWORD_LENGTH = 8
PASSWORD_LIMIT = 200
TOKEN_MARK = "ps_"
TOKEN_DAYS, TOKEN_LIMIT = 365, 3650
"""How long a token lasts unless something else is said, and at most."""

USE_STEP = timedelta(minutes=1)
"""Uses of a token within so long are one: a program may call a hundred times a second."""

HASH = "scrypt"
"""How passwords are hashed, in werkzeug's words."""


def add_user(session: Session, actor: Actor, name: str, password: str | None, role: Role) -> User:
    """A new user, without a password where the office's own sign-in is the way in. Raises Refused where the name is
    taken or unfit, or the password is no good."""
    called = checked_name(name)
    if password is not None:
        check_password(password, called)
    _check_free(session, called)
    kept = "" if password is None else generate_password_hash(password, HASH)
    user = User(name=called, key=key_of(called), password=kept, role=role)
    session.add(user)
    session.flush()
    note(session, actor, "user.added", _subject(user), after={"name": called, "role": role.value})
    return user


def find_user(session: Session, name: str) -> User | None:
    """The user of that name, however it is cased."""
    return session.scalar(select(User).where(User.key == key_of(name)))


def sign_in(session: Session, name: str, password: str) -> User | None:
    """The active user whose name and password these are; as slow for a name that does not exist."""
    user = find_user(session, name)
    proved = check_password_hash((user.password if user else "") or _nobody(), password[:PASSWORD_LIMIT])
    return user if user and proved and user.active else None


def set_password(session: Session, actor: Actor, user: User, password: str) -> None:
    """A new password; all sessions of the user end, and all tokens."""
    check_password(password, user.name)
    revoke_tokens(session, actor, user)
    user.password = generate_password_hash(password, HASH)
    web_sessions.end_all(session, user)
    user.one_time = user.one_time and actor.id not in (user.id, None)
    note(session, actor, "user.password", _subject(user))


def set_access(session: Session, actor: Actor, user: User, role: Role, active: bool) -> None:
    """Another role, or in or out; all sessions of the user end."""
    if actor.id == user.id:
        raise Refused("own_access", Text("不能修改自己的角色或停用自己。", "You cannot change your own access."))
    before = {"role": user.role.value, "active": user.active}
    user.role, user.active = role, active
    user.left_for = "" if active else user.left_for
    web_sessions.end_all(session, user)
    note(session, actor, "user.access", _subject(user), before, {"role": role.value, "active": active})


def revoke(session: Session, actor: Actor, user: User, reason: str) -> None:
    """Out for a reason that is kept: sessions end, tokens open nothing; what the user did stays. Raises Refused."""
    if actor.id == user.id:
        raise Refused("own_access", Text("不能修改自己的角色或停用自己。", "You cannot change your own access."))
    if not reason.strip():
        raise Refused("no_reason", Text("请填写理由。", "Give the reason."), 422)
    user.active, user.left_for = False, reason.strip()
    web_sessions.end_all(session, user)
    revoke_tokens(session, actor, user)
    note(session, actor, "user.revoked", _subject(user), {"active": True}, {"active": False, "reason": user.left_for})


def new_token(
    session: Session,
    actor: Actor,
    user: User,
    scopes: Collection[Scope] = frozenset(Scope),
    days: int = TOKEN_DAYS,
) -> str:
    """A new token for programs, good for so many days; it is shown this once and cannot be read from the database."""
    if not scopes or not 1 <= days <= TOKEN_LIMIT:
        text = Text(
            f"令牌至少有一种权限，有效期为 1–{TOKEN_LIMIT} 天。",
            f"A token opens something, for 1 to {TOKEN_LIMIT} days.",
        )
        raise Refused("unfit_token", text, 422)
    text_ = TOKEN_MARK + secrets.token_urlsafe(32)
    opens = " ".join(scope.value for scope in Scope if scope in scopes)
    token = Token(
        user_id=user.id, digest=_digest(text_), hint=text_[:7], scopes=opens, expires_at=now() + timedelta(days=days)
    )
    session.add(token)
    session.flush()
    until = token.expires_at.date().isoformat() if token.expires_at else None
    told = {"user": user.name, "hint": token.hint, "scopes": opens, "expires_on": until}
    note(session, actor, "token.made", Subject("token", str(token.id)), after=told)
    return text_


def revoke_token(session: Session, actor: Actor, token: Token) -> None:
    """The token opens nothing from now on."""
    if token.revoked_at is None:
        token.revoked_at = now()
        note(session, actor, "token.revoked", Subject("token", str(token.id)), before={"hint": token.hint})


def revoke_tokens(session: Session, actor: Actor, user: User) -> None:
    """None of the user's tokens opens anything from now on."""
    for token in user.tokens:
        revoke_token(session, actor, token)


def token_of(session: Session, text: str) -> Token | None:
    """The token itself with its user, who is active; one that was revoked is none, one that has ended still is."""
    if not text.startswith(TOKEN_MARK):
        return None
    wanted = select(Token).where(Token.digest == _digest(text), Token.revoked_at.is_(None))
    token = session.scalar(wanted.options(joinedload(Token.user)))
    return token if token and token.user.active else None


def has_ended(token: Token) -> bool:
    """Whether the token's days are over."""
    return token.expires_at is not None and token.expires_at <= now()


def is_use_news(token: Token) -> bool:
    """Whether the token was last seen so long ago that this use is worth a write."""
    return token.used_at is None or now() - token.used_at > USE_STEP


def token_used(session: Session, token_id: int) -> None:
    """Somebody came in with it."""
    session.execute(update(Token).where(Token.id == token_id).values(used_at=now()))


def checked_name(name: str) -> str:
    """The name as it is kept. Raises Refused."""
    called = unicodedata.normalize("NFKC", name).strip()
    if not is_fit(called):
        text = Text(
            f"用户名为 1–{NAME_LENGTH} 个汉字、拉丁字母或数字，可用 . _ - @。",
            f"A name has 1 to {NAME_LENGTH} Latin or Chinese letters or digits, and . _ - @ if you like.",
        )
        raise Refused("unfit_name", text)
    if is_reserved(called):
        text = Text(f"用户名“{called}”保留给系统，请换一个。", f'The name "{called}" is kept for the service.')
        raise Refused("reserved_name", text)
    return called


def key_of(name: str) -> str:
    """The name as it is looked up, and as tries at it are counted."""
    return folded(name)


def _check_free(session: Session, called: str) -> None:
    """Raises Refused where somebody has the name, or one that a reader takes for it."""
    if find_user(session, called) is not None:
        raise Refused("name_taken", Text(f"用户名“{called}”已被使用。", f'The name "{called}" is taken.'))
    looks = likeness(called)
    if any(likeness(name) == looks for name in session.scalars(select(User.name))):
        text = Text(
            f"用户名“{called}”与已有用户名过于相似，请换一个。", f'The name "{called}" looks like one that is there.'
        )
        raise Refused("name_taken", text)


def check_password(password: str, *known: str) -> None:
    """Raises Refused for one that is too short or too long, or that somebody could guess who knows `known`."""
    if not PASSWORD_LENGTH <= len(password) <= PASSWORD_LIMIT:
        text = Text(
            f"密码长度应为 {PASSWORD_LENGTH}–{PASSWORD_LIMIT} 个字符。",
            f"A password has {PASSWORD_LENGTH} to {PASSWORD_LIMIT} characters.",
        )
        raise Refused("unfit_password", text)
    if guessable(password, known):
        raise Refused("weak_password", WEAK)


WEAK = Text(
    "这个密码太容易被猜到（常见密码、连续或重复的字符、用户名、日期）。请换一个，例如几个不相干的词连在一起。",
    "This password is too easy to guess (common ones, rows or repeated characters, names, days). Choose another, "
    "such as several words that have nothing to do with one another.",
)


def guessable(password: str, known: Iterable[str] = ()) -> bool:
    """Whether a program would find the password within a million guesses or so."""
    from zxcvbn import zxcvbn  # its lists of words take a moment, which only new passwords wait for

    found = zxcvbn(password[:LOOKED_AT], user_inputs=[word for word in known if word])
    return int(found["score"]) < STRONG


STRONG = 2
LOOKED_AT = 72
"""How much of a password its guesser takes."""


def _subject(user: User) -> Subject:
    return Subject("user", user.name)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _nobody() -> str:
    """The hash of a password that nobody has."""
    return generate_password_hash(secrets.token_hex(16), HASH)
