"""The experts' pages: the board, the reading room with decisions, giving back and signing off, what changed."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response as Answer

from checkers.order import SETTLED, WORST_FIRST
from extractors.model import FactName
from service.records import assignments, board, decisions, reports, signatures, steps
from service.records.board import Row, Wanted
from service.records.decisions import CHANGED, Standing, Word
from service.records.lights import Light, lights
from service.records.paragraphs import lamps, paragraphs
from service.records.refusals import Refused
from service.records.signatures import Review
from service.records.steps import Said
from service.records.values import words_of
from service.tables import Dossier, Role, Run, State, Verdict
from service.web import lookup
from service.web.blindfold import lights_for
from service.web.comparing import compared
from service.web.context import actor, desk, say, somebody, today
from service.web.forms import DecisionForm, Remark
from service.web.opinion_forms import SumForm, WithdrawForm
from service.web.problems import wants_json
from service.web.room import Panel, asked_for, is_waiting, panel_of, room
from service.web.words import title, word

blueprint = Blueprint("reviews", __name__, url_prefix="/reviews")

WHOSE = ("mine", "unclaimed", "all")


@blueprint.get("")
def index() -> str:
    """All submitted dossiers, one lamp a paragraph that unfolds to a light a condition.

    An expert to whom the office gave some sees those first.
    """
    with desk().database.reading() as session:
        wanted = _wanted(session)
        rows = [_seen_by(row, wanted.me) for row in board.rows(session, wanted)]
        named = paragraphs(s.light for row in rows for s in row.standings)
        return render_template(
            "reviews/index.html",
            rows=[(row, lamps(row.standings, named)) for row in rows],
            wanted=wanted,
            whose=WHOSE if wanted.me else WHOSE[1:],
            paragraphs=list(dict.fromkeys(named.values())),
            titles=_titles(rows),
            stages=[stage.value for stage in board.VISIBLE],
            statuses=WORST_FIRST,
            categories=words_of(FactName.CATEGORY),
            asking=[status for status in WORST_FIRST if status not in SETTLED],
        )


def _seen_by(row: Row, me: int | None) -> Row:
    """The row without what the expert is to read from pictures first."""
    return replace(row, standings=lights_for(row.standings, me))


def _wanted(session: Session) -> Wanted:
    asked = {name: request.args.get(name, "") for name in ("q", "stage", "category", "light", "sort")}
    me = somebody().number if somebody().role == Role.EXPERT else None
    whose = request.args.get("whose", "")
    if whose not in WHOSE:
        whose = "mine" if me and assignments.was_given(session, me) else "all"
    return Wanted(**asked, whose=whose, me=me)


@blueprint.get("/<dossier_id>")
def show(dossier_id: str) -> str:
    """The reading room: findings left, the page right."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        run = reports.last_done(session, dossier.id)
        newest = board.latest_runs(session, [dossier.id]).get(dossier.id)
        if run is None:
            return render_template("reviews/waiting.html", dossier=dossier, newest=newest)
        return room("reviews/show.html", session, dossier, run, newest)


@blueprint.get("/<dossier_id>/print")
def print_view(dossier_id: str) -> str:
    """Findings, evidence and decisions on paper."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        return room("reviews/print.html", session, dossier, lookup.finished(session, dossier, None), None)


@blueprint.get("/<dossier_id>/next")
def following(dossier_id: str) -> Answer:
    """To the next dossier that waits for whoever asks, or back to the board."""
    me = somebody().number if somebody().role == Role.EXPERT else None
    with desk().database.reading() as session:
        found = board.next_for(session, me, dossier_id)
    if found is None:
        flash(_("没有其他待评审的申报件。"), "done")
        return redirect(url_for("reviews.index"))
    return redirect(url_for("reviews.show", dossier_id=found.dossier.id))


@blueprint.post("/<dossier_id>/decisions")
def decide(dossier_id: str) -> Response | Answer:
    """An expert's word on one finding, given on the evidence that the page showed."""
    form = DecisionForm()
    if not form.validate():
        return _unfit(form, dossier_id)
    said = Word(Verdict(form.verdict.data), form.reason.data or "")
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        run = lookup.finished(session, dossier, None)
        light = light_of(run, form.rule.data, form.evidence.data)
        seen = _seen(session, dossier, run)
        decisions.decide(session, actor(), dossier, run, light, said)
        told = _conflict(_standing(session, dossier, run, light.key))
        return _told(session, dossier, run, light.key, told, seen)


