"""Which experts a dossier is with: assigned by staff or claimed, one of them the chair, and how each of it ended."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now, words
from service.tables.people import User


class Ending(StrEnum):
    """Why an expert has a dossier no longer."""

    RELEASED = "released"
    RECUSED = "recused"
    TAKEN_OFF = "taken_off"


class Assignment(Base):
    """One expert's part in a dossier; while it has not ended, what the expert says counts.

    Who claims a dossier is its own `by`. Of those that have not ended one is the chair's.
    """

    __tablename__ = "assignments"
    __table_args__ = (Index("ix_assignments_expert_id_ended_at", "expert_id", "ended_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    expert_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    chair: Mapped[bool] = mapped_column(default=False)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]
    ending: Mapped[Ending | None] = mapped_column(words(Ending))
    reason: Mapped[str] = mapped_column(default="")
    expert: Mapped[User] = relationship(foreign_keys=expert_id)
    by: Mapped[User | None] = relationship(foreign_keys=by_id)

    @property
    def is_claimed(self) -> bool:
        """Whether the expert took it up, rather than the office giving it."""
        return self.by_id == self.expert_id
