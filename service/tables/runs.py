"""What was done with a dossier: its runs, what each took in, and what came of it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.tables.base import Base, now, words
from service.tables.dossiers import Dossier, Version
from service.tables.people import User


class State(StrEnum):
    """A run's life: queued -> running -> done or failed; back to queued when its worker was lost."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Run(Base):
    """One review of a dossier's documents as they were when it was asked for.

    `attempt` counts how often a worker took it up and is its fence: only the
    worker that holds the current attempt may write. `heard_at` is that
    worker's last sign of life; `job` the job that Redis last carried for it.
    `aside`: it waits since it made room for others after a slice of work;
    `spent`: seconds of work in all slices that ended well.
    """

    __tablename__ = "runs"
    __table_args__ = (UniqueConstraint("dossier_id", "number"), Index("ix_runs_state_heard_at", "state", "heard_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossiers.id"))
    number: Mapped[int]
    state: Mapped[State] = mapped_column(words(State), default=State.QUEUED)
    cause: Mapped[str] = mapped_column(String(32))
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    requested_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    queued_at: Mapped[datetime] = mapped_column(default=now)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    attempt: Mapped[int] = mapped_column(default=0)
    worker: Mapped[str | None] = mapped_column(String(128))
    heard_at: Mapped[datetime | None]
    job: Mapped[str | None] = mapped_column(String(64))
    sent_at: Mapped[datetime | None]
    aside: Mapped[bool] = mapped_column(default=False)
    spent: Mapped[float] = mapped_column(default=0.0)
    reason_zh: Mapped[str | None]
    reason_en: Mapped[str | None]
    fault: Mapped[str | None]
    pages_done: Mapped[int] = mapped_column(default=0)
    pages_total: Mapped[int] = mapped_column(default=0)
    now_document: Mapped[str | None] = mapped_column(String(255))
    now_page: Mapped[int | None]
    now_phase: Mapped[str | None] = mapped_column(String(32))
    dossier: Mapped[Dossier] = relationship()
    requested_by: Mapped[User] = relationship()
    inputs: Mapped[list[RunInput]] = relationship(back_populates="run", order_by="RunInput.position")
    report: Mapped[RunReport | None] = relationship(back_populates="run")


class RunInput(Base):
    """One file that a run takes in, under the name it is called by in the report."""

    __tablename__ = "run_inputs"

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"), primary_key=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(255))
    run: Mapped[Run] = relationship(back_populates="inputs")
    version: Mapped[Version] = relationship()


class RunReport(Base):
    """What a run found: the report's JSON (it holds both languages), its HTML as files of the store.

    `summary` is what boards and comparisons need: {"lights": [{rule, field, status, stable, evidence}], …}.
    """

    __tablename__ = "run_reports"

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    body: Mapped[str]
    html_zh: Mapped[str] = mapped_column(String(64))
    html_en: Mapped[str] = mapped_column(String(64))
    summary: Mapped[dict[str, Any]]
    written_at: Mapped[datetime] = mapped_column(default=now)
    run: Mapped[Run] = relationship(back_populates="report")


class Cutout(Base):
    """The picture of one claim's evidence, and its hashes.

    `spot` is the hash of field and cut-out, `evidence` that of the spot and the value. `marks` are boxes:
    {"page": on the upright page in points, "cut": in the cut-out's pixels, "size": of the cut-out}.
    """

    __tablename__ = "cutouts"

    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    claim: Mapped[int] = mapped_column(primary_key=True)
    spot: Mapped[str] = mapped_column(String(64))
    evidence: Mapped[str] = mapped_column(String(64))
    picture: Mapped[str | None] = mapped_column(String(64))
    marks: Mapped[dict[str, Any]] = mapped_column(default=dict)


class PagePicture(Base):
    """A page of a file as a picture in the store, turned upright by `turn` degrees; its size then, in points."""

    __tablename__ = "page_pictures"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True)
    turn: Mapped[int]
    picture: Mapped[str] = mapped_column(String(64))
    width: Mapped[float]
    height: Mapped[float]
