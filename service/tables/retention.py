"""How long things are kept, what is held back, what was purged, and the little that stays of it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now, words
from service.tables.people import User
from service.tables.rounds import Round


class Sweep(StrEnum):
    """How often what is due goes by itself."""

    NEVER = "never"
    DAILY = "daily"
    YEARLY = "yearly"


class RetentionPolicy(Base):
    """How long the dossiers of a round are kept; `round` None: those of no round, accounts and mails.

    `days`: by the code of a state, or of what else is kept. The latest one of a round is in force, former ones stay on
    record. `swept_at`: when it last had something purged by itself.
    """

    __tablename__ = "retention_policies"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("rounds.id"), index=True)
    days: Mapped[dict[str, Any]]
    sweep: Mapped[Sweep] = mapped_column(words(Sweep), default=Sweep.NEVER)
    reason: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    swept_at: Mapped[datetime | None]
    by: Mapped[User | None] = relationship()
    round: Mapped[Round | None] = relationship()


class RetentionHold(Base):
    """Staff's word, with its reason: a dossier is not to be purged until the hold is ended.

    One that `settles` holds nothing: it says that what the applicant disputed until then is settled.
    """

    __tablename__ = "retention_holds"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    settles: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str]
    by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    ended_at: Mapped[datetime | None]
    by: Mapped[User] = relationship()


class PurgeCause(StrEnum):
    """Why something was purged: its time was over, somebody asked for it, or it had been before a backup came back."""

    POLICY = "policy"
    REQUEST = "request"
    LIST = "list"


class Purge(Base):
    """One purge. `counts`: how many of what; `cleared_at`: when the store was rid of what nothing names any more."""

    __tablename__ = "purges"

    id: Mapped[int] = mapped_column(primary_key=True)
    cause: Mapped[PurgeCause] = mapped_column(words(PurgeCause))
    round_id: Mapped[int | None] = mapped_column(ForeignKey("rounds.id"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    counts: Mapped[dict[str, Any]]
    cleared_at: Mapped[datetime | None]
    by: Mapped[User | None] = relationship()


class PurgedKind(StrEnum):
    """What sort of thing was purged."""

    DOSSIER = "dossier"
    USER = "user"


class Purged(Base):
    """That something is gone: its id and when it was made, so that a restored backup does not bring it back."""

    __tablename__ = "purged"

    kind: Mapped[PurgedKind] = mapped_column(words(PurgedKind), primary_key=True)
    subject: Mapped[str] = mapped_column(String(16), primary_key=True)
    born_at: Mapped[datetime]
    purge_id: Mapped[int] = mapped_column(ForeignKey("purges.id"))


class PublicUnit(Base):
    """A recognised unit as it was made public: this stays when its dossier goes."""

    __tablename__ = "public_units"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int | None] = mapped_column(ForeignKey("rounds.id"))
    applicant: Mapped[str] = mapped_column(String(200))
    platform: Mapped[str] = mapped_column(String(200), default="")
    category: Mapped[str | None] = mapped_column(String(16))
    recognised_on: Mapped[date | None]


class GivenNumber(Base):
    """The last number of a year that was given to what is gone, so that none is given twice."""

    __tablename__ = "given_numbers"

    sort: Mapped[str] = mapped_column(String(32), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]
