"""Correction notices: what an applicant is to correct, told once, item by item, with the answer to each."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now, words
from service.tables.dossiers import Document, Dossier
from service.tables.people import User


class NoticeState(StrEnum):
    """A notice's life: written by staff, sent, answered with a new submission, closed."""

    DRAFT = "draft"
    SENT = "sent"
    ANSWERED = "answered"
    CLOSED = "closed"


class Source(StrEnum):
    """Where an item comes from: a finding of the report, an expert's request, staff's own hand."""

    FINDING = "finding"
    EXPERT = "expert"
    STAFF = "staff"


class Reply(StrEnum):
    """How the applicant answers an item."""

    FILE = "file"
    EXPLANATION = "explanation"
    NOT_APPLICABLE = "not_applicable"


class Notice(Base):
    """One notice. `number` and `due_on` are given when it is sent; `days` are working days.

    `run_id`: the run that it was drawn up from. `extension`: why the applicant asks for more time, "" for not asked.
    """

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))
    state: Mapped[NoticeState] = mapped_column(words(NoticeState), default=NoticeState.DRAFT)
    number: Mapped[str | None] = mapped_column(String(40), unique=True)
    opening: Mapped[str] = mapped_column(default="")
    days: Mapped[int] = mapped_column(default=10)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    made_at: Mapped[datetime] = mapped_column(default=now)
    sent_at: Mapped[datetime | None]
    due_on: Mapped[date | None]
    extension: Mapped[str] = mapped_column(default="")
    reminded_on: Mapped[date | None]
    closed_at: Mapped[datetime | None]
    dossier: Mapped[Dossier] = relationship()
    made_by: Mapped[User | None] = relationship()
    items: Mapped[list[NoticeItem]] = relationship(
        back_populates="notice", order_by="NoticeItem.position", cascade="all, delete-orphan"
    )


class NoticeItem(Base):
    """One thing to correct. `rule` is the finding's key, "" where staff wrote it.

    `late`: it could have been said in an earlier notice. `settled_at`: a later run no longer finds the fault.
    """

    __tablename__ = "notice_items"

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notices.id"), index=True)
    position: Mapped[int]
    source: Mapped[Source] = mapped_column(words(Source))
    rule: Mapped[str] = mapped_column(String(64), default="")
    condition: Mapped[str] = mapped_column(String(200), default="")
    paper: Mapped[str] = mapped_column(String(255), default="")
    page: Mapped[int | None]
    fault: Mapped[str]
    todo: Mapped[str]
    late: Mapped[bool] = mapped_column(default=False)
    answer: Mapped[Reply | None] = mapped_column(words(Reply))
    answer_text: Mapped[str] = mapped_column(default="")
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    answered_at: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    notice: Mapped[Notice] = relationship(back_populates="items")
    document: Mapped[Document | None] = relationship()

    @property
    def is_open(self) -> bool:
        """Whether the applicant still owes an answer."""
        return self.answer is None and self.settled_at is None
