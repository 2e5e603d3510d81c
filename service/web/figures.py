"""What was read, shown to the applicant with where each figure comes from, to be confirmed or disputed."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from service.records import answers, dossiers
from service.records.answers import Figure
from service.report.view import ClaimView
from service.tables import Answer, Run
from service.web import lookup
from service.web.context import actor, desk, somebody
from service.web.forms import AnswerForm
from service.web.views import Proof, RunView

blueprint = Blueprint("figures", __name__, url_prefix="/dossiers/<dossier_id>/figures")


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it is shown: its claim, its proof, and the applicant's word on it."""

    figure: Figure
    claim: ClaimView
    proof: Proof


@blueprint.post("")
def answer(dossier_id: str) -> Response:
    """A word on one figure, given on the evidence that the page showed."""
    form = AnswerForm()
    if not form.validate():
        for error in (str(e) for errors in form.errors.values() for e in errors):
            flash(error, "error")
        return _back(dossier_id)
    with desk().database.writing() as session:
        run = _run(session, dossier_id)
        answers.give(session, actor(), run, form.evidence.data, Answer(form.answer.data), form.said.data or "")
    flash(_("已记录。"), "done")
    return _back(dossier_id)


@blueprint.post("/all")
def confirm_all(dossier_id: str) -> Response:
    """All figures that the page showed and nobody has answered."""
    with desk().database.writing() as session:
        run = _run(session, dossier_id)
        count = answers.confirm_all(session, actor(), run, request.form.getlist("evidence"))
    flash(_("已确认 %(count)s 个数据。", count=count), "done")
    return _back(dossier_id)


def shown(session: Session, run: Run, view: RunView) -> list[Shown]:
    """The figures of a finished run, those of one field together."""
    found = answers.figures(session, run)
    order = {field: place for place, field in enumerate(dict.fromkeys(f.field for f in found))}
    found.sort(key=lambda figure: order[figure.field])
    return [Shown(f, view.report.claims[f.number], view.proofs[f.number]) for f in found]


def _run(session: Session, dossier_id: str) -> Run:
    dossier = lookup.dossier(session, dossier_id, lock=True)
    dossiers.check_open(dossier, somebody().role)
    return lookup.finished(session, dossier, None)


def _back(dossier_id: str) -> Response:
    return redirect(url_for("dossiers.show", dossier_id=dossier_id) + "#figures")
