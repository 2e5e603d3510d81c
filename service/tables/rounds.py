"""Rounds: one for each year's notice, with the notice as it was uploaded."""

from __future__ import annotations

import secrets
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now, words
from service.tables.people import User


def fresh_seed() -> str:
    """What a round's blind sample is drawn by, so that nobody can tell beforehand what it will be."""
    return secrets.token_hex(32)


class Round(Base):
    """One year's applications. `notice` is the text of its file, which was sound when it came in and never changes.

    `blind_share`: how many in a hundred findings are read blind. `blind_seed` draws them: made once, shown to nobody.
    """

    __tablename__ = "rounds"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(100), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    opens_on: Mapped[date]
    closes_on: Mapped[date]
    notice: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=now)
    blind_share: Mapped[int] = mapped_column(default=5)
    blind_seed: Mapped[str] = mapped_column(String(64), default=fresh_seed)


class ExportState(StrEnum):
    """A workbook's life: queued -> running -> done or failed; gone after a day."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    GONE = "gone"


class RoundExport(Base):
    """A workbook of a round that somebody asked for: `sha256` is its content in the store once it is `done`.

    A worker writes it, and tells at `heard_at` how many of how many dossiers are in it. It is kept for a day.
    """

    __tablename__ = "round_exports"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id"), index=True)
    lang: Mapped[str] = mapped_column(String(2))
    state: Mapped[ExportState] = mapped_column(words(ExportState), default=ExportState.QUEUED)
    written: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str] = mapped_column(String(64), default="")
    fault: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    asked_at: Mapped[datetime] = mapped_column(default=now)
    heard_at: Mapped[datetime] = mapped_column(default=now)
    finished_at: Mapped[datetime | None]
    round: Mapped[Round] = relationship()
    by: Mapped[User] = relationship()