@blueprint.post("/<dossier_id>/decisions/withdraw")
def withdraw(dossier_id: str) -> Response | Answer:
    """One's own word on a finding is taken back; that it was said stays to be read."""
    form = WithdrawForm()
    if not form.validate():
        raise BadRequest
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        run = lookup.finished(session, dossier, None)
        seen = _seen(session, dossier, run)
        decisions.withdraw(session, actor(), dossier, form.rule.data, form.settles.data)
        return _told(session, dossier, run, form.rule.data, _("已撤回。"), seen)


def _seen(session: Session, dossier: Dossier, run: Run) -> bool:
    """Whether the page shows all that was said until now, so that it may be signed once this word is added."""
    return request.form.get("seen", "") == signatures.seal_of(signatures.review_of(session, dossier, run))


def _told(session: Session, dossier: Dossier, run: Run, key: str, told: str, seen: bool) -> Response | Answer:
    """How the finding stands now: to the page's script as JSON, else on the page itself."""
    if not wants_json():
        if told:
            flash(told, "note")
        return redirect(url_for("reviews.show", dossier_id=dossier.id) + f"#finding-{key}")
    review = signatures.review_of(session, dossier, run)
    panel = panel_of(session, review)
    waiting = {s.light.key for s in review.standings if is_waiting(s, panel)}
    return jsonify(
        parts=_parts(session, review, panel, key),
        open=len(waiting),
        is_open=key in waiting,
        decided=sum(bool(s.own(panel.me)) for s in review.standings),
        told=told,
        seal=panel.seal if seen else request.form.get("seen", ""),
    )


def _parts(session: Session, review: Review, panel: Panel, key: str) -> dict[str, str]:
    """What a word changes on the page: the finding's own words, who has the dossier, what hinders its end."""
    standing = next(s for s in review.standings if s.light.key == key)
    said = decisions.history(session, review.dossier.id).get(key, ())
    asks = asked_for(session, review)
    shown = {"dossier": review.dossier, "panel": panel, "standing": standing, "said": said, "asks": asks}
    return {
        "decision": render_template("reviews/decision.html", **shown),
        "experts": render_template("reviews/part.html", part="experts", **shown),
        "hindrances": render_template("reviews/part.html", part="hindrances", **shown),
        "asks": render_template("reviews/part.html", part="asks_for", **shown),
    }


def _standing(session: Session, dossier: Dossier, run: Run, key: str) -> Standing:
    return next(s for s in signatures.review_of(session, dossier, run).standings if s.light.key == key)


def _conflict(standing: Standing) -> str:
    """What others said otherwise before; "" where nobody did."""
    own = standing.own(somebody().number)
    differing = [one for one in standing.others(somebody().number) if own and one.verdict != own.verdict]
    named = _("；").join(f"{one.by.name}{_('：')}{word('verdict', one.verdict.value)}" for one in differing)
    return _("您的意见已记录，与其他专家不一致（%(named)s）。", named=named) if differing else ""


@blueprint.post("/<dossier_id>/sign")
def sign(dossier_id: str) -> Answer:
    """The chair, or the only expert, ends the review; refused while anything stands in the way."""
    form = SumForm()
    if not form.validate():
        raise BadRequest
    try:
        with desk().database.writing() as session:
            review = lookup.review(session, dossier_id)
            said = form.said(request.form.to_dict())
            signatures.sign(session, actor(), review, said, today(), form.seen.data or "", form.although.data or "")
    except Refused as error:  # said on the page where it can be mended
        flash(say(error.text), "error")
        return redirect(url_for("reviews.show", dossier_id=dossier_id) + "#closing")
    flash(_("已评审完成。"), "done")
    return redirect(url_for("reviews.index"))


@blueprint.post("/<dossier_id>/reopen")
def reopen(dossier_id: str) -> Answer:
    """Staff open a dossier again that was signed off."""
    form = _filled(Remark())
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        try:
            _step(session, dossier, "reopen", form)
            signatures.revoke(session, actor(), dossier)
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


def _step(session: Session, dossier: Dossier, deed: str, form: Remark) -> None:
    steps.do(session, actor(), somebody().role, dossier, deed, today(), Said(form.remark.data or ""))


def light_of(run: Run, key: str, evidence: str) -> Light:
    """The run's finding of that key. Raises Refused where its evidence is not what the page showed."""
    assert run.report is not None
    for light in lights(run.report.summary):
        if light.key == key and light.evidence == evidence:
            return light
    raise Refused("evidence_changed", CHANGED)


def _titles(rows: list[Row]) -> dict[str, str]:
    """What each condition that any dossier of the board has is called by."""
    found = {s.light.key: s.light for row in rows for s in row.standings}
    return {light.key: title(light.rule, light.field, light.title) for light in found.values()}


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
