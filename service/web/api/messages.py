"""One's messages for programs."""

from __future__ import annotations

from flask import Response, jsonify
from werkzeug.exceptions import NotFound

from service.records import messages
from service.tables import Message
from service.web import plain
from service.web.api import asking
from service.web.api.blueprint import blueprint
from service.web.context import desk, language, somebody
from service.web.paging import page_wanted


@blueprint.get("/messages")
def list_messages() -> Response:
    """One's own messages, the newest first."""
    place = page_wanted()
    with desk().database.reading() as session:
        found = messages.of_user(session, somebody().number, (place - 1) * asking.A_PAGE, asking.A_PAGE + 1)
        unread = messages.unread(session, somebody().number)
    items = [plain.message_of(one, language()) for one in found[: asking.A_PAGE]]
    return jsonify(items=items, page=place, more=len(found) > asking.A_PAGE, unread=unread)


@blueprint.post("/messages/<int:message>/read")
def read_message(message: int) -> tuple[str, int]:
    """One of them was looked at."""
    with desk().database.writing() as session:
        found = session.get(Message, message)
        if found is None or found.user_id != somebody().number:
            raise NotFound
        messages.read(session, somebody().number, message)
    return "", 204


@blueprint.post("/messages/read")
def read_messages() -> tuple[str, int]:
    """All of them were looked at."""
    with desk().database.writing() as session:
        messages.read(session, somebody().number)
    return "", 204
