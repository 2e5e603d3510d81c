"""Correction notices: drawn up, sent once with a number and a last day, answered item by item, closed by a run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from checkers.model import Text
from checkers.order import NO_FAULT
from service.procedure import Party
from service.procedure.working_days import last_day, working_days_between
from service.records import hooks, messages, steps
from service.records.audit import Actor, Subject, note
from service.records.lights import lights
from service.records.refusals import Refused
from service.records.staying import NOTICE, last_given, parted
from service.records.steps import Said
from service.tables import Document, Dossier, Notice, NoticeItem, NoticeState, Reply, Role, Run, Source
from service.tables.base import now

REMIND_BEFORE = 3
"""Working days before the last one on which the applicant is reminded."""

NOT_DRAFT = Text("补正告知书已发出，不能再修改。", "The notice has been sent and cannot be changed.")
EMPTY = Text("补正告知书还没有内容，请至少保留一项。", "The notice has no items; keep at least one.")
OPEN_ONE = Text("上一份补正告知书尚未答复，不能再发。", "The notice before is not answered yet; no other can be sent.")
NOT_SENT = Text("没有待答复的补正告知书。", "There is no notice to be answered.")
SAME_FILE = Text(
    "该文件在告知书发出之后没有更换过，请先上传更正后的文件。",
    "That file has not changed since the notice was sent. Upload the corrected file first.",
)
NO_WORDS = Text("请写明情况或理由。", "Say how it is, or why.")
NO_FILE = Text("请上传文件，或选择已更换的文件。", "Upload a file, or choose one that you have replaced.")
BAD_DAY = Text("延期后的最后一天应晚于原期限。", "The new last day must lie after the present one.")
REMINDER = Text("补正期限将至，请尽快答复补正告知书。", "The last day for corrections is near; answer the notice.")
OVERDUE = Text("补正期限已过，尚未答复补正告知书。", "The last day is over, and the notice is not answered.")
WANTS_TIME = Text("申报单位申请延长补正期限。", "The applicant asks for more time for the corrections.")
HAS_TIME = Text("补正期限已延长。", "You have been given more time for the corrections.")
PROPOSED = Text("专家评审中有补正要求，请起草补正告知书。", "Experts ask for corrections; draw up the notice.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One item as it is to stand in a draft. `id` None: a new one."""

    fault: str
    todo: str
    condition: str = ""
    paper: str = ""
    page: int | None = None
    source: Source = Source.STAFF
    rule: str = ""
    id: int | None = None


def of_dossier(session: Session, dossier_id: str) -> list[Notice]:
    """The dossier's notices, the first one first."""
    return list(session.scalars(select(Notice).where(Notice.dossier_id == dossier_id).order_by(Notice.id)))


def waiting(session: Session, dossier_id: str) -> Notice | None:
    """The notice that the applicant has to answer now."""
    return next((n for n in of_dossier(session, dossier_id) if n.state == NoticeState.SENT), None)


def draft(
    session: Session, actor: Actor, dossier: Dossier, run: Run | None, wanted: Sequence[Wanted], opening: str
) -> Notice:
    """The draft that is there, else a new one with these items."""
    found = next((n for n in of_dossier(session, dossier.id) if n.state == NoticeState.DRAFT), None)
    if found is not None:
        return found
    notice = Notice(dossier=dossier, run_id=run.id if run else None, opening=opening, made_by_id=actor.id)
    session.add(notice)
    _fill(session, notice, wanted)
    note(session, actor, "notice.drafted", _subject(notice), after={"items": len(notice.items)})
    return notice


def contents(notice: Notice) -> list[object]:
    """All that staff can change in a draft."""
    items = [(i.id, i.condition, i.paper, i.page, i.fault, i.todo) for i in notice.items]
    return [notice.opening, notice.days, items]


def change(session: Session, actor: Actor, notice: Notice, wanted: Sequence[Wanted], opening: str, days: int) -> None:
    """Other items, in this order; whatever is not named is dropped. Raises Refused once it is sent."""
    if notice.state != NoticeState.DRAFT:
        raise Refused("sent", NOT_DRAFT)
    notice.opening, notice.days = opening.strip(), days
    _fill(session, notice, wanted)
    note(session, actor, "notice.changed", _subject(notice), after={"items": len(notice.items), "days": days})


