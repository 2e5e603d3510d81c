"""What people said of a run: decisions on findings; corrections by hand of values and papers, and what was not read."""

from __future__ import annotations

from datetime import date, datetime
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


class PaperAspect(StrEnum):
    """What of a paper is corrected beside its kind: whom it is of, of which year, which pages it takes."""

    OWNER = "owner"
    YEAR = "year"
    PART = "part"


class PaperCorrection(Base):
    """Staff say whose the file's paper at `place` (from 0) is, of which year, or from which page to which (`3-5`)."""

    __tablename__ = "paper_corrections"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    place: Mapped[int]
    aspect: Mapped[PaperAspect] = mapped_column(words(PaperAspect))
    before: Mapped[str]
    value: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]
    by: Mapped[User] = relationship()


class Supplement(Base):
    """A figure that a paper states and no run read, or (with `label`) a row of a list, added by hand with its place.

    Bound to the file's content: it counts in every run that takes that file in, until it is withdrawn.
    """

    __tablename__ = "supplements"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    file: Mapped[str] = mapped_column(String(255))
    page: Mapped[int | None]
    field: Mapped[str] = mapped_column(String(32))
    value: Mapped[str]
    label: Mapped[str] = mapped_column(String(200), default="")
    as_of: Mapped[date | None]
    reason: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]
    by: Mapped[User] = relationship()
