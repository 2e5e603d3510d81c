"""Deletes all rows of a dossier, or of an account: what refers to it, however far, found by the tables themselves.

A table that is added later goes along without anybody thinking of it, as long as it refers to what it is of.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, CursorResult, Table, case, delete, or_, select, update
from sqlalchemy.orm import Session

from service.retention.due import GONE
from service.tables import Base, Channel, Delivery, Dossier, ExportState, Hook, RoundExport, User
from service.tables.base import now

PERSONAL = (
    *("web_sessions", "tokens", "recovery_codes", "office_identities", "password_links", "profiles", "phrases"),
    *("hooks", "kept_answers", "messages"),
)
"""What an account has of its own, and nobody else needs."""

ROOT = Base.metadata.tables["dossiers"]
USERS = Base.metadata.tables["users"]


@cache
def owned() -> tuple[Table, ...]:
    """The tables whose rows belong to a dossier, those that others refer to last."""
    found = {ROOT.name}
    for table in Base.metadata.sorted_tables:
        if any(key.column.table.name in found for key in table.foreign_keys):
            found.add(table.name)
    return tuple(table for table in reversed(Base.metadata.sorted_tables) if table.name in found)


def erase_dossier(session: Session, dossier_id: str) -> dict[str, int]:
    """Delete a dossier with all that belongs to it; how many rows of each table that were."""
    session.flush()
    _forget_workbooks(session, dossier_id)
    counts = {table.name: _deleted(session, table, _of(table, dossier_id)) for table in owned()}
    session.expire_all()
    return {name: count for name, count in counts.items() if count}


def letters_of(session: Session, dossier_id: str) -> list[int]:
    """The numbers of what lies in the outbox of a dossier: each may be a file of its own, too."""
    return list(session.scalars(select(Delivery.id).where(Delivery.dossier_id == dossier_id)))


def erase_account(session: Session, user: User) -> list[int]:
    """Delete what an account has of its own; the number stays, which the log names. The outbox's numbers of it."""
    hooks = select(Hook.id).where(Hook.user_id == user.id)
    mails = (Delivery.channel == Channel.MAIL) & (Delivery.address == user.email) & (Delivery.address != "")
    letters = list(session.scalars(select(Delivery.id).where(or_(Delivery.hook_id.in_(hooks), mails))))
    session.execute(delete(Delivery).where(Delivery.id.in_(letters)))
    for name in PERSONAL:
        table = Base.metadata.tables[name]
        session.execute(delete(table).where(_referring(table, USERS)[0] == user.id))
    blank = {"name": f"{GONE}{user.id}", "key": f"{GONE}{user.id}", "password": "", "email": "", "left_for": ""}
    session.execute(
        update(User)
        .where(User.id == user.id)
        .values(**blank, active=False, one_time=False, totp_secret="", totp_last=0, epoch=User.epoch + 1)
    )
    session.expire_all()
    return letters


def named_in(session: Session, user_id: int) -> list[str]:
    """The tables beside its own in which an account still stands: what it did there is others' record."""
    left: list[str] = []
    for table in Base.metadata.sorted_tables:
        columns = _referring(table, USERS)
        if table.name in (*PERSONAL, "audit") or not columns:
            continue
        if session.scalar(select(columns[0]).where(or_(*(one == user_id for one in columns))).limit(1)) is not None:
            left.append(table.name)
    return left


def _of(table: Table, dossier_id: str) -> ColumnElement[bool]:
    """Which rows of a table belong to the dossier."""
    if table is ROOT:
        mine: ColumnElement[bool] = ROOT.c.id == dossier_id
        return mine
    owners = [key for key in table.foreign_keys if key.column.table in owned() and key.column.table is not table]
    return or_(*(key.parent.in_(select(key.column).where(_of(key.column.table, dossier_id))) for key in owners))


def _referring(table: Table, target: Any) -> Sequence[Column[Any]]:
    return [key.parent for key in table.foreign_keys if key.column.table is target]


def _deleted(session: Session, table: Table, which: ColumnElement[bool]) -> int:
    result: CursorResult[Any] = session.execute(delete(table).where(which))  # type: ignore[assignment]  # a DELETE gives a cursor
    return int(result.rowcount)


def _forget_workbooks(session: Session, dossier_id: str) -> None:
    """Workbooks of its round hold it as well, also one that is being written; whoever wants one has it written anew."""
    mine = select(Dossier.round_id).where(Dossier.id == dossier_id)
    there = (RoundExport.state.in_((ExportState.DONE, ExportState.RUNNING)), RoundExport.round_id.in_(mine))
    after = case((RoundExport.state == ExportState.DONE, ExportState.GONE), else_=ExportState.FAILED)
    session.execute(update(RoundExport).where(*there).values(state=after, finished_at=now()))
