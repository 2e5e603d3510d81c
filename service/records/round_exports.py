"""Workbooks of rounds as errands: asked for, written by a worker, told when they are there, gone after a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from checkers.model import Text
from service.records import exports, messages
from service.records.audit import Actor, actor_of
from service.records.refusals import Refused
from service.tables import ExportState, Round, RoundExport
from service.tables.base import now

KEPT = timedelta(days=1)
SILENT = timedelta(minutes=2)
"""After which a worker that told nothing is taken for lost."""

LIVE = (ExportState.QUEUED, ExportState.RUNNING)
NONE_THERE = Text("没有这份导出文件，或已过保存期。", "There is no such export, or it is kept no longer.")
NOT_READY = Text("导出文件还没有生成。", "The export is not written yet.")
READY = Text("批次导出文件已生成，保存一天，请在“批次”页下载。", "The round's workbook is ready; it is kept for a day.")
FAILED = Text("批次导出失败，请重试。", "The round's workbook could not be written; try again.")


def ask(session: Session, actor: Actor, found: Round, lang: str) -> RoundExport:
    """A workbook to be written; one that the same person asked for and that is still in work is that one."""
    assert actor.id is not None
    there = latest(session, found.id, actor.id)
    if there is not None and there.state in LIVE and there.lang == lang:
        return there
    made = RoundExport(round_id=found.id, lang=lang, by_id=actor.id)
    session.add(made)
    session.flush()
    return made


def latest(session: Session, round_id: int, by_id: int) -> RoundExport | None:
    """What somebody asked for last of the round, as long as it is kept."""
    query = select(RoundExport).where(RoundExport.round_id == round_id, RoundExport.by_id == by_id)
    query = query.where(RoundExport.state != ExportState.GONE, RoundExport.asked_at > now() - KEPT)
    return session.scalar(query.order_by(RoundExport.id.desc()).limit(1))


def of_number(session: Session, number: int, by_id: int) -> RoundExport:
    """One's own export. Raises Refused where it is none, or no longer kept."""
    found = session.get(RoundExport, number)
    kept = found is not None and found.state != ExportState.GONE and found.asked_at > now() - KEPT
    if found is None or not kept or found.by_id != by_id:
        raise Refused("no_export", NONE_THERE, 404)
    return found


def is_lost(found: RoundExport) -> bool:
    """Whether it should be sent again: nobody has told anything of it for long."""
    return found.state in LIVE and found.heard_at < now() - SILENT


def take_up(session: Session, number: int) -> bool:
    """A worker begins; False where another one is at it or it is done."""
    changed = update(RoundExport).where(RoundExport.id == number)
    free = (RoundExport.state == ExportState.QUEUED) | (
        (RoundExport.state == ExportState.RUNNING) & (RoundExport.heard_at < now() - SILENT)
    )
    taken = session.execute(changed.where(free).values(state=ExportState.RUNNING, written=0, heard_at=now()))
    return bool(taken.rowcount)  # type: ignore[attr-defined]  # an UPDATE's result has it


def tell(session: Session, number: int, written: int, total: int) -> None:
    """How far it is."""
    changed = update(RoundExport).where(RoundExport.id == number)
    session.execute(changed.values(written=written, total=total, heard_at=now()))


def finish(session: Session, number: int, sha256: str, count: int) -> bool:
    """It is there; who asked for it is told, and the log has it. False where it is nobody's any more: another worker
    was done first, or a dossier that it holds was purged meanwhile."""
    found = session.get(RoundExport, number, with_for_update=True)
    if found is None or found.state != ExportState.RUNNING:
        return False
    found.state, found.sha256, found.finished_at = ExportState.DONE, sha256, now()
    found.written = found.total = count
    session.flush()
    told: dict[str, object] = {"form": "xlsx", "count": count}
    exports.written(session, actor_of(found.by), "round", exports.of_round(found.round), told)
    messages.tell_user(session, found.by, None, "export.done", READY)
    return True


def fail(session: Session, number: int, fault: str) -> None:
    """It cannot be written; another worker's word on it stands."""
    found = session.get(RoundExport, number, with_for_update=True)
    if found is None or found.state not in LIVE:
        return
    found.state, found.fault, found.finished_at = ExportState.FAILED, fault[:2000], now()
    messages.tell_user(session, found.by, None, "export.failed", FAILED)


def outlived(session: Session) -> Sequence[RoundExport]:
    """Those whose day is over, marked as gone; what they were in the store is to be dropped."""
    query = select(RoundExport).where(RoundExport.asked_at < now() - KEPT, RoundExport.state != ExportState.GONE)
    found = session.scalars(query).all()
    for one in found:
        one.state = ExportState.GONE
    return found
