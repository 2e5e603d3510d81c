"""The steps that a dossier took through the procedure, each with its paper and reason; none is ever changed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now
from service.tables.people import User


class Step(Base):
    """One deed of `service/procedure/procedure.yaml`. `day`: when it was done, on the office's calendar.

    `sha256` and `name` are its paper, "" for none: a file of the store.
    """

    __tablename__ = "steps"

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    deed: Mapped[str] = mapped_column(String(32))
    before: Mapped[str] = mapped_column(String(32))
    after: Mapped[str] = mapped_column(String(32))
    day: Mapped[date]
    reason: Mapped[str] = mapped_column(default="")
    sha256: Mapped[str] = mapped_column(String(64), default="")
    name: Mapped[str] = mapped_column(String(255), default="")
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    by: Mapped[User | None] = relationship()
