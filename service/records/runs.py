"""A run's life in the database. Every change is one guarded statement, so that two workers cannot both make it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, Update, func, select, update
from sqlalchemy.orm import Session

from checkers.model import Text
from service.records import hooks
from service.records.audit import Actor, Subject, note
from service.records.dossiers import current
from service.records.refusals import Refused
from service.tables import Dossier, Run, RunInput, State
from service.tables.base import now

ACTIVE = (State.QUEUED, State.RUNNING)

LOST = Text(
    "处理程序多次在中途终止，可能某个文件使其异常。请检查最近上传的文件，或由工作人员重试。",
    "The worker was lost several times on this dossier; one of its files may be the cause. Check them, or try again.",
)


@dataclass(frozen=True, slots=True)
class Hold:
    """A worker's claim on a run; writes are refused once another attempt has begun."""

    run: int
    attempt: int


@dataclass(frozen=True, slots=True)
class Step:
    """What is being done right now."""

    done: int
    total: int
    document: str | None = None
    page: int | None = None
    phase: str | None = None


def request(session: Session, actor: Actor, dossier: Dossier, cause: str, limit: int) -> Run:
    """A new queued run over the documents as they are now. Raises Refused without documents or with `limit` waiting.

    How many runs one account may have waiting in all, `service.records.shares` says.
    """
    files = current(dossier)
    if not files:
        raise Refused("no_documents", Text("请先上传材料。", "Hand in some papers first."), 422)
    active = select(func.count()).where(Run.dossier_id == dossier.id, Run.state.in_(ACTIVE))
    if (session.scalar(active) or 0) >= limit:
        text = Text(
            "该申报件已有多次预审在排队，请等待完成。", "This dossier has several runs waiting already; please wait."
        )
        raise Refused("busy", text, 429)
    assert actor.id is not None
    run = Run(
        dossier_id=dossier.id,
        number=(session.scalar(select(func.max(Run.number)).where(Run.dossier_id == dossier.id)) or 0) + 1,
        cause=cause,
        requested_by_id=actor.id,
        options={
            "as_of": dossier.as_of.isoformat() if dossier.as_of else None,
            "category": dossier.category,
            "services": dossier.services,
        },
        inputs=[RunInput(version=v, position=place, name=v.name) for place, (_, v) in enumerate(files)],
    )
    session.add(run)
    session.flush()
    note(session, actor, "run.requested", subject(run), after={"number": run.number, "cause": cause})
    return run


def again(session: Session, actor: Actor, dossier: Dossier, cause: str, limit: int) -> Run | None:
    """A run over papers that are others than those of the latest one; None where there was none, or nothing is left."""
    history = of_dossier(session, dossier)
    if not is_stale(dossier, history) or not current(dossier):
        return None
    return request(session, actor, dossier, cause, limit)


def of_dossier(session: Session, dossier: Dossier) -> list[Run]:
    """The dossier's runs, the latest first."""
    return list(session.scalars(select(Run).where(Run.dossier_id == dossier.id).order_by(Run.number.desc())))


def is_stale(dossier: Dossier, history: Sequence[Run]) -> bool:
    """Whether the papers are others than those that the latest run took in."""
    if not history:
        return False
    return {v.id for _, v in current(dossier)} != {i.version_id for i in history[0].inputs}


def retry(session: Session, actor: Actor, run: Run) -> None:
    """A failed run once more, with all its attempts before it."""
    if run.state != State.FAILED:
        raise Refused("not_failed", Text("只有失败的预审可以重试。", "Only a failed run can be tried again."))
    note(session, actor, "run.retried", subject(run), before={"reason": run.reason_zh})
    run.state, run.attempt, run.job, run.finished_at = State.QUEUED, 0, None, None
    run.reason_zh = run.reason_en = run.fault = None


def sent(session: Session, run_id: int, job: str) -> None:
    """Redis carries the run under that job id now."""
    session.execute(update(Run).where(Run.id == run_id).values(job=job, sent_at=now()))


def take_up(session: Session, run_id: int, worker: str) -> Hold | None:
    """Begin a queued run; None where it is not waiting (any more), as for a job that came twice."""
    at = now()
    statement = (
        update(Run)
        .where(Run.id == run_id, Run.state == State.QUEUED)
        .values(
            state=State.RUNNING,
            attempt=Run.attempt + 1,
            worker=worker,
            started_at=at,
            heard_at=at,
            finished_at=None,
            aside=False,
        )
        .returning(Run.attempt)
    )
    attempt = session.scalar(statement)
    return None if attempt is None else Hold(run_id, attempt)