def _fill(session: Session, notice: Notice, wanted: Sequence[Wanted]) -> None:
    known = {item.id: item for item in notice.items}
    notice.items[:] = [_item(known, number, one) for number, one in enumerate(wanted, 1)]
    session.flush()
    spoken = _spoken_before(session, notice)
    for item in notice.items:
        item.late = bool(item.rule) and item.rule in spoken
    session.flush()


def _item(known: dict[int, NoticeItem], number: int, wanted: Wanted) -> NoticeItem:
    item = known.get(wanted.id or 0) or NoticeItem(source=wanted.source, rule=wanted.rule)
    item.position, item.fault, item.todo = number, wanted.fault.strip(), wanted.todo.strip()
    item.condition, item.paper, item.page = wanted.condition[:200], wanted.paper[:255], wanted.page
    return item


def _spoken_before(session: Session, notice: Notice) -> set[str]:
    """The findings at fault that an earlier notice could have named and did not."""
    missed: set[str] = set()
    for earlier in of_dossier(session, notice.dossier_id):
        if earlier.id == notice.id or earlier.state == NoticeState.DRAFT:
            continue
        run = session.get(Run, earlier.run_id) if earlier.run_id else None
        seen = lights(run.report.summary) if run and run.report else ()
        missed |= {light.key for light in seen if light.status not in NO_FAULT} - {i.rule for i in earlier.items}
    return missed


def send(session: Session, actor: Actor, role: Role, notice: Notice, today: date, late_is_meant: bool = False) -> None:
    """To the applicant, with a number and a last day; the dossier then awaits corrections. Raises Refused."""
    if notice.state != NoticeState.DRAFT:
        raise Refused("sent", NOT_DRAFT)
    if not notice.items:
        raise Refused("empty_notice", EMPTY, 422)
    if waiting(session, notice.dossier_id):
        raise Refused("open_notice", OPEN_ONE)
    late = sum(item.late for item in notice.items)
    if late and not late_is_meant:
        text = Text(
            f"其中 {late} 项在第一份告知书时就能提出。一次性告知要求首次说全，确需补充请勾选确认后发出。",
            f"{late} items could have been said in the first notice, which is to say all at once. Confirm to send.",
        )
        raise Refused("late_items", text)
    notice.number, notice.sent_at = _number(session, today), now()
    notice.due_on = last_day(today, notice.days, working=True).day
    notice.state = NoticeState.SENT
    said = Said(f"{notice.number}（{len(notice.items)} 项，{notice.due_on} 前）")
    steps.do(session, actor, role, notice.dossier, "give_back", today, said)
    note(session, actor, "notice.sent", _subject(notice), after=_told(notice))
    hooks.announce(session, "notice.sent", notice.dossier, {"notice": notice.id, **_told(notice)})


def answer(
    session: Session, actor: Actor, item: NoticeItem, kind: Reply, text: str, document: Document | None = None
) -> None:
    """The applicant's answer to one item; another one replaces it until the dossier is submitted. Raises Refused."""
    notice = item.notice
    if notice.state != NoticeState.SENT or notice.sent_at is None:
        raise Refused("no_notice", NOT_SENT)
    if kind == Reply.FILE and document is None:
        raise Refused("no_file", NO_FILE, 422)
    if kind == Reply.FILE and document is not None and document.versions[-1].uploaded_at <= notice.sent_at:
        raise Refused("same_file", SAME_FILE)
    if kind != Reply.FILE and not text.strip():
        raise Refused("no_reason", NO_WORDS, 422)
    item.answer, item.answer_text, item.answered_at = kind, text.strip(), now()
    item.document_id = document.id if document else None
    after = {"reply": kind.value, "reason": item.answer_text, "name": document.versions[-1].name if document else None}
    note(session, actor, "notice.answered", _subject(notice), after=after)


def check_answered(session: Session, dossier_id: str) -> None:
    """Raises Refused while an item of the notice waits for an answer: a new submission says what became of each."""
    notice = waiting(session, dossier_id)
    left = sum(item.is_open for item in notice.items) if notice else 0
    if left:
        text = Text(
            f"补正告知书还有 {left} 项没有答复，请逐项答复后再提交。",
            f"{left} items of the notice are not answered. Reply each, then submit.",
        )
        raise Refused("unanswered", text)


def submitted(session: Session, dossier_id: str) -> None:
    """The dossier was submitted again: its notice is answered, and closed where nothing is left of it."""
    notice = waiting(session, dossier_id)
    if notice is not None:
        notice.state = NoticeState.ANSWERED
        _close_if_settled(notice)


