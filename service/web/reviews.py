"""The experts' pages: the board, the reading room with decisions, giving back and signing off, what changed."""

from __future__ import annotations

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Answer

from checkers.check import SETTLED, WORST_FIRST
from extractors.model import FactName
from service.procedure import procedure
from service.records import board, corrections, decisions, notices, pairs, reports, steps
from service.records.board import Wanted
from service.records.decisions import CHANGED, Standing
from service.records.dossiers import REVIEWED
from service.records.lights import Light, lights
from service.records.refusals import Refused
from service.records.steps import Said
from service.records.values import words_of
from service.tables import ClaimCorrection, Dossier, Role, Run, State, Verdict
from service.web import lookup
from service.web.comparing import compared
from service.web.context import actor, desk, is_staff, say, somebody, today
from service.web.findings import run_view
from service.web.forms import DecisionForm, KindForm, Press, Remark, ValueForm
from service.web.problems import wants_json
from service.web.side_by_side import views
from service.web.steps import shown as steps_shown
from service.web.views import RunView
from service.web.words import title

blueprint = Blueprint("reviews", __name__, url_prefix="/reviews")


@blueprint.get("")
def index() -> str:
    """All submitted dossiers, one light a condition."""
    wanted = Wanted(**{name: request.args.get(name, "") for name in ("q", "stage", "category", "light", "sort")})
    with desk().database.reading() as session:
        rows = board.rows(session, wanted)
        titles = _titles(rows)
        return render_template(
            "reviews/index.html",
            rows=rows,
            wanted=wanted,
            columns=list(titles),
            titles=titles,
            stages=[stage.value for stage in board.VISIBLE],
            statuses=WORST_FIRST,
            categories=words_of(FactName.CATEGORY),
            asking=[status for status in WORST_FIRST if status not in SETTLED],
        )


@blueprint.get("/<dossier_id>")
def show(dossier_id: str) -> str:
    """The reading room: findings left, the page right."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        run = reports.last_done(session, dossier.id)
        newest = board.latest_runs(session, [dossier.id]).get(dossier.id)
        if run is None:
            return render_template("reviews/waiting.html", dossier=dossier, newest=newest)
        return _room("reviews/show.html", session, dossier, run, newest)


@blueprint.get("/<dossier_id>/print")
def print_view(dossier_id: str) -> str:
    """Findings, evidence and decisions on paper."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        return _room("reviews/print.html", session, dossier, lookup.finished(session, dossier, None), None)


@blueprint.post("/<dossier_id>/decisions")
def decide(dossier_id: str) -> Response | Answer:
    """An expert's word on one finding, given on the evidence that the page showed."""
    form = DecisionForm()
    if not form.validate():
        return _unfit(form, dossier_id)
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        run = lookup.finished(session, dossier, None)
        light = light_of(run, form.rule.data, form.evidence.data)
        decisions.decide(session, actor(), dossier, run, light, Verdict(form.verdict.data), form.reason.data or "")
        found = _standings(session, dossier, run)
    if not wants_json():
        return redirect(url_for("reviews.show", dossier_id=dossier_id) + f"#finding-{form.rule.data}")
    standing = next(s for s in found if s.light.key == light.key)
    html = render_template("reviews/decision.html", standing=standing)
    return jsonify(html=html, open=sum(s.is_open for s in found), decided=sum(bool(s.decision) for s in found))


@blueprint.post("/<dossier_id>/sign")
def sign(dossier_id: str) -> Answer:
    """The review is over; refused while a finding waits."""
    form = _filled(Remark())
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        newest = board.latest_runs(session, [dossier.id]).get(dossier.id)
        run = lookup.finished(session, dossier, None)
        if newest is None or newest.state in (State.QUEUED, State.RUNNING):
            raise Refused("still_running", CHANGED)
        try:
            steps.check(session, somebody().role, dossier, procedure().deeds["sign"], today())
            decisions.check_signable(_standings(session, dossier, run))
        except Refused as error:  # said on the page where it can be mended
            flash(say(error.text), "error")
            return redirect(url_for("reviews.show", dossier_id=dossier_id))
        _step(session, dossier, "sign", form)
    flash(_("评审完成。"), "done")
    return redirect(url_for("reviews.index"))


@blueprint.post("/<dossier_id>/reopen")
def reopen(dossier_id: str) -> Answer:
    """Staff open a dossier again that was signed off."""
    form = _filled(Remark())
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        try:
            _step(session, dossier, "reopen", form)
        except Refused as error:
            flash(say(error.text), "error")
    return redirect(url_for("reviews.show", dossier_id=dossier_id))


