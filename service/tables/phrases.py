"""Stock phrases for reasons: an expert's own, and those of the office."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from service.tables.base import Base, now, words
from service.tables.judgements import Verdict


class Phrase(Base):
    """A phrase that goes with one verdict, or with any; without an owner it is the office's."""

    __tablename__ = "phrases"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"), index=True)
    verdict: Mapped[Verdict | None] = mapped_column(words(Verdict))
    text: Mapped[str] = mapped_column(String(300))
    at: Mapped[datetime] = mapped_column(default=now)
