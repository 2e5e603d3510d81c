"""The blind sample: findings that an expert reads from the picture before the machine's value is shown."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now, words
from service.tables.dossiers import Dossier
from service.tables.people import User


class Asked(StrEnum):
    """What the expert says: the value that is printed, whether the right rows are marked, or which paper it is."""

    VALUE = "value"
    MARKS = "marks"
    PAPER = "paper"


class PageSource(StrEnum):
    """Where the machine had the figure from."""

    TEXT = "text"
    SCAN = "scan"
    PHOTO = "photo"


class Ruling(StrEnum):
    """What the expert says of a difference: the same in other words, its own slip, or the machine's error."""

    SAME = "same"
    SLIP = "slip"
    ERROR = "error"


class BlindReading(Base):
    """One finding drawn for the sample when its run ended; `at` None: nobody has read it yet.

    It stands for the finding `rule` (its key) as long as the evidence is that of `evidence`; `claim` is the figure
    that was read, by its number in the run. `doubted`: the machine doubted the finding itself; such ones are asked
    too, so that being asked says nothing, and count in no error rate. `agrees` None: it cannot be read, or was not.
    """

    __tablename__ = "blind_readings"
    __table_args__ = (UniqueConstraint("dossier_id", "rule", "evidence"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"))
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    rule: Mapped[str] = mapped_column(String(64))
    evidence: Mapped[str] = mapped_column(String(64))
    claim: Mapped[int]
    asked: Mapped[Asked] = mapped_column(words(Asked))
    field: Mapped[str] = mapped_column(String(32))
    paper: Mapped[str] = mapped_column(String(32))
    source: Mapped[PageSource] = mapped_column(words(PageSource))
    scanner: Mapped[str] = mapped_column(String(200))
    machine: Mapped[str]
    confidence: Mapped[float]
    status: Mapped[str] = mapped_column(String(32))
    doubted: Mapped[bool]
    drawn_at: Mapped[datetime] = mapped_column(default=now)
    value: Mapped[str] = mapped_column(default="")
    agrees: Mapped[bool | None]
    ruling: Mapped[Ruling | None] = mapped_column(words(Ruling))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime | None]
    by: Mapped[User | None] = relationship()
    dossier: Mapped[Dossier] = relationship()

    @property
    def is_right(self) -> bool | None:
        """Whether the machine read it right, after what was said on a difference; None where nobody can tell."""
        if self.agrees is False and self.ruling in (Ruling.SAME, Ruling.SLIP):
            return True
        return self.agrees
