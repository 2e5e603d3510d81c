"""Who may come in: users with one role each, and their tokens for programs."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now, words


class Role(StrEnum):
    """What a person is here for."""

    APPLICANT = "applicant"
    EXPERT = "expert"
    STAFF = "staff"


class Scope(StrEnum):
    """What a token opens."""

    READ = "read"
    WRITE = "write"


class User(Base):
    """A person. `key` is the name as it is compared, case and width put aside.

    `email`: where mails go, "" for nowhere. `epoch` grows with each change of password or access, which ends all
    sessions begun before. `one_time`: the password was given out on paper and opens nothing but a change of it.
    `left_for`: why an account was revoked. `password` "": none was ever set, the office's own sign-in opens alone.
    `totp_secret`: the second factor's, sealed, "" for none; `totp_last`: the last time step whose code opened.
    """

    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(64))
    key: Mapped[str] = mapped_column(String(128), unique=True)
    password: Mapped[str] = mapped_column(String(256))
    role: Mapped[Role] = mapped_column(words(Role))
    language: Mapped[str] = mapped_column(String(8), default="zh")
    email: Mapped[str] = mapped_column(String(254), default="")
    active: Mapped[bool] = mapped_column(default=True)
    one_time: Mapped[bool] = mapped_column(default=False)
    left_for: Mapped[str] = mapped_column(default="")
    totp_secret: Mapped[str] = mapped_column(String(300), default="")
    totp_last: Mapped[int] = mapped_column(default=0)
    epoch: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(default=now)
    tokens: Mapped[list[Token]] = relationship(back_populates="user")


class WebSession(Base):
    """A browser in which a user is signed in. Only a digest of what it shows is kept.

    `address`, `browser`: as they were at sign-in. `by_office`: the office's own sign-in opened.
    """

    __tablename__ = "web_sessions"
    __table_args__ = (Index("ix_web_sessions_user_id_seen_at", "user_id", "seen_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    address: Mapped[str] = mapped_column(String(64), default="")
    browser: Mapped[str] = mapped_column(String(200), default="")
    by_office: Mapped[bool] = mapped_column(default=False)
    began_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]


class OfficeIdentity(Base):
    """Who a user is to the office's own sign-in: its issuer, and the name that this never gives to another."""

    __tablename__ = "office_identities"
    __table_args__ = (
        UniqueConstraint("issuer", "subject", name="uq_office_identities_issuer_subject"),
        UniqueConstraint("user_id", "issuer", name="uq_office_identities_user_id_issuer"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    issuer: Mapped[str] = mapped_column(String(500))
    subject: Mapped[str] = mapped_column(String(255))
    at: Mapped[datetime] = mapped_column(default=now)
    user: Mapped[User] = relationship()


class RecoveryCode(Base):
    """A code that opens once in place of an authenticator's. Only its digest is kept."""

    __tablename__ = "recovery_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    used_at: Mapped[datetime | None]


class Token(Base):
    """A program's key. Only its digest is kept; `hint` is its beginning, to tell tokens apart.

    `scopes`: what it opens, parted by a space. `expires_at` None: one of before, which has no end.
    """

    __tablename__ = "tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    hint: Mapped[str] = mapped_column(String(16))
    scopes: Mapped[str] = mapped_column(String(32), default="read write")
    expires_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=now)
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    user: Mapped[User] = relationship(back_populates="tokens")
