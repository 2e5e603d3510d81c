"""What somebody is told; and, for staff, what could not be sent out of the house."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response as Answer

from service.records import messages, outbox
from service.tables import Delivery, Message, Posted, Role
from service.web.context import desk, is_staff, somebody
from service.web.forms import Press
from service.web.paging import check_there, page_wanted

blueprint = Blueprint("messages", __name__, url_prefix="/messages")

A_PAGE = 30


@blueprint.get("")
def index() -> str:
    """One's own messages, the newest first."""
    place = page_wanted()
    with desk().database.reading() as session:
        found = messages.of_user(session, somebody().number, (place - 1) * A_PAGE, A_PAGE + 1)
        check_there(place, found)
        troubled = outbox.troubled(session) if is_staff() else []
    return render_template(
        "messages/index.html",
        messages=found[:A_PAGE],
        more=len(found) > A_PAGE,
        place=place,
        troubled=troubled,
        given_up=Posted.GIVEN_UP,
    )


@blueprint.get("/<int:message>")
def show(message: int) -> Answer:
    """To the dossier that a message speaks of; it is read then."""
    with desk().database.writing() as session:
        found = session.get(Message, message)
        if found is None or found.user_id != somebody().number:
            raise NotFound
        messages.read(session, somebody().number, message)
        dossier_id = found.dossier_id
    if dossier_id is None:
        return redirect(url_for("messages.index"))
    page = "reviews.show" if somebody().role == Role.EXPERT else "dossiers.show"
    return redirect(url_for(page, dossier_id=dossier_id))


@blueprint.post("/read")
def read() -> Answer:
    """All of them looked at."""
    if not Press().validate():
        raise BadRequest
    with desk().database.writing() as session:
        messages.read(session, somebody().number)
    return redirect(url_for("messages.index"))


@blueprint.post("/outbox/<int:delivery>/again")
def again(delivery: int) -> Answer:
    """Staff have something sent that was given up."""
    if not Press().validate():
        raise BadRequest
    with desk().database.writing() as session:
        if session.get(Delivery, delivery) is None:
            raise NotFound
        outbox.again(session, delivery)
    return redirect(url_for("messages.index"))
