"""What people said of a run: decisions on findings, and corrections by hand of kinds and values."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now, words
from service.tables.people import User


class Verdict(StrEnum):
    """An expert's word on a finding."""

    AGREE = "agree"
    OVERRULE = "overrule"
    ASK = "ask"


class Decision(Base):
    """A verdict with its reason. It holds for a finding whose evidence has the same hash.

    Of each expert the latest one counts, none where that was withdrawn. One that `settles` is the chair's word where
    experts disagree, and takes the place of none of theirs.
    """

    __tablename__ = "decisions"
    __table_args__ = (Index("ix_decisions_dossier_id_rule", "dossier_id", "rule"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"))
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    rule: Mapped[str] = mapped_column(String(64))
    evidence: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(32))
    verdict: Mapped[Verdict] = mapped_column(words(Verdict))
    reason: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    settles: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[datetime | None]
    by: Mapped[User] = relationship()


class KindCorrection(Base):
    """Staff say which paper the file's paper at `place` (from 0) is; bound to the file's content, kept through runs."""

    __tablename__ = "kind_corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    place: Mapped[int]
    before: Mapped[str] = mapped_column(String(32))
    kind: Mapped[str] = mapped_column(String(32))
    reason: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]
    by: Mapped[User] = relationship()


class ClaimCorrection(Base):
    """Staff say what a figure or fact is. `spot` is the hash of its field and cut-out: it holds while the paper is the
    same. Values stand as text: figures in plain digits, days as YYYY-MM-DD, "" where a paper says that there is none.
    """

    __tablename__ = "claim_corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    spot: Mapped[str] = mapped_column(String(64))
    field: Mapped[str] = mapped_column(String(32))
    before: Mapped[str]
    value: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]
    by: Mapped[User] = relationship()
