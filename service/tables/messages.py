"""What people are told: messages in the site, and the outbox of what goes out of the house."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now, words
from service.tables.dossiers import Dossier
from service.tables.people import User
from service.tables.programs import Hook


class Message(Base):
    """One thing told to one person, in both languages. `code` says which sort; `read_at` None: not looked at yet."""

    __tablename__ = "messages"
    __table_args__ = (Index("ix_messages_user_id_read_at", "user_id", "read_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    dossier_id: Mapped[str | None] = mapped_column(ForeignKey("dossiers.id"))
    code: Mapped[str] = mapped_column(String(64))
    zh: Mapped[str]
    en: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    read_at: Mapped[datetime | None]
    dossier: Mapped[Dossier | None] = relationship()
    user: Mapped[User] = relationship()


class Channel(StrEnum):
    """By which way something goes out."""

    MAIL = "mail"
    WEBHOOK = "webhook"


class Posted(StrEnum):
    """A delivery's life: waiting -> sent, or given up after many tries."""

    WAITING = "waiting"
    SENT = "sent"
    GIVEN_UP = "given_up"


class Delivery(Base):
    """One thing to be sent. It is tried again until it is sent or given up; `due_at` is the next try.

    `headers`: what its channel wants beside subject and body, JSON-ready. `hook`: whose webhook it is, None for mails.
    `dossier_id`: what it tells of, None for what tells of none, and for those of earlier versions.
    """

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_state_due_at", "state", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[Channel] = mapped_column(words(Channel))
    address: Mapped[str] = mapped_column(String(500))
    subject: Mapped[str] = mapped_column(String(200), default="")
    body: Mapped[str]
    headers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[Posted] = mapped_column(words(Posted), default=Posted.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(default=now)
    made_at: Mapped[datetime] = mapped_column(default=now)
    sent_at: Mapped[datetime | None]
    fault: Mapped[str] = mapped_column(String(500), default="")
    hook_id: Mapped[int | None] = mapped_column(ForeignKey("hooks.id"), index=True)
    dossier_id: Mapped[str | None] = mapped_column(ForeignKey("dossiers.id"), index=True)
    hook: Mapped[Hook | None] = relationship(lazy="joined")