def settle(session: Session, dossier_id: str, summary: Mapping[str, Any]) -> None:
    """A run has finished: what it no longer finds at fault is settled, and a notice with nothing left is closed."""
    fine = {light.key for light in lights(summary) if light.status in NO_FAULT}
    for notice in of_dossier(session, dossier_id):
        if notice.state not in (NoticeState.SENT, NoticeState.ANSWERED):
            continue
        for item in notice.items:
            if item.source != Source.STAFF:
                item.settled_at = (item.settled_at or now()) if item.rule in fine else None
        _close_if_settled(notice)


def _close_if_settled(notice: Notice) -> None:
    if notice.state == NoticeState.ANSWERED and all(item.settled_at for item in notice.items):
        notice.state, notice.closed_at = NoticeState.CLOSED, now()


def close(session: Session, actor: Actor, notice: Notice) -> None:
    """Staff have looked at the answers and are content. Raises Refused before it is answered."""
    if notice.state != NoticeState.ANSWERED:
        raise Refused("not_answered", NOT_SENT)
    notice.state, notice.closed_at = NoticeState.CLOSED, now()
    note(session, actor, "notice.closed", _subject(notice), after=_told(notice))


def ask_for_time(session: Session, actor: Actor, notice: Notice, reason: str) -> None:
    """The applicant asks for a later last day. Raises Refused."""
    if notice.state != NoticeState.SENT:
        raise Refused("no_notice", NOT_SENT)
    if not reason.strip():
        raise Refused("no_reason", NO_WORDS, 422)
    notice.extension = reason.strip()
    note(session, actor, "notice.time_asked", _subject(notice), after={"reason": notice.extension})
    messages.tell(session, notice.dossier, [Party.STAFF], "notice.time_asked", WANTS_TIME, but=actor.id)


def extend(session: Session, actor: Actor, notice: Notice, due_on: date) -> None:
    """Staff give more time. Raises Refused."""
    if notice.state != NoticeState.SENT or notice.due_on is None:
        raise Refused("no_notice", NOT_SENT)
    if due_on <= notice.due_on:
        raise Refused("bad_day", BAD_DAY, 422)
    before, notice.due_on, notice.reminded_on = notice.due_on, due_on, None
    told = {"due_on": due_on.isoformat()}
    note(session, actor, "notice.extended", _subject(notice), {"due_on": before.isoformat()}, told)
    messages.tell(session, notice.dossier, [Party.OWNER], "notice.extended", HAS_TIME, but=actor.id)


def propose(session: Session, actor: Actor, dossier: Dossier) -> None:
    """An expert has asked for corrections, and staff are told to draw up the notice."""
    note(session, actor, "notice.proposed", Subject("dossier", dossier.id, dossier.id))
    messages.tell(session, dossier, [Party.STAFF], "notice.proposed", PROPOSED, but=actor.id)


def remind(session: Session, today: date) -> int:
    """Tell applicants whose last day is near, and staff where it is over; once each. How many were told."""
    told = 0
    for notice in session.scalars(select(Notice).where(Notice.state == NoticeState.SENT)):
        if notice.due_on is None:
            continue
        left = working_days_between(today, notice.due_on)
        if left < 0 and (notice.reminded_on is None or notice.reminded_on <= notice.due_on):
            messages.tell(session, notice.dossier, [Party.STAFF, Party.OWNER], "notice.overdue", OVERDUE)
        elif 0 <= left <= REMIND_BEFORE and notice.reminded_on is None:
            messages.tell(session, notice.dossier, [Party.OWNER], "notice.reminder", REMINDER)
        else:
            continue
        notice.reminded_on = today
        told += 1
    return told


def _number(session: Session, today: date) -> str:
    """The next number of the year."""
    like = f"补正〔{today.year}〕%"
    sent = session.scalars(select(Notice.number).where(Notice.number.like(like)))
    last = max([last_given(session, NOTICE, today.year), *(parted(number or "")[1] for number in sent)])
    return f"补正〔{today.year}〕{last + 1}号"


def _subject(notice: Notice) -> Subject:
    return Subject("notice", str(notice.id), notice.dossier_id)


def _told(notice: Notice) -> dict[str, object]:
    due = notice.due_on.isoformat() if notice.due_on else None
    return {"number": notice.number, "due_on": due, "items": len(notice.items)}
