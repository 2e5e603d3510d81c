"""The procedure for programs: where a dossier stands, what can be done, and the deeds."""

from __future__ import annotations

from flask import Response, jsonify, request, url_for
from sqlalchemy.orm import Session

from checkers.model import Text
from service.procedure import Deed, procedure
from service.records import steps, submissions
from service.records.refusals import Refused
from service.records.steps import Said
from service.tables import Dossier, Step
from service.web import lookup, plain
from service.web.api import asking
from service.web.api.blueprint import blueprint
from service.web.api.repeating import kept_with
from service.web.context import actor, desk, somebody, today
from service.web.forms import REASON
from service.web.steps import paper_of, send_paper

SUBMITS = ("submit", "resubmit")
NO_DEED = Text("没有这个步骤。", "There is no such deed.")
OWN_PAGE = Text("此步骤只能在页面上办理。", "This deed is done on its own page only.")


@blueprint.get("/dossiers/<dossier_id>/steps")
def list_steps(dossier_id: str) -> Response:
    """The steps so far, the clock, and the deeds that the caller can do now."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        possible = steps.possible(session, somebody().role, dossier, today())
        return jsonify(
            stage=dossier.stage.value,
            steps=[plain.step_of(step) for step in steps.history(session, dossier.id)],
            clock=plain.clock_of(steps.clock_of(session, dossier, today())),
            deeds=[plain.deed_of(deed) for deed in possible if _is_here(deed)],
        )


@blueprint.post("/dossiers/<dossier_id>/steps")
def take_step(dossier_id: str) -> Response:
    """Do a deed, with what it needs."""
    deed = procedure().deeds.get(request.form.get("deed", ""))
    if deed is None:
        raise Refused("no_deed", NO_DEED, 422)
    if not _is_here(deed):
        raise Refused("own_page", OWN_PAGE)
    day = request.form.get("day", "")
    with desk().database.reading() as session:
        lookup.dossier(session, dossier_id)
    paper = paper_of(request.files.get("paper"), deed)
    said = Said(asking.words("reason", REASON), paper, asking.day_of("day", day) if day else None)
    return _done(dossier_id, deed.name, said)


@blueprint.post("/dossiers/<dossier_id>/submit")
def submit(dossier_id: str) -> Response:
    """Hand it over to the office, for the first time or corrected."""
    return _done(dossier_id, "submit", Said())


@blueprint.get("/dossiers/<dossier_id>/steps/<int:step>/paper")
def step_paper(dossier_id: str, step: int) -> Response:
    """The paper that a step rests on."""
    return send_paper(dossier_id, step)


def _done(dossier_id: str, deed: str, said: Said) -> Response:
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        step = _do(session, dossier, deed, said)
        response = jsonify(plain.step_of(step))
        response.headers["Location"] = url_for("api.list_steps", dossier_id=dossier_id)
        return kept_with(session, response, 201)


def _do(session: Session, dossier: Dossier, deed: str, said: Said) -> Step:
    if deed in SUBMITS:
        return submissions.submit(session, actor(), somebody().role, dossier, today())
    return steps.do(session, actor(), somebody().role, dossier, deed, today(), said)


def _is_here(deed: Deed) -> bool:
    return deed.name in SUBMITS or not deed.own_page
