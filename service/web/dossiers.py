"""The applicant's pages, and staff's when they take papers in: make a dossier, watch it being read, submit it."""

from __future__ import annotations

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as Answer

from service.records import board, dossiers, notices, reports, runs, steps, submissions
from service.records.dossiers import Particulars
from service.tables import Dossier, Role, Run, User
from service.web import lookup, result
from service.web.context import actor, desk, is_staff, somebody, today
from service.web.forms import DossierForm, Press
from service.web.progress import progress_of
from service.web.steps import shown as steps_shown

blueprint = Blueprint("dossiers", __name__, url_prefix="/dossiers")

A_PAGE = 30


@blueprint.get("")
def index() -> str:
    """One's own dossiers; for staff all of them."""
    q, place = request.args.get("q", ""), max(request.args.get("page", 1, type=int), 1)
    with desk().database.reading() as session:
        query = select(Dossier).order_by(Dossier.created_at.desc(), Dossier.id)
        if not is_staff():
            query = query.where(Dossier.owner_id == somebody().number)
        if q:
            query = query.where(board.matches(q))
        found = session.scalars(query.offset((place - 1) * A_PAGE).limit(A_PAGE + 1)).all()
        shown = found[:A_PAGE]
        latest = board.latest_runs(session, [d.id for d in shown])
        owners = {u.id: u.name for u in session.scalars(select(User))} if is_staff() else {}
    more = len(found) > A_PAGE
    return render_template(
        "dossiers/index.html", dossiers=shown, latest=latest, owners=owners, q=q, place=place, more=more
    )


@blueprint.route("/new", methods=["GET", "POST"])
def new() -> str | Answer:
    """Particulars first, papers on the next page."""
    form = DossierForm()
    if request.method == "GET":
        form.as_of.data = today()
    if not form.validate_on_submit():
        return render_template("dossiers/edit.html", form=form, dossier=None)
    with desk().database.writing() as session:
        owner = session.get_one(User, somebody().number)
        made = dossiers.create(session, actor(), owner, _particulars(form))
        if owner.role == Role.STAFF:
            steps.take_in(session, actor(), made, today())
    return redirect(url_for("dossiers.show", dossier_id=made.id))


@blueprint.get("/<dossier_id>")
def show(dossier_id: str) -> str:
    """Papers, progress, and the result with what to correct."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        history = _runs(session, dossier)
        done = reports.last_done(session, dossier.id)
        return render_template(
            "dossiers/show.html",
            dossier=dossier,
            documents=dossiers.current(dossier),
            runs=history,
            latest=history[0] if history else None,
            progress=progress_of(history[0]) if history else None,
            done=done,
            result=result.of(session, done) if done else None,
            notices=notices.of_dossier(session, dossier.id),
            waiting=notices.waiting(session, dossier.id),
            is_open=dossiers.is_open(dossier, somebody().role),
            procedure=steps_shown(session, dossier),
            is_stale=submissions.is_stale(dossier, history),
            form=Press(),
        )


@blueprint.route("/<dossier_id>/edit", methods=["GET", "POST"])
def edit(dossier_id: str) -> str | Answer:
    """Other particulars; a finished result no longer fits them, so it is made anew."""
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        form = DossierForm(obj=dossier)
        if request.method == "GET":
            form.category.data = dossier.category or ""
        if not form.validate_on_submit():
            return render_template("dossiers/edit.html", form=form, dossier=dossier)
        dossiers.change(session, actor(), dossier, _particulars(form))
        run = _request(session, dossier, "again") if _runs(session, dossier) else None
    _send(run)
    return redirect(url_for("dossiers.show", dossier_id=dossier_id))


@blueprint.get("/<dossier_id>/progress")
def progress(dossier_id: str) -> Response:
    """What the latest run is doing, for the page's script."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        history = _runs(session, dossier)
    return jsonify(progress_of(history[0]) if history else None)


@blueprint.post("/<dossier_id>/runs")
def run(dossier_id: str) -> Answer:
    """Have it read and judged, or once more."""
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        wanted = _request(session, dossier, "again" if _runs(session, dossier) else "handed_in")
    _send(wanted)
    return redirect(url_for("dossiers.show", dossier_id=dossier_id) + "#progress")


@blueprint.post("/<dossier_id>/submit")
def submit(dossier_id: str) -> Answer:
    """To the experts, once the papers as they are now have been pre-screened."""
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        submissions.submit(session, actor(), somebody().role, dossier, today())
    flash(_("申报件已提交。"), "done")
    return redirect(url_for("dossiers.show", dossier_id=dossier_id))


def _runs(session: Session, dossier: Dossier) -> list[Run]:
    return submissions.runs_of(session, dossier)


def _request(session: Session, dossier: Dossier, cause: str) -> Run:
    return runs.request(session, actor(), dossier, cause, desk().settings.active_runs)


def _send(run: Run | None) -> None:
    if run is not None:
        desk().carrier.send(desk().database, run.id)


def _particulars(form: DossierForm) -> Particulars:
    return Particulars(form.title.data, form.category.data or None, tuple(form.services.data or ()), form.as_of.data)
