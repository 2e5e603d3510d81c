"""Questions on a finding, each a thread: to the applicant, or inside the office."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now, words
from service.tables.people import User


class Audience(StrEnum):
    """Who is asked, and so who reads the thread besides the office."""

    APPLICANT = "applicant"
    OFFICE = "office"


class Question(Base):
    """What somebody asks on the finding `rule` (its key), "" for the dossier as a whole; open until it is closed."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    rule: Mapped[str] = mapped_column(String(64))
    audience: Mapped[Audience] = mapped_column(words(Audience))
    text: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    closed_at: Mapped[datetime | None]
    by: Mapped[User] = relationship()
    replies: Mapped[list[QuestionReply]] = relationship(back_populates="question", order_by="QuestionReply.id")


class QuestionReply(Base):
    """A word in a thread."""

    __tablename__ = "replies"

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), index=True)
    text: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    question: Mapped[Question] = relationship(back_populates="replies")
    by: Mapped[User] = relationship()
