"""What programs have beside their tokens: hooks that are told of events, and answers kept for repeated requests."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now
from service.tables.people import User


class Hook(Base):
    """An address that a user's program listens at. `events`: which it is told of; `secret`, sealed, signs what is sent.

    A removed one stays as record of where things went.
    """

    __tablename__ = "hooks"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    address: Mapped[str] = mapped_column(String(500))
    events: Mapped[list[str]] = mapped_column(default=list)
    secret: Mapped[str] = mapped_column(String(300))
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    removed_at: Mapped[datetime | None]
    user: Mapped[User] = relationship()


class KeptAnswer(Base):
    """The answer to a request with an Idempotency-Key. `request` is the request's digest; no `status`: in work."""

    __tablename__ = "kept_answers"
    __table_args__ = (UniqueConstraint("user_id", "key", name="uq_kept_answers_user_id_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    key: Mapped[str] = mapped_column(String(200))
    request: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    status: Mapped[int | None]
    kind: Mapped[str] = mapped_column(String(100), default="")
    location: Mapped[str] = mapped_column(String(500), default="")
    body: Mapped[str] = mapped_column(default="")
