"""Which experts a dossier is with: assigned by hand or evenly, claimed, released, recused; one of them is the chair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from checkers.model import Text
from service.procedure import Party, procedure
from service.records import messages
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.tables import Assignment, Dossier, Ending, Role, User
from service.tables.base import now

NOT_YOURS = Text(
    "本申报件已由其他专家评审，请先领取；由工作人员分配的，请联系工作人员。",
    "Other experts have this dossier: claim it first, or ask the office where it was assigned.",
)
ASSIGNED = Text(
    "本申报件由工作人员分配给了其他专家，需要参加评审请联系工作人员。",
    "The office assigned this dossier to others; ask the office if you are to take part.",
)
RECUSED = Text("该专家已回避本申报件。", "This expert was recused from the dossier.")
NO_EXPERT = Text("只能分配给启用中的评审专家。", "Only active experts can be assigned.")
NO_REASON = Text("请填写理由。", "Give a reason.")
NOT_OPEN = Text("申报件不在评审中，不能调整专家。", "The dossier is not under review; its experts stay as they are.")
NOT_IN = Text("您不是本申报件的评审专家。", "You are none of this dossier's experts.")
GIVEN = Text("有一份申报件分配给您评审。", "A dossier has been assigned to you for review.")
LACKS = Text("一位专家已回避，申报件需要另行分配专家。", "An expert was recused; the dossier needs another one.")
TO_BE_RECUSED = Text(
    "本申报件由工作人员分配给您，不能直接退回；需要回避请说明理由。",
    "The office assigned this dossier to you: it cannot be released, but you may recuse yourself with a reason.",
)


def is_under_review(dossier: Dossier) -> bool:
    """Whether experts may speak on the dossier as it stands."""
    return procedure().states[dossier.stage.value].decidable


def current(session: Session, dossier_id: str) -> list[Assignment]:
    """Those who have the dossier now, the chair first, then in the order in which they came."""
    return current_of_all(session, [dossier_id])[dossier_id]


def current_of_all(session: Session, dossier_ids: Sequence[str]) -> dict[str, list[Assignment]]:
    """The same for many dossiers at once."""
    found: dict[str, list[Assignment]] = {dossier_id: [] for dossier_id in dossier_ids}
    query = select(Assignment).where(Assignment.dossier_id.in_(dossier_ids), Assignment.ended_at.is_(None))
    order = query.options(joinedload(Assignment.expert)).order_by(Assignment.chair.desc(), Assignment.id)
    for one in session.scalars(order):
        found[one.dossier_id].append(one)
    return found


def former(session: Session, dossier_id: str) -> list[Assignment]:
    """Those that have ended, in their order."""
    query = select(Assignment).where(Assignment.dossier_id == dossier_id, Assignment.ended_at.is_not(None))
    return list(session.scalars(query.options(joinedload(Assignment.expert)).order_by(Assignment.id)))


def was_given(session: Session, expert_id: int) -> bool:
    """Whether the office gave the expert any dossier that it still has."""
    query = select(Assignment.id).where(Assignment.expert_id == expert_id, Assignment.ended_at.is_(None))
    return session.scalar(query.where(Assignment.by_id.is_distinct_from(expert_id)).limit(1)) is not None


def of(found: Iterable[Assignment], expert_id: int | None) -> Assignment | None:
    """The expert's own among them."""
    return next((one for one in found if one.expert_id == expert_id), None)


def experts(session: Session) -> list[User]:
    """Those who may be assigned."""
    query = select(User).where(User.role == Role.EXPERT, User.active.is_(True)).order_by(User.name)
    return list(session.scalars(query))


def loads(session: Session) -> Counter[int]:
    """How many dossiers that are still under review each expert has."""
    query = (
        select(Assignment.expert_id, func.count())
        .join(Dossier, Dossier.id == Assignment.dossier_id)
        .where(Assignment.ended_at.is_(None), Dossier.signed_at.is_(None))
        .group_by(Assignment.expert_id)
    )
    return Counter({expert: int(count) for expert, count in session.execute(query)})


def assign(session: Session, actor: Actor, dossier: Dossier, expert: User) -> Assignment:
    """Staff give the dossier to an expert. Raises Refused for one who was recused from it, or is none."""
    _check_open(dossier)
    if expert.role != Role.EXPERT or not expert.active:
        raise Refused("no_expert", NO_EXPERT, 422)
    if expert.id in recused(session, [dossier.id])[dossier.id]:
        raise Refused("recused", RECUSED)
    return of(current(session, dossier.id), expert.id) or _begin(session, actor, dossier, expert.id)


def spread(
    session: Session, actor: Actor, dossiers: Sequence[Dossier], among: Sequence[User], each: int
) -> list[Assignment]:
    """Each dossier gets `each` of these experts, as far as there are enough, always those with the least to do.

    Who has a dossier already counts; who was recused from it is passed over. Chairs are spread as evenly.
    """
    ids = [d.id for d in dossiers]
    had, never, load = current_of_all(session, ids), recused(session, ids), loads(session)
    chairs = Counter(one.expert_id for found in had.values() for one in found if one.chair)
    made: list[Assignment] = []
    for dossier in dossiers:
        there = {one.expert_id for one in had[dossier.id]}
        free = [e.id for e in among if e.id not in there and e.id not in never[dossier.id]]
        wanted = max(each - len(there), 0)
        chosen = sorted(free, key=lambda e: (load[e], chairs[e]))[:wanted]
        for expert in sorted(chosen, key=lambda e: chairs[e]):
            made.append(_begin(session, actor, dossier, expert))
            load[expert] += 1
            chairs[expert] += made[-1].chair
    return made