def beat(session: Session, hold: Hold) -> bool:
    """A sign of life; False where the run is no longer this worker's."""
    return _changed(session, _held(hold).values(heard_at=now()))


def tell(session: Session, hold: Hold, step: Step) -> bool:
    """What is being read now; a sign of life as well."""
    values = {
        "pages_done": step.done,
        "pages_total": step.total,
        "now_document": step.document,
        "now_page": step.page,
        "now_phase": step.phase,
        "heard_at": now(),
    }
    return _changed(session, _held(hold).values(**values))


def finish(session: Session, hold: Hold, pages: int, seconds: float = 0.0) -> bool:
    """Done, after so many seconds of work since it was taken up.

    False where the run is no longer this worker's, whose result must then not be written.
    """
    ended = _ended(hold, State.DONE).values(pages_done=pages, pages_total=pages, reason_zh=None, reason_en=None)
    return _changed(session, ended.values(spent=Run.spent + seconds))


def fail(session: Session, hold: Hold, reason: Text, fault: str, attempts: int = 0) -> bool:
    """Back into the queue while `attempts` allow it, else failed for good with the reason in plain words."""
    words = {"reason_zh": reason.zh, "reason_en": reason.en, "fault": fault[:4000]}
    again = hold.attempt < attempts
    statement = _requeued(_held(hold)) if again else _ended(hold, State.FAILED)
    changed = _changed(session, statement.values(**words))
    if changed and not again:
        hooks.announce_run(session, session.get_one(Run, hold.run, populate_existing=True))
    return changed


def release(session: Session, hold: Hold) -> bool:
    """Back into the queue since the worker is being stopped; that was no attempt."""
    return _changed(session, _requeued(_held(hold)).values(attempt=Run.attempt - 1))


def step_aside(session: Session, hold: Hold, seconds: float) -> bool:
    """Back into the queue after a slice of work, since another's turn has come; that was no attempt."""
    values = {"attempt": Run.attempt - 1, "aside": True, "spent": Run.spent + seconds}
    return _changed(session, _requeued(_held(hold)).values(**values))


def recover(session: Session, silence: float, attempts: int) -> list[int]:
    """Runs whose worker fell silent go back into the queue, or fail after `attempts`; the ids of all these."""
    lost = (Run.state == State.RUNNING, Run.heard_at < now() - timedelta(seconds=silence))
    words = {"reason_zh": LOST.zh, "reason_en": LOST.en, "fault": "worker lost"}
    failed = session.scalars(
        update(Run)
        .where(*lost, Run.attempt >= attempts)
        .values(state=State.FAILED, finished_at=now(), now_document=None, now_page=None, now_phase=None, **words)
        .returning(Run.id)
    ).all()
    for run_id in failed:
        hooks.announce_run(session, session.get_one(Run, run_id, populate_existing=True))
    waiting = session.scalars(_requeued(update(Run).where(*lost)).returning(Run.id)).all()
    return [*failed, *waiting]


def unsent(session: Session, patience: float) -> list[Run]:
    """Queued runs that no job was sent for, or so long ago that it should be looked after, oldest first."""
    late = now() - timedelta(seconds=patience)
    waits = select(Run).where(Run.state == State.QUEUED, (Run.job.is_(None)) | (Run.sent_at < late))
    return list(session.scalars(waits.order_by(Run.queued_at, Run.id)))


def counts(session: Session) -> dict[str, int]:
    """How many runs there are in each state."""
    found = session.execute(select(Run.state, func.count()).group_by(Run.state))
    return {state.value: 0 for state in State} | {state.value: number for state, number in found}


def oldest_wait(session: Session) -> datetime | None:
    """When the run that waits longest was queued."""
    return session.scalar(select(func.min(Run.queued_at)).where(Run.state == State.QUEUED))


def subject(run: Run) -> Subject:
    """A run as the subject of a deed."""
    return Subject("run", f"{run.dossier_id}/{run.number}", run.dossier_id)


def _held(hold: Hold) -> Update:
    return update(Run).where(Run.id == hold.run, Run.attempt == hold.attempt, Run.state == State.RUNNING)


def _ended(hold: Hold, state: State) -> Update:
    return _held(hold).values(state=state, finished_at=now(), now_document=None, now_page=None, now_phase=None)


def _requeued(statement: Update) -> Update:
    return statement.values(
        state=State.QUEUED, job=None, worker=None, heard_at=None, now_document=None, now_page=None, now_phase=None
    )


def _changed(session: Session, statement: Update) -> bool:
    result: CursorResult[Any] = session.execute(statement)  # type: ignore[assignment]  # an UPDATE gives a cursor
    return result.rowcount == 1
