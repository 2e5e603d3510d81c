"""What each expert says of a dossier as a whole, and what the chair signed: on which papers, by which words."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now, words
from service.tables.people import User
from service.tables.runs import Run


class Recommendation(StrEnum):
    """The sum of an opinion."""

    RECOMMEND = "recommend"
    REJECT = "reject"
    RECHECK = "recheck"


class Opinion(Base):
    """An expert's sum. It holds while the findings' evidence and the expert's own words on them are those of `bound`.

    `scores`: the points by the row's id, as plain digits; empty where the round has no table of scores.
    """

    __tablename__ = "opinions"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    expert_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    recommendation: Mapped[Recommendation] = mapped_column(words(Recommendation))
    remark: Mapped[str] = mapped_column(default="")
    scores: Mapped[dict[str, Any]] = mapped_column(default=dict)
    bound: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]
    expert: Mapped[User] = relationship()


class Signature(Base):
    """The end of a review. `bound` is what was signed, and `seal` the hash of it.

    {"run": number, "papers": [{"name", "sha256"}], "decisions": [ids], "opinions": [ids]}. `open_questions`: why it was
    signed while the applicant had still to answer.
    """

    __tablename__ = "signatures"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    recommendation: Mapped[Recommendation] = mapped_column(words(Recommendation))
    remark: Mapped[str] = mapped_column(default="")
    bound: Mapped[dict[str, Any]]
    seal: Mapped[str] = mapped_column(String(64))
    open_questions: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    revoked_at: Mapped[datetime | None]
    by: Mapped[User] = relationship()
    run: Mapped[Run] = relationship()
