"""The procedure's steps: the deeds that need no page of their own, and the papers that came with them."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, request, send_file, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response as Answer

from service.procedure import Deed, State, procedure
from service.procedure.clock import Clock
from service.procedure.model import Need
from service.records import steps
from service.records.dossiers import Upload
from service.records.refusals import Refused
from service.records.steps import Said
from service.tables import Dossier, Step
from service.uploads import receive_one
from service.web import lookup
from service.web.context import actor, desk, say, somebody, today
from service.web.forms import StepForm

blueprint = Blueprint("steps", __name__, url_prefix="/dossiers/<dossier_id>/steps")


@blueprint.post("")
def do(dossier_id: str) -> Answer:
    """Take a step. What it needs and what stands in its way is said on the page that it was asked from."""
    form = StepForm()
    if not form.validate():
        raise BadRequest
    deed = procedure().deeds.get(form.deed.data or "")
    if deed is None or deed.own_page:
        raise BadRequest
    try:
        said = Said(form.reason.data or "", paper_of(request.files.get("paper"), deed), form.day.data)
        with desk().database.writing() as session:
            dossier = lookup.dossier(session, dossier_id, lock=True)
            step = steps.do(session, actor(), somebody().role, dossier, deed.name, today(), said)
    except Refused as refused:
        flash(say(refused.text), "error")
        return _back(dossier_id)
    stage = say(procedure().states[step.after].title)
    flash(_("已办理“%(deed)s”，申报件现为“%(stage)s”。", deed=say(deed.title), stage=stage), "done")
    return _back(dossier_id)


@blueprint.get("/<int:step>/paper")
def paper(dossier_id: str, step: int) -> Response:
    """The paper that a step rests on."""
    return send_paper(dossier_id, step)


def send_paper(dossier_id: str, step: int) -> Response:
    """That file, to be saved. Raises NotFound where there is none."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        found = session.get(Step, step)
    if found is None or found.dossier_id != dossier.id or not found.sha256:
        raise NotFound
    return send_file(desk().store.open(found.sha256), as_attachment=True, download_name=found.name)


def shown(session: Session, dossier: Dossier) -> dict[str, object]:
    """What the line of the procedure is drawn from: states, steps, the clock, the deeds that the visitor can do."""
    history = steps.history(session, dossier.id)
    clock = steps.clock_of(session, dossier, today())
    return {
        "line": [(state, _reached(history, state)) for state in procedure().line()],
        "history": history,
        "clock": clock,
        "tone": _tone(clock),
        "deeds": [d for d in steps.possible(session, somebody().role, dossier, today()) if not d.own_page],
        "needs": Need,
        "at": procedure().states[dossier.stage.value],
    }


def _reached(history: list[Step], state: State) -> Step | None:
    """The step that last led to a state, unless the dossier has gone back to before it."""
    order = [one.name for one in procedure().line()]
    at = next((s.after for s in reversed(history) if s.after in order), "draft")
    if state.name not in order[: order.index(at) + 1]:
        return None
    return next((s for s in reversed(history) if s.after == state.name), None)


def _tone(clock: Clock | None) -> str:
    if clock is None or clock.due is None:
        return ""
    return "not_met" if clock.left < 0 else "warn" if clock.left <= 3 else ""


def paper_of(file: FileStorage | None, deed: Deed) -> Upload | None:
    """The file in the store. Raises Refused."""
    if file is None or not file.filename or Need.PAPER not in deed.asks:
        return None
    return receive_one(desk().store, file.filename, file.stream, desk().settings.max_file)


def _back(dossier_id: str) -> Answer:
    if request.form.get("page") == "review":
        return redirect(url_for("reviews.show", dossier_id=dossier_id) + "#procedure")
    return redirect(url_for("dossiers.show", dossier_id=dossier_id) + "#procedure")
