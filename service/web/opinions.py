"""Experts' opinions of a whole dossier: given, withdrawn, compared, settled by the chair, and the signed form."""

from __future__ import annotations

import io

from flask import Blueprint, Response, flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Answer

from checkers.model import Text
from service.records import decisions, opinions, signatures
from service.records.decisions import Word
from service.records.refusals import Refused
from service.tables import Recommendation, Verdict
from service.web import lookup
from service.web.context import actor, desk, say
from service.web.findings import run_view
from service.web.opinion_form import form_of
from service.web.opinion_forms import SettleForm, SumForm
from service.web.reviews import light_of
from service.web.room import panel_of

blueprint = Blueprint("opinions", __name__, url_prefix="/reviews/<dossier_id>")

FIRST_YOUR_OWN = Text(
    "提交您自己的评审意见后，才能查看全部专家的意见。",
    "Give your own opinion first; then you see those of all experts.",
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.post("/opinion")
def give(dossier_id: str) -> Answer:
    """An expert's sum, with points where the round has a table of scores."""
    form = SumForm()
    if not form.validate():
        raise BadRequest
    try:
        with desk().database.writing() as session:
            review = lookup.review(session, dossier_id)
            said = form.said(request.form.to_dict())
            opinions.give(session, actor(), review.dossier, review.run, review.standings, said)
    except Refused as error:
        flash(say(error.text), "error")
    else:
        flash(_("评审意见已提交。"), "done")
    return _back(dossier_id)


@blueprint.post("/opinion/withdraw")
def withdraw(dossier_id: str) -> Answer:
    """One's own sum is taken back."""
    with desk().database.writing() as session:
        opinions.withdraw(session, actor(), lookup.dossier(session, dossier_id, lock=True))
    flash(_("评审意见已撤回。"), "done")
    return _back(dossier_id)


@blueprint.get("/opinions")
def compare(dossier_id: str) -> str:
    """All experts' words and points side by side; the chair settles what they disagree on."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        run = lookup.finished(session, dossier, None)
        review = signatures.review_of(session, dossier, run)
        panel = panel_of(session, review)
        if not panel.may_compare:
            raise Refused("first_your_own", FIRST_YOUR_OWN)
        return render_template(
            "opinions/compare.html",
            dossier=dossier,
            run=run,
            panel=panel,
            view=run_view(session, run),
            standings={s.light.key: s for s in review.standings},
            sums=list(Recommendation),
            verdicts=list(Verdict),
            say=say,
        )


@blueprint.post("/settlements")
def settle(dossier_id: str) -> Answer:
    """The chair's word on a finding."""
    form = SettleForm()
    back = redirect(url_for("opinions.compare", dossier_id=dossier_id))
    if not form.validate():
        for error in (str(text) for field in form.errors.values() for text in field):
            flash(error, "error")
        return back
    said = Word(Verdict(form.verdict.data), form.reason.data)
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        run = lookup.finished(session, dossier, None)
        light = light_of(run, form.rule.data, form.evidence.data)
        decisions.settle(session, actor(), dossier, run, light, said)
    flash(_("已裁定。"), "done")
    return back


@blueprint.get("/opinion-form.pdf")
def pdf(dossier_id: str) -> Response:
    """The form of opinions, to be printed and signed."""
    from service.opinion_form.pdf import pdf_of

    with desk().database.reading() as session:
        form = form_of(session, lookup.dossier(session, dossier_id))
    return send_file(io.BytesIO(pdf_of(form)), "application/pdf", as_attachment=True, download_name=f"{form.file}.pdf")


@blueprint.get("/opinion-form.docx")
def word(dossier_id: str) -> Response:
    """The same as a Word file."""
    from service.opinion_form.word import word_of

    with desk().database.reading() as session:
        form = form_of(session, lookup.dossier(session, dossier_id))
    return send_file(io.BytesIO(word_of(form)), WORD, as_attachment=True, download_name=f"{form.file}.docx")


def _back(dossier_id: str) -> Answer:
    return redirect(url_for("reviews.show", dossier_id=dossier_id) + "#closing")
