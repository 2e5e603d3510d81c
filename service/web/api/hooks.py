"""One's hooks for programs: made, changed, removed, and what became of each delivery."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response, jsonify, url_for
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from checkers.model import Text
from service.records import hooks
from service.records.refusals import Refused
from service.sealing import HOOK, Seal
from service.tables import Hook, User
from service.web import plain
from service.web.api import asking
from service.web.api.blueprint import blueprint
from service.web.context import actor, desk, somebody
from service.webhooks import allowed_by

SHOWN = 100
BAD_HOOK = Text(
    "address 应为网址，events 应为事件名的数组，active 应为 true 或 false。",
    "address must be an address, events a list of names, active true or false.",
)


@blueprint.get("/hooks")
def list_hooks() -> Response:
    """One's own hooks, and the events that there are."""
    with desk().database.reading() as session:
        found = hooks.of_user(session, somebody().number)
    return jsonify(items=[plain.hook_of(hook) for hook in found], events=list(hooks.EVENTS))


@blueprint.post("/hooks")
def add_hook() -> tuple[Response, int]:
    """A new hook; its secret is in this answer and in no other."""
    address, events, _ = _checked(asking.said())
    with desk().database.writing() as session:
        user = session.get_one(User, somebody().number)
        seal = Seal(desk().settings.secret_key, HOOK)
        hook, secret = hooks.add(session, actor(), user, address, events, allowed_by(desk().settings), seal)
        response = jsonify({**plain.hook_of(hook), "secret": secret})
        response.headers["Location"] = url_for("api.show_hook", hook=hook.id)
    return response, 201


@blueprint.get("/hooks/<int:hook>")
def show_hook(hook: int) -> Response:
    """A hook with its latest deliveries."""
    with desk().database.reading() as session:
        found = hook_of(session, hook)
        sent = hooks.deliveries(session, found, SHOWN)
        return jsonify({**plain.hook_of(found), "deliveries": [plain.delivery_of(one) for one in sent]})


@blueprint.put("/hooks/<int:hook>")
def change_hook(hook: int) -> Response:
    """Another address, other events, on or off."""
    address, events, active = _checked(asking.said())
    with desk().database.writing() as session:
        found = hook_of(session, hook)
        hooks.change(session, actor(), found, address, events, active, allowed_by(desk().settings))
        return jsonify(plain.hook_of(found))


@blueprint.delete("/hooks/<int:hook>")
def remove_hook(hook: int) -> tuple[str, int]:
    """It is told of nothing any more."""
    with desk().database.writing() as session:
        hooks.remove(session, actor(), hook_of(session, hook))
    return "", 204


def hook_of(session: Session, number: int) -> Hook:
    """One's own hook of that number. Raises NotFound."""
    found = session.get(Hook, number)
    if found is None or found.user_id != somebody().number or found.removed_at is not None:
        raise NotFound
    return found


def _checked(said: Mapping[str, Any]) -> tuple[str, list[str], bool]:
    address, events, active = said.get("address"), said.get("events"), said.get("active", True)
    fit = isinstance(address, str) and isinstance(events, list) and isinstance(active, bool)
    if not fit or not all(isinstance(event, str) for event in events or ()):
        raise Refused("bad_hook", BAD_HOOK, 422)
    return str(address), list(events or ()), bool(active)
