"""Questions on findings: the office asks and answers in the reading room, the applicant answers on its own page."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response as Answer

from service.records import questions, reports
from service.records.lights import lights
from service.records.refusals import Refused
from service.tables import Audience, Dossier, Question
from service.web import lookup
from service.web.context import actor, desk, say
from service.web.opinion_forms import QuestionForm, ReplyForm

blueprint = Blueprint("questions", __name__)


@blueprint.post("/reviews/<dossier_id>/questions")
def ask(dossier_id: str) -> Answer:
    """A question on a finding, to the applicant or inside the office."""
    form = QuestionForm()
    if not form.validate():
        raise BadRequest
    key = form.rule.data or ""
    try:
        with desk().database.writing() as session:
            dossier = lookup.dossier(session, dossier_id, lock=True)
            _check_key(session, dossier, key)
            questions.ask(session, actor(), dossier, key, Audience(form.audience.data), form.text.data or "")
    except Refused as error:
        flash(say(error.text), "error")
    else:
        flash(_("问题已发出。"), "done")
    return _room(dossier_id, key)


@blueprint.post("/reviews/<dossier_id>/questions/<int:number>/replies")
def reply(dossier_id: str, number: int) -> Answer:
    """The office's word in a thread."""
    key = _say(dossier_id, number, of_applicant=False)
    return _room(dossier_id, key)


@blueprint.post("/reviews/<dossier_id>/questions/<int:number>/close")
def close(dossier_id: str, number: int) -> Answer:
    """The question is settled."""
    with desk().database.writing() as session:
        question = _question(session, lookup.dossier(session, dossier_id, lock=True), number)
        questions.close(session, actor(), question)
    return _room(dossier_id, question.rule)


@blueprint.post("/dossiers/<dossier_id>/questions/<int:number>/replies")
def answer(dossier_id: str, number: int) -> Answer:
    """The applicant's answer."""
    _say(dossier_id, number, of_applicant=True)
    return redirect(url_for("dossiers.show", dossier_id=dossier_id) + "#questions")


def _say(dossier_id: str, number: int, of_applicant: bool) -> str:
    """Put a word into the thread; the finding that it is about."""
    form = ReplyForm()
    if not form.validate():
        raise BadRequest
    with desk().database.reading() as session:
        key = _question(session, lookup.dossier(session, dossier_id), number).rule
    try:
        with desk().database.writing() as session:
            question = _question(session, lookup.dossier(session, dossier_id, lock=True), number)
            questions.reply(session, actor(), question, form.text.data or "", of_applicant)
    except Refused as error:
        if error.status == 404:
            raise NotFound from error
        flash(say(error.text), "error")
    else:
        flash(_("已回复。"), "done")
    return key


def _question(session: Session, dossier: Dossier, number: int) -> Question:
    found = session.get(Question, number)
    if found is None or found.dossier_id != dossier.id:
        raise NotFound
    return found


def _check_key(session: Session, dossier: Dossier, key: str) -> None:
    """Raises BadRequest for a finding that the latest run has not."""
    run = reports.last_done(session, dossier.id)
    known = {light.key for light in lights(run.report.summary)} if run and run.report else set()
    if key and key not in known:
        raise BadRequest


def _room(dossier_id: str, key: str) -> Answer:
    place = f"#finding-{key}" if key else "#closing"
    return redirect(url_for("reviews.show", dossier_id=dossier_id) + place)
