"""The applicant's pages, and staff's when they take papers in: make a dossier, watch it being read, submit it."""

from __future__ import annotations

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as Answer

from service.records import board, dossiers, notices, questions, receipts, reports, runs, searching, steps, submissions
from service.records.dossiers import Particulars
from service.tables import Audience, Dossier, Role, Run, Stage, User
from service.web import applicants, as_shown, bulk, lookup, papers, result
from service.web.context import actor, desk, is_staff, somebody, today
from service.web.forms import DossierForm, Press
from service.web.paging import check_there, page_wanted
from service.web.progress import progress_of
from service.web.steps import shown as steps_shown

blueprint = Blueprint("dossiers", __name__, url_prefix="/dossiers")

A_PAGE = 30


@blueprint.get("")
def index() -> str:
    """One's own dossiers; for staff all of them."""
    q, stage, place = request.args.get("q", ""), request.args.get("stage", ""), page_wanted()
    with desk().database.reading() as session:
        query = select(Dossier).order_by(Dossier.created_at.desc(), Dossier.id)
        if not is_staff():
            query = query.where(Dossier.owner_id == somebody().number)
        if q:
            query = query.where(searching.matches(q))
        if stage in set(Stage):
            query = query.where(Dossier.stage == Stage(stage))
        found = session.scalars(query.offset((place - 1) * A_PAGE).limit(A_PAGE + 1)).all()
        check_there(place, found)
        shown = found[:A_PAGE]
        latest = board.latest_runs(session, [d.id for d in shown])
        owners = {u.id: u.name for u in session.scalars(select(User))} if is_staff() else {}
    more = len(found) > A_PAGE
    return render_template(
        "dossiers/index.html",
        dossiers=shown,
        latest=latest,
        owners=owners,
        wanted={"q": q, "stage": stage},
        stages=[one.value for one in Stage],
        place=place,
        more=more,
        bulk=bulk,
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
        history = runs.of_dossier(session, dossier)
        done = reports.last_done(session, dossier.id)
        documents, found = dossiers.current(dossier), result.of(session, done) if done else None
        threads = questions.of_dossier(session, dossier.id, Audience.APPLICANT)
        return render_template(
            "dossiers/show.html",
            dossier=dossier,
            documents=documents,
            papers=papers.lines(documents, done, found),
            removed=dossiers.removed(dossier),
            runs=history,
            latest=history[0] if history else None,
            progress=progress_of(session, history[0]) if history else None,
            done=done,
            result=found,
            notices=notices.of_dossier(session, dossier.id),
            waiting=notices.waiting(session, dossier.id),
            threads=threads,
            asked=sum(questions.waits_for_applicant(one, dossier.owner_id) for one in threads),
            titles=result.titles(session, dossier) if threads else {},
            **applicants.parts_of(session, dossier, done, found),
            is_open=dossiers.is_open(dossier, somebody().role),
            procedure=steps_shown(session, dossier),
            is_stale=runs.is_stale(dossier, history),
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
            shown = as_shown.mark(dossiers.particulars(dossier))
            return render_template("dossiers/edit.html", form=form, dossier=dossier, as_shown=shown)
        as_shown.check(dossiers.particulars(dossier))
        dossiers.change(session, actor(), dossier, _particulars(form))
        run = _request(session, dossier, "again") if runs.of_dossier(session, dossier) else None
    _send(run)
    return redirect(url_for("dossiers.show", dossier_id=dossier_id))


@blueprint.get("/<dossier_id>/progress")
def progress(dossier_id: str) -> Response:
    """What the latest run is doing, for the page's script."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        history = runs.of_dossier(session, dossier)
        return jsonify(progress_of(session, history[0]) if history else None)


@blueprint.post("/<dossier_id>/runs")
def run(dossier_id: str) -> Answer:
    """Have it read and judged, or once more."""
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        wanted = _request(session, dossier, "again" if runs.of_dossier(session, dossier) else "handed_in")
    _send(wanted)
    return redirect(url_for("dossiers.show", dossier_id=dossier_id) + "#progress")


@blueprint.post("/<dossier_id>/submit")
def submit(dossier_id: str) -> Answer:
    """To the experts, once the papers as they are now have been pre-screened."""
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        submissions.submit(session, actor(), somebody().role, dossier, today())
        number = receipts.of(session, dossier.id)[0].number
    flash(_("申报件已提交，回执编号 %(number)s。", number=number), "done")
    return redirect(url_for("dossiers.show", dossier_id=dossier_id))


def _request(session: Session, dossier: Dossier, cause: str) -> Run:
    return runs.request(session, actor(), dossier, cause, desk().settings.active_runs)


def _send(run: Run | None) -> None:
    if run is not None:
        desk().carrier.send(desk().database, run.id)


def _particulars(form: DossierForm) -> Particulars:
    return Particulars(form.title.data, form.category.data or None, tuple(form.services.data or ()), form.as_of.data)