def recused(session: Session, dossier_ids: Sequence[str]) -> dict[str, set[int]]:
    """Who was recused from which dossier."""
    found: dict[str, set[int]] = {dossier_id: set() for dossier_id in dossier_ids}
    query = select(Assignment).where(Assignment.dossier_id.in_(dossier_ids), Assignment.ending == Ending.RECUSED)
    for one in session.scalars(query):
        found[one.dossier_id].add(one.expert_id)
    return found


def claim(session: Session, actor: Actor, dossier: Dossier) -> Assignment:
    """An expert takes the dossier up. Raises Refused where the office gave it to others."""
    _check_open(dossier)
    there = current(session, dossier.id)
    own = of(there, actor.id)
    if own is not None:
        return own
    if any(not one.is_claimed for one in there):
        raise Refused("assigned", ASSIGNED)
    assert actor.id is not None
    if actor.id in recused(session, [dossier.id])[dossier.id]:
        raise Refused("recused", RECUSED)
    return _begin(session, actor, dossier, actor.id)


def take_part(session: Session, actor: Actor, dossier: Dossier) -> Assignment:
    """The expert's own part in the dossier; what nobody has is claimed by whoever says the first word on it.

    Raises Refused where others have it.
    """
    there = current(session, dossier.id)
    own = of(there, actor.id)
    if own is None and there:
        raise Refused("not_assigned", NOT_YOURS)
    return own or claim(session, actor, dossier)


def own(session: Session, actor: Actor, dossier: Dossier) -> Assignment:
    """The expert's own part. Raises Refused where there is none."""
    found = of(current(session, dossier.id), actor.id)
    if found is None:
        raise Refused("not_assigned", NOT_IN)
    return found


def release(session: Session, actor: Actor, dossier: Dossier) -> None:
    """An expert lets go of what it claimed itself; what the office gave can only be declined with a reason."""
    found = own(session, actor, dossier)
    if not found.is_claimed:
        raise Refused("assigned_to_you", TO_BE_RECUSED)
    _end(session, actor, dossier, found, Ending.RELEASED, "")


def recuse(session: Session, actor: Actor, dossier: Dossier, reason: str) -> None:
    """An expert has ties to the applicant: its words count no longer, and it cannot come back to the dossier."""
    _end(session, actor, dossier, own(session, actor, dossier), Ending.RECUSED, _given(reason))
    messages.tell(session, dossier, (Party.STAFF,), "assignment.recused", LACKS)


def take_off(session: Session, actor: Actor, dossier: Dossier, found: Assignment, reason: str) -> None:
    """Staff take an expert off."""
    if found.ended_at is None:
        _end(session, actor, dossier, found, Ending.TAKEN_OFF, _given(reason))


def make_chair(session: Session, actor: Actor, dossier: Dossier, found: Assignment) -> None:
    """This expert has the last word from now on."""
    _check_open(dossier)
    if found.ended_at is not None:
        raise Refused("not_assigned", NO_EXPERT)
    for one in current(session, dossier.id):
        one.chair = one is found
    session.flush()
    note(session, actor, "assignment.chair", _subject(found), after={"expert": found.expert.name})


def _begin(session: Session, actor: Actor, dossier: Dossier, expert_id: int) -> Assignment:
    chair = not any(one.chair for one in current(session, dossier.id))
    made = Assignment(dossier_id=dossier.id, expert_id=expert_id, chair=chair, by_id=actor.id)
    session.add(made)
    session.flush()
    action = "assignment.claimed" if made.is_claimed else "assignment.made"
    note(session, actor, action, _subject(made), after={"expert": made.expert.name, "chair": chair})
    if not made.is_claimed:
        messages.tell_user(session, made.expert, dossier, action, GIVEN)
    return made


def _end(session: Session, actor: Actor, dossier: Dossier, found: Assignment, ending: Ending, reason: str) -> None:
    """Whoever came next has the chair then."""
    _check_open(dossier)
    found.ended_at, found.ending, found.reason = now(), ending, reason
    session.flush()
    if found.chair:
        found.chair = False
        for heir in current(session, dossier.id)[:1]:
            heir.chair = True
        session.flush()
    after = {"expert": found.expert.name, "reason": reason}
    note(session, actor, f"assignment.{ending.value}", _subject(found), after=after)


def _given(reason: str) -> str:
    if not reason.strip():
        raise Refused("no_reason", NO_REASON, 422)
    return reason.strip()


def _check_open(dossier: Dossier) -> None:
    if not is_under_review(dossier):
        raise Refused("not_under_review", NOT_OPEN)


def _subject(one: Assignment) -> Subject:
    return Subject("assignment", f"{one.dossier_id}/{one.expert_id}", one.dossier_id)
