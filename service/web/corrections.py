"""Staff correct by hand what was read: a figure, a fact, or which paper a file is; each correction starts a new run."""

from __future__ import annotations

from decimal import Decimal

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response as Answer

from service.records import corrections, dossiers, reports, runs
from service.records.corrections import Kind, Value
from service.tables import ClaimCorrection, Cutout, Dossier, KindCorrection, Run
from service.web import lookup
from service.web.context import actor, desk, somebody
from service.web.forms import KindForm, ValueForm
from service.web.showing import value_said

blueprint = Blueprint("corrections", __name__, url_prefix="/reviews/<dossier_id>/corrections")


@blueprint.post("/values")
def value(dossier_id: str) -> Answer:
    """What a figure or fact is, at the spot where the page showed it."""
    form = ValueForm()
    if not form.validate():
        raise BadRequest
    with desk().database.writing() as session:
        dossier = _open(session, dossier_id)
        run = lookup.finished(session, dossier, form.run.data)
        said = _said(session, run, form)
        corrections.correct_value(session, actor(), dossier.id, said)
        again = _again(session, dossier)
    return _after(again)


@blueprint.post("/kinds")
def kind(dossier_id: str) -> Answer:
    """Which paper one of a file's papers is."""
    form = KindForm()
    if not form.validate():
        raise BadRequest
    with desk().database.writing() as session:
        dossier = _open(session, dossier_id)
        run = lookup.finished(session, dossier, form.run.data)
        read = _kind_read(session, run, form.sha256.data, form.place.data)
        said = Kind(form.sha256.data, form.place.data, read, form.kind.data, form.reason.data or "")
        corrections.correct_kind(session, actor(), dossier.id, said)
        again = _again(session, dossier)
    return _after(again)


@blueprint.post("/<string:what>/<int:number>/withdraw")
def withdraw(dossier_id: str, what: str, number: int) -> Answer:
    """What was read counts again."""
    with desk().database.writing() as session:
        dossier = _open(session, dossier_id)
        correction = _correction(session, what, number)
        if correction is None or correction.dossier_id != dossier.id:
            raise NotFound
        corrections.withdraw(session, actor(), correction)
        again = _again(session, dossier)
    return _after(again)


def _correction(session: Session, what: str, number: int) -> ClaimCorrection | KindCorrection | None:
    if what == "values":
        return session.get(ClaimCorrection, number)
    return session.get(KindCorrection, number) if what == "kinds" else None


def _open(session: Session, dossier_id: str) -> Dossier:
    dossier = lookup.dossier(session, dossier_id, lock=True)
    dossiers.check_open(dossier, somebody().role)
    return dossier


def _said(session: Session, run: Run, form: ValueForm) -> Value:
    cut = session.get(Cutout, (run.id, form.claim.data))
    body = reports.body_of(session, run)
    if cut is None or body is None or cut.claim >= len(body["claims"]):
        raise NotFound
    claim = body["claims"][cut.claim]
    # What a correction replaces is what was read, not what an earlier correction made of it.
    read = (claim.get("correction") or {}).get("before", claim["value"])
    said = value_said(claim["field"], form.value.data or "")
    return Value(cut.spot, claim["field"], _plain(read), said, form.reason.data)


def _plain(read: float | str | None) -> str:
    """A value of a report's JSON as text, "" for none."""
    return read or "" if read is None or isinstance(read, str) else format(Decimal(str(read)), "f")


def _kind_read(session: Session, run: Run, sha256: str, place: int) -> str:
    """The kind that the run found the paper to be. Raises NotFound where it found no such paper."""
    body = reports.body_of(session, run) or {"documents": []}
    for document in body["documents"]:
        if document["sha256"] == sha256 and place < len(document["papers"]):
            return str(document["papers"][place]["kind"])
    raise NotFound


def _again(session: Session, dossier: Dossier) -> Run:
    return runs.request(session, actor(), dossier, "corrected", desk().settings.active_runs)


def _after(run: Run) -> Answer:
    desk().carrier.send(desk().database, run.id)
    flash(_("已更正，正在重新核对。"), "done")
    return redirect(url_for("reviews.show", dossier_id=run.dossier_id))
