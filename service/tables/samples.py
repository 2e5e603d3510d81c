"""The blind sample: findings without doubts that an expert judges without being told what the program said."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now, words
from service.tables.people import User


class BlindAnswer(StrEnum):
    """What an expert says who was not told."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_TELL = "cannot_tell"


class BlindSample(Base):
    """One finding that was drawn, bound to its evidence; `answer` None: nobody has judged it yet.

    `status`, `kind`, `reader` and `confidence` are the program's, as they were when it was drawn: what its figure is
    called, in which kind of paper and by which reader the figure that decided was read, and how sure of it it was.
    """

    __tablename__ = "blind_samples"
    __table_args__ = (UniqueConstraint("dossier_id", "rule", "evidence"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"))
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    rule: Mapped[str] = mapped_column(String(64))
    evidence: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(32))
    figure: Mapped[str] = mapped_column(String(64), default="")
    kind: Mapped[str] = mapped_column(String(32), default="")
    reader: Mapped[str] = mapped_column(String(32), default="")
    confidence: Mapped[float | None]
    drawn_at: Mapped[datetime] = mapped_column(default=now)
    answer: Mapped[BlindAnswer | None] = mapped_column(words(BlindAnswer))
    reason: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime | None]
    by: Mapped[User | None] = relationship()
