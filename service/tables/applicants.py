"""What applicants say of themselves and of what was read, what they are given, and their way back in."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now, words
from service.tables.people import User


class Profile(Base):
    """The unit that a user applies for. It is held against every paper of the user's dossiers."""

    __tablename__ = "profiles"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    credit_code: Mapped[str] = mapped_column(String(18))
    contact: Mapped[str] = mapped_column(String(64))
    phone: Mapped[str] = mapped_column(String(32))
    email: Mapped[str] = mapped_column(String(200), index=True)
    changed_at: Mapped[datetime] = mapped_column(default=now)
    user: Mapped[User] = relationship()


class Answer(StrEnum):
    """An applicant's word on what was read."""

    CONFIRM = "confirm"
    DISPUTE = "dispute"


class FigureAnswer(Base):
    """A word on one figure, with what the applicant says to it; the latest one counts.

    It holds for a figure whose `evidence` (cut-out, value, basis) is the same, through runs.
    """

    __tablename__ = "figure_answers"
    __table_args__ = (Index("ix_figure_answers_dossier_id_evidence", "dossier_id", "evidence"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"))
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    evidence: Mapped[str] = mapped_column(String(64))
    field: Mapped[str] = mapped_column(String(32))
    value: Mapped[str] = mapped_column(default="")
    answer: Mapped[Answer] = mapped_column(words(Answer))
    said: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    by: Mapped[User] = relationship()


class Receipt(Base):
    """What was handed in, by whom and when, as it was then: `body` never changes, and no number is given twice."""

    __tablename__ = "receipts"
    __table_args__ = (UniqueConstraint("year", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(32), unique=True)
    year: Mapped[int]
    place: Mapped[int]
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    body: Mapped[dict[str, Any]]


class PasswordLink(Base):
    """A link by which somebody who forgot a password sets a new one, once. Only its digest is kept."""

    __tablename__ = "password_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]
    user: Mapped[User] = relationship()
