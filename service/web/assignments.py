"""Who reviews which dossier: staff assign by hand or evenly, experts claim, release, and recuse themselves."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response as Answer

from service.records import assignments, board
from service.records.board import Wanted
from service.records.refusals import Refused
from service.tables import Assignment, Dossier, User
from service.web import lookup
from service.web.context import actor, desk, say
from service.web.forms import Press
from service.web.opinion_forms import AssignForm, ReasonForm, SpreadForm

blueprint = Blueprint("assignments", __name__)


@blueprint.get("/assignments")
def index() -> str:
    """Dossiers under review with their experts, and how much each expert has to do."""
    with desk().database.reading() as session:
        rows = [r for r in board.rows(session, Wanted(sort="submitted")) if assignments.is_under_review(r.dossier)]
        ids = [row.dossier.id for row in rows]
        return render_template(
            "assignments/index.html",
            rows=rows,
            experts=assignments.experts(session),
            loads=assignments.loads(session),
            recused=assignments.recused(session, ids),
            form=Press(),
        )


@blueprint.post("/assignments")
def spread() -> Answer:
    """The dossiers that were ticked, evenly over the experts that were ticked."""
    form = SpreadForm()
    if not form.validate() or not form.dossiers.data or not form.experts.data:
        flash(_("请勾选申报件和专家，并填写每件的专家人数（1–9）。"), "error")
        return redirect(url_for("assignments.index"))
    with desk().database.writing() as session:
        chosen = [lookup.dossier(session, one, lock=True) for one in form.dossiers.data]
        among = [one for one in assignments.experts(session) if one.id in form.experts.data]
        open_ = [one for one in chosen if assignments.is_under_review(one)]
        made = assignments.spread(session, actor(), open_, among, form.each.data)
        there = assignments.current_of_all(session, [one.id for one in open_])
    short = sum(len(found) < form.each.data for found in there.values())
    flash(_("已分配 %(count)s 人次。", count=len(made)), "done")
    if short:
        flash(_("有 %(count)s 件因可用专家不足，未达到每件人数。", count=short), "error")
    return redirect(url_for("assignments.index"))


@blueprint.post("/reviews/<dossier_id>/assignments")
def assign(dossier_id: str) -> Answer:
    """One more expert for a dossier."""
    form = AssignForm()
    if not form.validate():
        raise BadRequest
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        expert = session.get(User, form.expert.data)
        if expert is None:
            raise NotFound
        assignments.assign(session, actor(), dossier, expert)
    flash(_("已分配给%(name)s。", name=expert.name), "done")
    return redirect(url_for("assignments.index") + f"#dossier-{dossier_id}")


@blueprint.post("/reviews/<dossier_id>/assignments/<int:number>/end")
def take_off(dossier_id: str, number: int) -> Answer:
    """An expert is taken off, for a reason."""
    form = ReasonForm()
    if not form.validate():
        raise BadRequest
    try:
        with desk().database.writing() as session:
            dossier = lookup.dossier(session, dossier_id, lock=True)
            found = _of(dossier, session.get(Assignment, number))
            assignments.take_off(session, actor(), dossier, found, form.reason.data or "")
    except Refused as error:
        flash(say(error.text), "error")
    return redirect(url_for("assignments.index") + f"#dossier-{dossier_id}")


@blueprint.post("/reviews/<dossier_id>/assignments/<int:number>/chair")
def make_chair(dossier_id: str, number: int) -> Answer:
    """An expert gets the last word."""
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        assignments.make_chair(session, actor(), dossier, _of(dossier, session.get(Assignment, number)))
    return redirect(url_for("assignments.index") + f"#dossier-{dossier_id}")


@blueprint.post("/reviews/<dossier_id>/claim")
def claim(dossier_id: str) -> Answer:
    """An expert takes the dossier up."""
    with desk().database.writing() as session:
        assignments.claim(session, actor(), lookup.dossier(session, dossier_id, lock=True))
    flash(_("已领取，您可以给出意见了。"), "done")
    return redirect(url_for("reviews.show", dossier_id=dossier_id))


@blueprint.post("/reviews/<dossier_id>/release")
def release(dossier_id: str) -> Answer:
    """An expert lets go of what it claimed."""
    with desk().database.writing() as session:
        assignments.release(session, actor(), lookup.dossier(session, dossier_id, lock=True))
    flash(_("已退回，其他专家可以领取。"), "done")
    return redirect(url_for("reviews.index"))


@blueprint.post("/reviews/<dossier_id>/recuse")
def recuse(dossier_id: str) -> Answer:
    """An expert has ties to the applicant."""
    form = ReasonForm()
    if not form.validate():
        raise BadRequest
    try:
        with desk().database.writing() as session:
            dossier = lookup.dossier(session, dossier_id, lock=True)
            assignments.recuse(session, actor(), dossier, form.reason.data or "")
    except Refused as error:
        flash(say(error.text), "error")
        return redirect(url_for("reviews.show", dossier_id=dossier_id))
    flash(_("已回避，您对本件的意见不再计入。"), "done")
    return redirect(url_for("reviews.index"))


def _of(dossier: Dossier, found: Assignment | None) -> Assignment:
    if found is None or found.dossier_id != dossier.id:
        raise NotFound
    return found
