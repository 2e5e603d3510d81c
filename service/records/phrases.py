"""Stock phrases for reasons: those that come with the service, the office's, and each expert's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from checkers.model import Text
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.tables import Phrase, Verdict

LONGEST = 300
MOST = 100
"""How many phrases somebody may keep."""

UNFIT = Text(f"常用语为 1–{LONGEST} 字。", f"A phrase has 1 to {LONGEST} characters.")
TOO_MANY = Text(f"最多保存 {MOST} 条常用语。", f"At most {MOST} phrases can be kept.")
TWICE = Text("已有同样的常用语。", "There is such a phrase already.")


@dataclass(frozen=True, slots=True)
class Stock:
    """A phrase as it is offered; `kept` is its record, None for one that comes with the service."""

    verdict: Verdict | None
    text: Text
    kept: Phrase | None = None


def offered(session: Session, user_id: int) -> list[Stock]:
    """One's own first, then the office's, then those that come with the service."""
    query = select(Phrase).where(or_(Phrase.owner_id == user_id, Phrase.owner_id.is_(None))).order_by(Phrase.id)
    kept = sorted(session.scalars(query), key=lambda one: one.owner_id is None)
    return [*(Stock(one.verdict, Text(one.text, one.text), one) for one in kept), *shipped()]


def keep(session: Session, actor: Actor, owner_id: int | None, verdict: Verdict | None, text: str) -> Phrase:
    """One more phrase, of somebody's own or of the office. Raises Refused."""
    said = " ".join(text.split())
    if not 0 < len(said) <= LONGEST:
        raise Refused("unfit_phrase", UNFIT, 422)
    there = session.scalars(select(Phrase).where(Phrase.owner_id == owner_id)).all()
    if len(there) >= MOST:
        raise Refused("too_many", TOO_MANY)
    if any((one.text, one.verdict) == (said, verdict) for one in there):
        raise Refused("phrase_twice", TWICE)
    phrase = Phrase(owner_id=owner_id, verdict=verdict, text=said)
    session.add(phrase)
    session.flush()
    note(session, actor, "phrase.added", Subject("phrase", str(phrase.id)), after={"text": said})
    return phrase


def drop(session: Session, actor: Actor, phrase: Phrase) -> None:
    """The phrase is offered no longer; where it was used it stays."""
    note(session, actor, "phrase.removed", Subject("phrase", str(phrase.id)), before={"text": phrase.text})
    session.delete(phrase)


@cache
def shipped() -> tuple[Stock, ...]:
    """The phrases that come with the service."""
    loaded = yaml.safe_load(files("service.records").joinpath("phrases.yaml").read_text(encoding="utf-8"))
    return tuple(Stock(Verdict(code), Text(**said)) for code, each in loaded.items() for said in each)
