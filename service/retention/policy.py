"""The policy by which things are kept: the default as data, with the law that it rests on, and what a round sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from sqlalchemy import select
from sqlalchemy.orm import Session

from checkers.model import Text
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.tables import RetentionPolicy, Round, Stage, Sweep
from service.tables.base import now

ACCOUNTS, MAILS = "accounts", "mails"
"""What is kept beside dossiers; the policy of no round says how long."""


@dataclass(frozen=True, slots=True)
class Value:
    """So many days from the day `since` on, and what they rest on."""

    since: date
    days: int
    why: Text


@dataclass(frozen=True, slots=True)
class Defaults:
    """The default policy: the law in our own words, the bounds, and the values by what they are of."""

    law: Text
    least: int
    most: int
    values: Mapping[str, tuple[Value, ...]]

    def on(self, day: date) -> dict[str, Value]:
        """The values that hold on that day."""
        begun = {name: [v for v in dated if v.since <= day] for name, dated in self.values.items()}
        return {name: max(dated, key=lambda v: v.since) for name, dated in begun.items() if dated}


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds for a round: days by what is kept, and how often what is due goes by itself.

    `own`: as staff set it; None where the default holds.
    """

    days: Mapping[str, int]
    sweep: Sweep
    own: RetentionPolicy | None = None


STAGES = (Stage.DRAFT, Stage.WITHDRAWN, Stage.DECLINED, Stage.SIGNED, Stage.RECOGNISED)
"""The states in which a dossier may be due; in all others it is under way."""


@cache
def defaults() -> Defaults:
    """The default policy as the package has it. Raises ValueError where it does not fit."""
    return read(files("service.retention").joinpath("policy.yaml").read_text(encoding="utf-8"))


def read(written: str) -> Defaults:
    """The default policy of a text. Raises ValueError."""
    said = yaml.safe_load(written)
    values = {name: tuple(_value(one) for one in dated) for name, dated in said["values"].items()}
    known = {*(stage.value for stage in STAGES), ACCOUNTS, MAILS}
    if set(values) != known or not all(values.values()):
        raise ValueError(f"a value for each of {sorted(known)}, and for nothing else")
    found = Defaults(Text(said["law"]["zh"], said["law"]["en"]), int(said["least"]), int(said["most"]), values)
    if any(not found.least <= one.days <= found.most for dated in values.values() for one in dated):
        raise ValueError("a value lies outside the bounds")
    return found


def _value(said: Mapping[str, Any]) -> Value:
    return Value(said["since"], int(said["days"]), Text(said["why"]["zh"], said["why"]["en"]))


def names_of(round_id: int | None) -> tuple[str, ...]:
    """What a policy of that round says something of."""
    stages = tuple(stage.value for stage in STAGES)
    return stages if round_id is not None else (*stages, ACCOUNTS, MAILS)


def of_round(session: Session, round_id: int | None, today: date) -> Policy:
    """The policy in force for the dossiers of a round, for None of those in no round, and of accounts and mails."""
    usual = {name: value.days for name, value in defaults().on(today).items() if name in names_of(round_id)}
    query = select(RetentionPolicy).where(RetentionPolicy.round_id == round_id)
    own = session.scalar(query.order_by(RetentionPolicy.id.desc()).limit(1))
    return Policy({**usual, **own.days}, own.sweep, own) if own else Policy(usual, Sweep.NEVER)


def set_policy(
    session: Session, actor: Actor, found: Round | None, days: Mapping[str, int], sweep: Sweep, reason: str, today: date
) -> RetentionPolicy:
    """Another policy for a round, with its reason; the former one stays on record. Raises Refused."""
    round_id = found.id if found else None
    _check(days, round_id, reason)
    before = of_round(session, round_id, today)
    made = RetentionPolicy(round_id=round_id, days=dict(days), sweep=sweep, reason=reason.strip(), by_id=actor.id)
    made.swept_at = before.own.swept_at if before.own else None
    made.at = now()
    session.add(made)
    session.flush()
    after = {**days, "sweep": sweep.value, "reason": made.reason}
    subject = Subject("round", str(round_id or ""))
    note(session, actor, "retention.set", subject, {**before.days, "sweep": before.sweep.value}, after)
    return made


def _check(days: Mapping[str, int], round_id: int | None, reason: str) -> None:
    bounds = defaults()
    if set(days) != set(names_of(round_id)) or any(not bounds.least <= n <= bounds.most for n in days.values()):
        text = Text(
            f"期限为 {bounds.least} 至 {bounds.most} 天的整数。",
            f"Each time is a whole number of days from {bounds.least} to {bounds.most}.",
        )
        raise Refused("bad_days", text, 422)
    if not reason.strip():
        raise Refused("no_reason", Text("请填写理由。", "Give the reason."), 422)
