"""Who did what, and when; triggers in the database refuse any change to it, and a chain of hashes shows one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from service.tables.base import Base, now


class AuditEntry(Base):
    """One deed. `actor` is the name as it was then; no `actor_id` means the service itself or its command line.

    `previous`: the `hash` of the entry before; see `service.records.chain`.
    """

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_subject_kind_subject_id", "subject_kind", "subject_id"),
        Index("ix_audit_previous", "previous", unique=True),
        Index("ix_audit_hash", "hash", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    actor: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(64), default="")
    action: Mapped[str] = mapped_column(String(64), index=True)
    subject_kind: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[str] = mapped_column(String(64))
    dossier_id: Mapped[str | None] = mapped_column(String(16), index=True)
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    previous: Mapped[str] = mapped_column(String(64), default="")
    hash: Mapped[str] = mapped_column(String(64), default="")
