"""Users' hooks: made, changed, removed; and what happens is put into the outbox for those who want to be told of it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from checkers.model import Text
from service.addresses import Allowed, Unfit, target_of
from service.personal import masked_tree
from service.procedure import procedure
from service.records import dossiers
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.sealing import Seal
from service.tables import Channel, Delivery, Dossier, Hook, Posted, Run, State, User
from service.tables.base import now

EVENTS: dict[str, Text] = {
    "run.done": Text("预审完成", "A run is done"),
    "run.failed": Text("预审失败", "A run has failed"),
    "notice.sent": Text("补正告知书已发出", "A correction notice was sent"),
    **{f"dossier.{deed.name}": deed.title for deed in procedure().deeds.values()},
}
"""What a hook can be told of."""

SECRET_MARK = "whsec_"
MANY = 20
"""How many hooks one user may have."""

TOO_MANY = Text(f"最多可设 {MANY} 个通知地址。", f"A user has at most {MANY} hooks.")
NO_EVENT = Text("请至少选择一个已知的事件。", "Choose one or more events that are known.")


def add(
    session: Session, actor: Actor, user: User, address: str, events: Collection[str], allowed: Allowed, seal: Seal
) -> tuple[Hook, str]:
    """A new hook and its secret, shown this once. Raises Refused where the address may not be called."""
    _check(address, events, allowed)
    if len(of_user(session, user.id)) >= MANY:
        raise Refused("too_many", TOO_MANY)
    secret = SECRET_MARK + secrets.token_urlsafe(32)
    hook = Hook(user_id=user.id, address=address, events=_ordered(events), secret=seal.close(user.id, secret))
    session.add(hook)
    session.flush()
    note(session, actor, "hook.made", _subject(hook), after=_told(hook))
    return hook, secret


def seal_old(session: Session, seal: Seal) -> int:
    """Seal what an earlier version wrote in plain text; how many there were."""
    plain = session.scalars(select(Hook).where(Hook.secret.startswith(SECRET_MARK, autoescape=True))).all()
    for hook in plain:
        hook.secret = seal.close(hook.user_id, hook.secret)
    return len(plain)


def change(
    session: Session, actor: Actor, hook: Hook, address: str, events: Collection[str], active: bool, allowed: Allowed
) -> None:
    """Another address, other events, on or off; what waits follows. Raises Refused."""
    _check(address, events, allowed)
    before = _told(hook)
    hook.address, hook.events, hook.active = address, _ordered(events), active
    waiting = update(Delivery).where(Delivery.hook_id == hook.id, Delivery.state == Posted.WAITING)
    session.execute(waiting.values(address=address))
    if not active:
        _drop_waiting(session, hook)
    note(session, actor, "hook.changed", _subject(hook), before, _told(hook))


def remove(session: Session, actor: Actor, hook: Hook) -> None:
    """It is told of nothing any more, not even of what waits."""
    hook.removed_at, hook.active = now(), False
    _drop_waiting(session, hook)
    note(session, actor, "hook.removed", _subject(hook), before=_told(hook))


def of_user(session: Session, user_id: int) -> list[Hook]:
    """Somebody's hooks, the first one first."""
    return list(
        session.scalars(select(Hook).where(Hook.user_id == user_id, Hook.removed_at.is_(None)).order_by(Hook.id))
    )


def deliveries(session: Session, hook: Hook, count: int) -> Sequence[Delivery]:
    """What was or is to be sent to a hook, the newest first."""
    query = select(Delivery).where(Delivery.hook_id == hook.id).order_by(Delivery.id.desc())
    return session.scalars(query.limit(count)).all()


def announce(session: Session, event: str, dossier: Dossier, data: dict[str, Any]) -> None:
    """Put an event into the outbox for every hook that wants it and whose user may see the dossier."""
    query = select(Hook).join(Hook.user).options(joinedload(Hook.user))
    wanting = [
        hook
        for hook in session.scalars(query.where(Hook.active, Hook.removed_at.is_(None), User.active).order_by(Hook.id))
        if event in hook.events and dossiers.sees(hook.user_id, hook.user.role, dossier)
    ]
    if not wanting:
        return
    event_id = secrets.token_hex(16)
    body = json.dumps(masked_tree(_body(event_id, event, dossier, data)), ensure_ascii=False)
    for hook in wanting:
        session.add(
            Delivery(
                channel=Channel.WEBHOOK,
                address=hook.address,
                subject=event,
                body=body,
                headers={"event_id": event_id},
                hook_id=hook.id,
                dossier_id=dossier.id,
            )
        )
    session.flush()


def announce_run(session: Session, run: Run) -> None:
    """A run has ended."""
    reason = {"zh": run.reason_zh, "en": run.reason_en} if run.state == State.FAILED else None
    data = {"run": run.number, "status": run.state.value, "reason": reason}
    announce(session, f"run.{run.state.value}", run.dossier, data)


def _body(event_id: str, event: str, dossier: Dossier, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": event_id,
        "event": event,
        "at": now().isoformat(),
        "dossier": {
            "id": dossier.id,
            "title": dossier.title,
            "applicant": dossier.applicant or None,
            "stage": dossier.stage.value,
        },
        "data": data,
    }


def _check(address: str, events: Collection[str], allowed: Allowed) -> None:
    try:
        target_of(address, allowed)
    except Unfit as error:
        raise Refused("unfit_address", error.text, 422) from None
    if not events or set(events) - set(EVENTS):
        raise Refused("unknown_event", NO_EVENT, 422)


def _drop_waiting(session: Session, hook: Hook) -> None:
    waiting = update(Delivery).where(Delivery.hook_id == hook.id, Delivery.state == Posted.WAITING)
    session.execute(waiting.values(state=Posted.GIVEN_UP, fault="the hook was switched off"))


def _ordered(events: Collection[str]) -> list[str]:
    return [name for name in EVENTS if name in events]


def _subject(hook: Hook) -> Subject:
    return Subject("hook", str(hook.id))


def _told(hook: Hook) -> dict[str, Any]:
    return {"address": hook.address, "events": hook.events, "active": hook.active}
