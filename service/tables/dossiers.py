"""What was handed in: a dossier, its documents, and each document's versions, of which none is ever changed."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, fresh_id, now, words
from service.tables.people import User
from service.tables.rounds import Round


class Stage(StrEnum):
    """Where a dossier stands between its people; what its runs do is another matter.

    What each is, and what leads from one to another, stands in `service/procedure/procedure.yaml`.
    """

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    RECOMMENDED = "recommended"
    ACCEPTED = "accepted"
    SIGNED = "signed"
    CANDIDATE = "candidate"
    VISITED = "visited"
    ANNOUNCED = "announced"
    RECOGNISED = "recognised"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Dossier(Base):
    """One application. `category` None: not said, the papers decide; `applicant` is what the papers last said.

    `round`: the year's notice that it is judged by; None: by the rulebook alone.
    """

    __tablename__ = "dossiers"

    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=fresh_id)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    title: Mapped[str] = mapped_column(String(200), default="")
    applicant: Mapped[str] = mapped_column(String(200), default="")
    category: Mapped[str | None] = mapped_column(String(16))
    services: Mapped[list[str]] = mapped_column(default=list)
    as_of: Mapped[date | None]
    stage: Mapped[Stage] = mapped_column(words(Stage), default=Stage.DRAFT, index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    submitted_at: Mapped[datetime | None]
    signed_at: Mapped[datetime | None]
    signed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    sign_note: Mapped[str] = mapped_column(default="")
    round_id: Mapped[int | None] = mapped_column(ForeignKey("rounds.id"))
    owner: Mapped[User] = relationship(foreign_keys=owner_id)
    signed_by: Mapped[User | None] = relationship(foreign_keys=signed_by_id)
    round: Mapped[Round | None] = relationship()
    documents: Mapped[list[Document]] = relationship(back_populates="dossier", order_by="Document.position")


class Document(Base):
    """One paper of a dossier over its versions. Its name is unique within the dossier; removed ones stay as record."""

    __tablename__ = "documents"

    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=fresh_id)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"), index=True)
    position: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(default=now)
    removed_at: Mapped[datetime | None]
    dossier: Mapped[Dossier] = relationship(back_populates="documents")
    versions: Mapped[list[Version]] = relationship(
        back_populates="document", order_by="Version.number", lazy="selectin"
    )  # those of all a dossier's documents at once: whoever looks at one of them wants the others' as well


class Version(Base):
    """One file as it was handed in: its content by hash, its name as data."""

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("document_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    number: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    name: Mapped[str] = mapped_column(String(255))
    size: Mapped[int] = mapped_column(BigInteger)
    uploaded_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    uploaded_at: Mapped[datetime] = mapped_column(default=now)
    document: Mapped[Document] = relationship(back_populates="versions")
    uploaded_by: Mapped[User] = relationship()
