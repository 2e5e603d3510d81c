"""Requests that come twice: the first answer under an Idempotency-Key is kept for a day, and given again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from checkers.model import Text
from service.records.refusals import Refused
from service.tables import KeptAnswer
from service.tables.base import now

KEPT = timedelta(hours=24)
LEASE = timedelta(minutes=10)
"""For so long a request counts as in work; whoever died over it does not block its key for ever."""

LENGTH = 200
BAD_KEY = Text(
    f"Idempotency-Key 应为 1–{LENGTH} 个可见 ASCII 字符。",
    f"An Idempotency-Key is 1 to {LENGTH} visible ASCII characters.",
)
OTHER = Text(
    "这个 Idempotency-Key 已用于另一个请求，请换一个。",
    "This Idempotency-Key was used for another request; take a new one.",
)
DONE = 0
"""Stands for the status of a request that was done and whose answer could not be kept with it."""

ANSWER_LOST = Text(
    "这个请求已经办完，但当时的答复没有留下来；请先查看结果，不要重复办理。",
    "This request was done, and its answer is lost; look at what came of it before you ask again.",
)
IN_WORK = Text("同一个请求正在处理，请稍后再试。", "The same request is being worked on; try again in a moment.")


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it went out."""

    status: int
    kind: str
    location: str
    body: str


def begin(session: Session, user_id: int, key: str, request: str) -> int | Given:
    """The number under which to keep the answer, or the answer that was given. Raises Refused.

    `request` is the digest of all that the request says.
    """
    if not (0 < len(key) <= LENGTH and key.isascii() and key.isprintable()):
        raise Refused("bad_key", BAD_KEY, 422)
    session.execute(delete(KeptAnswer).where(KeptAnswer.at < now() - KEPT))
    stale = (KeptAnswer.user_id == user_id, KeptAnswer.status.is_(None), KeptAnswer.at < now() - LEASE)
    session.execute(delete(KeptAnswer).where(*stale))
    found = session.scalar(select(KeptAnswer).where(KeptAnswer.user_id == user_id, KeptAnswer.key == key))
    if found is None:
        made = KeptAnswer(user_id=user_id, key=key, request=request)
        session.add(made)
        session.flush()
        return made.id
    if found.request != request:
        raise Refused("key_reused", OTHER, 422)
    if found.status is None:
        raise Refused("in_work", IN_WORK, 409)
    if found.status == DONE:
        raise Refused("answer_lost", ANSWER_LOST, 409)
    return Given(found.status, found.kind, found.location, found.body)


def keep(session: Session, number: int, given: Given) -> None:
    """Keep the answer."""
    found = session.get(KeptAnswer, number)
    if found is not None:
        found.status, found.kind, found.location, found.body = given.status, given.kind, given.location, given.body


def done(session: Session, number: int) -> None:
    """What the request asks for is done with what this session commits: it must not be done again, answered or not."""
    unanswered = (KeptAnswer.id == number, KeptAnswer.status.is_(None))
    session.execute(update(KeptAnswer).where(*unanswered).values(status=DONE))


def forget(session: Session, number: int) -> None:
    """The request came to nothing through no fault of its own; it may be tried again, unless something was done."""
    session.execute(delete(KeptAnswer).where(KeptAnswer.id == number, KeptAnswer.status.is_(None)))
