"""Questions on a finding as threads: asked by the office, answered by the applicant or inside, closed when settled."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from checkers.model import Text
from service.procedure import Party
from service.records import messages
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.tables import Audience, Dossier, Question, QuestionReply, Stage
from service.tables.base import now

LONGEST = 1000

NO_TEXT = Text("请填写内容。", "Write something first.")
TOO_LONG = Text(f"内容请不超过 {LONGEST} 字。", f"Use at most {LONGEST} characters.")
CLOSED = Text("该问题已了结，不能再回复。", "The question is closed.")
NOT_YOURS = Text("该问题不是向申报单位提出的。", "This question was not asked of the applicant.")
ASKED = Text(
    "评审中有问题需要您回复，请打开申报件查看。", "The reviewers ask you something; open the dossier to answer."
)
ASKED_INSIDE = Text("申报件的评审中有一个内部提问。", "There is a question inside the office on a dossier.")
ANSWERED = Text("您的提问有了回复。", "Your question has been answered.")
DRAFT = Text("申报件尚未提交，不能提问。", "The dossier is a draft; there is nothing to ask yet.")


def ask(session: Session, actor: Actor, dossier: Dossier, key: str, audience: Audience, text: str) -> Question:
    """A question on a finding, or on the dossier as a whole for the key ""."""
    if dossier.stage == Stage.DRAFT:
        raise Refused("draft", DRAFT)
    assert actor.id is not None
    question = Question(dossier_id=dossier.id, rule=key, audience=audience, text=_checked(text), by_id=actor.id)
    session.add(question)
    session.flush()
    after = {"audience": audience.value, "text": question.text}
    note(session, actor, "question.asked", _subject(question), after=after)
    inside = audience == Audience.OFFICE
    told = (Party.EXPERTS, Party.STAFF) if inside else (Party.OWNER,)
    messages.tell(session, dossier, told, "question.asked", ASKED_INSIDE if inside else ASKED, but=actor.id)
    return question


def reply(session: Session, actor: Actor, question: Question, text: str, of_applicant: bool = False) -> QuestionReply:
    """A word in the thread. Raises Refused where it is closed, or not for the applicant to see."""
    if of_applicant and question.audience != Audience.APPLICANT:
        raise Refused("not_asked", NOT_YOURS, 404)
    if question.closed_at is not None:
        raise Refused("closed", CLOSED)
    assert actor.id is not None
    said = QuestionReply(question=question, text=_checked(text), by_id=actor.id)
    session.add(said)
    session.flush()
    note(session, actor, "question.answered", _subject(question), after={"text": said.text})
    _tell(session, actor, question)
    return said


def close(session: Session, actor: Actor, question: Question) -> None:
    """The question is settled; the thread stays to be read."""
    if question.closed_at is None:
        question.closed_at = now()
        note(session, actor, "question.closed", _subject(question))


def of_dossier(session: Session, dossier_id: str, audience: Audience | None = None) -> list[Question]:
    """The dossier's threads in their order; those with one audience alone where it is given."""
    query = select(Question).where(Question.dossier_id == dossier_id).order_by(Question.id)
    if audience is not None:
        query = query.where(Question.audience == audience)
    return list(session.scalars(query.options(joinedload(Question.by), selectinload(Question.replies))))


def by_finding(session: Session, dossier_id: str) -> dict[str, list[Question]]:
    """The dossier's threads by the finding's key."""
    found: dict[str, list[Question]] = defaultdict(list)
    for one in of_dossier(session, dossier_id):
        found[one.rule].append(one)
    return found


def unanswered(session: Session, dossier_id: str) -> int:
    """How many questions to the applicant are open."""
    query = select(func.count()).where(Question.dossier_id == dossier_id, Question.closed_at.is_(None))
    return session.scalar(query.where(Question.audience == Audience.APPLICANT)) or 0


def waits_for_applicant(question: Question, applicant_id: int) -> bool:
    """Whether the applicant has the next word: asked of it, open, and the last word is not its own."""
    if question.closed_at is not None or question.audience != Audience.APPLICANT:
        return False
    return not question.replies or question.replies[-1].by_id != applicant_id


def _tell(session: Session, actor: Actor, question: Question) -> None:
    """The one who asked hears of an answer; the applicant of a word that the office added for it."""
    dossier = session.get_one(Dossier, question.dossier_id)
    if question.by_id != actor.id:
        messages.tell_user(session, question.by, dossier, "question.answered", ANSWERED)
    if question.audience == Audience.APPLICANT and actor.id != dossier.owner_id:
        messages.tell(session, dossier, (Party.OWNER,), "question.asked", ASKED)


def _checked(text: str) -> str:
    said = text.strip()
    if not said:
        raise Refused("no_text", NO_TEXT, 422)
    if len(said) > LONGEST:
        raise Refused("too_long", TOO_LONG, 422)
    return said


def _subject(question: Question) -> Subject:
    return Subject("question", f"{question.id}/{question.rule}", question.dossier_id)