@blueprint.get("/<dossier_id>/changes/<int:before>..<int:after>")
def changes(dossier_id: str, before: int, after: int) -> str:
    """What became of each finding and claim between two runs."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        old, new = (lookup.finished(session, dossier, number) for number in (before, after))
        done = select(Run.number).where(Run.dossier_id == dossier.id, Run.state == State.DONE).order_by(Run.number)
        return render_template(
            "reviews/changes.html",
            dossier=dossier,
            old=old,
            new=new,
            found=compared(session, old, new),
            numbers=session.scalars(done).all(),
        )


def _room(template: str, session: Session, dossier: Dossier, run: Run, newest: Run | None) -> str:
    standings = {s.light.key: s for s in _standings(session, dossier, run)}
    names = {i.version.sha256: i.name for i in run.inputs}
    view = run_view(session, run)
    return render_template(
        template,
        dossier=dossier,
        run=run,
        newest=newest,
        view=view,
        standings=standings,
        open=sum(s.is_open for s in standings.values()),
        asks=[s for s in standings.values() if s.decision and s.decision.verdict == Verdict.ASK],
        values=[(c, _holds(view, c)) for c in corrections.values(session, dossier.id)],
        kinds=[(names.get(k.sha256, ""), k) for k in corrections.kinds(session, dossier.id)],
        form=Press(),
        value_form=ValueForm(formdata=None),
        kind_form=KindForm(formdata=None),
        earlier=_earlier(session, dossier, run),
        alike=views(session, pairs.shown_with(session, dossier.id), dossier.id),
        may_decide=somebody().role == Role.EXPERT and procedure().states[dossier.stage.value].decidable,
        procedure=steps_shown(session, dossier),
        notices=notices.of_dossier(session, dossier.id),
        may_notify=is_staff() and _can(session, dossier, "give_back"),
        may_sign=_can(session, dossier, "sign"),
        is_correctable=dossier.stage not in REVIEWED,
    )


def _step(session: Session, dossier: Dossier, deed: str, form: Remark) -> None:
    steps.do(session, actor(), somebody().role, dossier, deed, today(), Said(form.remark.data or ""))


def _can(session: Session, dossier: Dossier, deed: str) -> bool:
    return any(one.name == deed for one in steps.possible(session, somebody().role, dossier, today()))


def _holds(view: RunView, correction: ClaimCorrection) -> bool:
    """Whether the run found the figure at the spot that was corrected."""
    at = correction.at.isoformat()
    return any(proof.correction and proof.correction["at"] == at for proof in view.proofs)


def _earlier(session: Session, dossier: Dossier, run: Run) -> int | None:
    """The number of the finished run before this one."""
    query = select(Run.number).where(Run.dossier_id == dossier.id, Run.state == State.DONE, Run.number < run.number)
    return session.scalar(query.order_by(Run.number.desc()).limit(1))


def _standings(session: Session, dossier: Dossier, run: Run) -> list[Standing]:
    assert run.report is not None
    return decisions.standings(lights(run.report.summary), decisions.latest(session, dossier.id))


def light_of(run: Run, key: str, evidence: str) -> Light:
    """The finding that was looked at. Raises Refused where its evidence is no longer what was seen."""
    assert run.report is not None
    for light in lights(run.report.summary):
        if light.key == key and light.evidence == evidence:
            return light
    raise Refused("evidence_changed", CHANGED)


def _titles(rows: list[board.Row]) -> dict[str, str]:
    """The conditions that any dossier of the board has, and what each is called by."""
    found = {s.light.key: s.light for row in rows for s in row.standings}
    order: dict[str, int] = {}  # what a figure's papers agree on stands beside its condition
    for light in found.values():
        order.setdefault(light.field or light.key, len(order))
    return {
        light.key: title(light.rule, light.field, light.title)
        for light in sorted(found.values(), key=lambda one: order[one.field or one.key])
    }


def _filled(form: Remark) -> Remark:
    if not form.validate():
        raise BadRequest
    return form


def _unfit(form: DecisionForm, dossier_id: str) -> Response | Answer:
    errors = [str(error) for field in form.errors.values() for error in field]
    if wants_json():
        response = jsonify(errors=errors)
        response.status_code = 422
        return response
    for error in errors:
        flash(error, "error")
    return redirect(url_for("reviews.show", dossier_id=dossier_id))
