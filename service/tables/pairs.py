"""What dossiers have in common: marks of files and dossiers, the pairs that these make, and why one was put aside."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now
from service.tables.dossiers import Dossier
from service.tables.people import User


class FileMark(Base):
    """What the worker wrote down of a file. Page 0 is the file, with what it says of its own making; the other pages
    have the hash of their looks, "" for one that is all but empty."""

    __tablename__ = "file_marks"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True)
    look: Mapped[str] = mapped_column(String(256), default="")
    scanned: Mapped[bool] = mapped_column(default=False)
    author: Mapped[str] = mapped_column(String(200), default="")
    changed_by: Mapped[str] = mapped_column(String(200), default="")
    producer: Mapped[str] = mapped_column(String(200), default="")
    created: Mapped[str] = mapped_column(String(32), default="")
    changed: Mapped[str] = mapped_column(String(32), default="")


class DossierMarks(Base):
    """The marks of a dossier's latest finished run, as JSON; `compared_at` None: it still has to be compared."""

    __tablename__ = "dossier_marks"

    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    body: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(default=now, index=True)
    compared_at: Mapped[datetime | None]


class DossierPair(Base):
    """Something that two dossiers have in common; `one_id` is the lesser id. `spot` is a hash of what it is.

    `shared`: a list of {said, certain, one, other}, the latter two places in the runs numbered `one_run` and
    `other_run`. `gone_at`: the latest runs no longer show it.
    """

    __tablename__ = "dossier_pairs"
    __table_args__ = (UniqueConstraint("one_id", "other_id", "spot"), Index("ix_dossier_pairs_other_id", "other_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    one_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"))
    other_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"))
    spot: Mapped[str] = mapped_column(String(64))
    code: Mapped[str] = mapped_column(String(32))
    strength: Mapped[str] = mapped_column(String(16))
    total: Mapped[int]
    out_of: Mapped[int]
    shared: Mapped[dict[str, Any]]
    one_run: Mapped[int]
    other_run: Mapped[int]
    found_at: Mapped[datetime] = mapped_column(default=now)
    gone_at: Mapped[datetime | None]
    one: Mapped[Dossier] = relationship(foreign_keys=one_id)
    other: Mapped[Dossier] = relationship(foreign_keys=other_id)
    dismissals: Mapped[list[PairDismissal]] = relationship(back_populates="pair", order_by="PairDismissal.id")

    @property
    def dismissal(self) -> PairDismissal | None:
        """The dismissal in force."""
        return next((d for d in self.dismissals if d.withdrawn_at is None), None)


class PairDismissal(Base):
    """Somebody said why a pair means nothing; it holds until it is withdrawn, and stays on record."""

    __tablename__ = "pair_dismissals"

    id: Mapped[int] = mapped_column(primary_key=True)
    pair_id: Mapped[int] = mapped_column(ForeignKey("dossier_pairs.id"), index=True)
    reason: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    withdrawn_at: Mapped[datetime | None]
    by: Mapped[User] = relationship()
    pair: Mapped[DossierPair] = relationship(back_populates="dismissals")
