"""Stock phrases: an expert keeps its own, staff those of the office."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response as Answer

from service.records import phrases
from service.records.refusals import Refused
from service.tables import Phrase, Verdict
from service.web.context import actor, desk, is_staff, say, somebody
from service.web.opinion_forms import PhraseForm

blueprint = Blueprint("phrases", __name__, url_prefix="/phrases")


@blueprint.get("")
def index() -> str:
    """All that is offered to whoever asks."""
    with desk().database.reading() as session:
        found = phrases.offered(session, somebody().number)
    return render_template("phrases/index.html", found=found, form=PhraseForm(), owner=_owner(), say=say)


@blueprint.post("")
def add() -> Answer:
    """One more."""
    form = PhraseForm()
    if not form.validate():
        raise BadRequest
    verdict = Verdict(form.verdict.data) if form.verdict.data else None
    try:
        with desk().database.writing() as session:
            phrases.keep(session, actor(), _owner(), verdict, form.text.data or "")
    except Refused as error:
        flash(say(error.text), "error")
    else:
        flash(_("已保存。"), "done")
    return redirect(url_for("phrases.index"))


@blueprint.post("/<int:number>/remove")
def remove(number: int) -> Answer:
    """One less; nobody removes another's."""
    with desk().database.writing() as session:
        found = session.get(Phrase, number)
        if found is None or found.owner_id != _owner():
            raise NotFound
        phrases.drop(session, actor(), found)
    return redirect(url_for("phrases.index"))


def _owner() -> int | None:
    """Whose phrases these are: staff keep those of the office."""
    return None if is_staff() else somebody().number
