"""Rounds: one for each year's notice, with the notice as it was uploaded."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from service.tables.base import Base, now


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
