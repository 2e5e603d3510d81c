"""The second factor: a secret that an authenticator holds too, codes that open once, and recovery codes."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import unicodedata

import pyotp
from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session

from checkers.model import Text
from service.records import web_sessions
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.sealing import Seal
from service.tables import RecoveryCode, User
from service.tables.base import now

STEP = 30
"""Seconds that a code is shown for (RFC 6238)."""

AROUND = (0, -1, 1)
"""Steps whose codes open, counted from this one: clocks differ a little."""

RECOVERY_CODES = 8
RECOVERY_BYTES = 10

WRONG = Text("验证码不正确、已过期或已用过。", "The code is wrong, over, or was used before.")
HAS_ONE = Text("已启用两步验证，请先关闭。", "The second factor is on; turn it off first.")
HAS_NONE = Text("没有启用两步验证。", "There is no second factor.")
OWN = Text("自己的两步验证请在“我的账号”中用验证码关闭。", "Turn your own off with a code, on your account's page.")
NO_REASON = Text("请填写理由。", "Give the reason.")


def fresh_secret() -> str:
    """A secret for an authenticator: 160 bits in base 32."""
    return pyotp.random_base32()


def turn_on(session: Session, actor: Actor, user: User, seal: Seal, secret: str, code: str) -> list[str]:
    """The secret holds once its first code is right; all sessions end. The recovery codes, shown this once."""
    if user.totp_secret:
        raise Refused("has_second_factor", HAS_ONE)
    step = _step_of(secret, _folded(code))
    if step is None:
        raise Refused("wrong_code", WRONG, 422)
    user.totp_secret, user.totp_last = seal.close(user.id, secret), step
    web_sessions.end_all(session, user)
    note(session, actor, "user.second_factor_on", Subject("user", user.name))
    return _fresh_codes(session, user)


def proves(session: Session, user: User, seal: Seal, code: str) -> bool:
    """Whether the code is one of the authenticator's or a recovery code; either opens this once."""
    folded = _folded(code)
    return _is_of_now(session, user, seal, folded) or _is_recovery(session, user, folded)


def turn_off(session: Session, actor: Actor, user: User, seal: Seal, code: str) -> None:
    """The password alone opens from now on; all sessions end. Raises Refused for a wrong code."""
    if not user.totp_secret:
        raise Refused("no_second_factor", HAS_NONE)
    if not proves(session, user, seal, code):
        raise Refused("wrong_code", WRONG, 422)
    _clear(session, user)
    note(session, actor, "user.second_factor_off", Subject("user", user.name))


def reset(session: Session, actor: Actor, user: User, reason: str) -> None:
    """Take it off another, who lost the authenticator, for a reason that is kept; all sessions of the user end."""
    if actor.id == user.id:
        raise Refused("own_second_factor", OWN)
    if not reason.strip():
        raise Refused("no_reason", NO_REASON, 422)
    if not user.totp_secret:
        raise Refused("no_second_factor", HAS_NONE)
    _clear(session, user)
    note(session, actor, "user.second_factor_reset", Subject("user", user.name), after={"reason": reason.strip()})


def closed(session: Session, seal: Seal) -> int:
    """How many users have a second factor that cannot be opened: the service's own secret was changed since."""
    mine = session.execute(select(User.id, User.totp_secret).where(User.totp_secret != ""))
    return sum(not seal.open(number, secret) for number, secret in mine)


def codes_left(session: Session, user_id: int) -> int:
    """How many recovery codes were not used yet."""
    unused = select(func.count()).where(RecoveryCode.user_id == user_id, RecoveryCode.used_at.is_(None))
    return session.scalar(unused) or 0


def _is_of_now(session: Session, user: User, seal: Seal, code: str) -> bool:
    """Whether the authenticator shows that code; its step is marked as used, by one of two who come at once."""
    secret = seal.open(user.id, user.totp_secret)
    step = _step_of(secret, code) if secret else None
    if step is None:
        return False
    # One that was used while the clock was far ahead must not bar all codes until then.
    unused = or_(User.totp_last < step, User.totp_last > step + len(AROUND))
    later = update(User).where(User.id == user.id, unused).values(totp_last=step)
    return session.scalar(later.returning(User.id)) is not None


def _is_recovery(session: Session, user: User, code: str) -> bool:
    """Whether that is a recovery code of the user's; it is marked as used, by one of two who come at once."""
    mine = (RecoveryCode.user_id == user.id, RecoveryCode.digest == _digest(code), RecoveryCode.used_at.is_(None))
    used = update(RecoveryCode).where(*mine).values(used_at=now())
    return session.scalar(used.returning(RecoveryCode.id)) is not None


def _step_of(secret: str, code: str) -> int | None:
    """The step around this one whose code that is."""
    present, shown = int(now().timestamp()) // STEP, pyotp.TOTP(secret, interval=STEP)
    steps = (present + away for away in AROUND)
    return next((s for s in steps if hmac.compare_digest(shown.generate_otp(s).encode(), code.encode())), None)


def _fresh_codes(session: Session, user: User) -> list[str]:
    texts = [base64.b32encode(secrets.token_bytes(RECOVERY_BYTES)).decode().lower() for _ in range(RECOVERY_CODES)]
    session.add_all(RecoveryCode(user_id=user.id, digest=_digest(text)) for text in texts)
    return ["-".join(text[at : at + 4] for at in range(0, len(text), 4)) for text in texts]


def _clear(session: Session, user: User) -> None:
    user.totp_secret, user.totp_last = "", 0
    web_sessions.end_all(session, user)
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))


def _folded(code: str) -> str:
    """As it is compared: width, case, blanks and strokes put aside."""
    return "".join(c for c in unicodedata.normalize("NFKC", code).lower() if c.isalnum())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
