"""Staff do one thing to several dossiers at once; each is done, or told why not, on its own."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, flash, redirect, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import BadRequest, HTTPException
from werkzeug.wrappers import Response as Answer

from service.procedure import Deed, procedure
from service.procedure.model import Need
from service.records import dossiers, runs, steps
from service.records.dossiers import Upload
from service.records.refusals import Refused
from service.records.steps import Said
from service.tables import Dossier, Role, Run
from service.web import lookup
from service.web.context import actor, desk, say, somebody, today
from service.web.forms import BulkForm
from service.web.problems import explained
from service.web.steps import paper_of

blueprint = Blueprint("bulk", __name__, url_prefix="/bulk")

RUN = "run"
MOST = 200
"""Dossiers that one press may take; a page shows fewer."""


def deeds() -> tuple[Deed, ...]:
    """The steps of the procedure that may be taken for several at once: the authority's word, and taking them in."""
    named = ("recommend", "accept", "accept_directly", "nominate", "announce")
    return tuple(procedure().deeds[name] for name in named)


@blueprint.post("")
def do() -> Answer:
    """Run again, or a step of the procedure, for every dossier that was ticked."""
    form, chosen = BulkForm(), list(dict.fromkeys(request.form.getlist("dossier")))[:MOST]
    deed = next((one for one in deeds() if one.name == form.what.data), None)
    if not form.validate() or (deed is None and form.what.data != RUN):
        raise BadRequest
    if not chosen:
        flash(_("请先勾选申报件。"), "error")
        return _back()
    try:
        said = _said(form, deed, request.files.get("paper"))
    except Refused as refused:
        flash(say(refused.text), "error")
        return _back()
    failed = [told for one in chosen if (told := _tried(one, deed, said))]
    if len(failed) < len(chosen):
        flash(_("已完成 %(count)s 份。", count=len(chosen) - len(failed)), "done")
    for name, why in failed:
        flash(f"{name}：{why}", "error")
    return _back()


def _tried(dossier_id: str, deed: Deed | None, said: Said) -> tuple[str, str] | None:
    """Do it to one dossier in a transaction of its own; None when it is done, else which one it was and why not."""
    name = dossier_id[:16]
    try:
        with desk().database.writing() as session:
            dossier = lookup.dossier(session, dossier_id, lock=True)
            name = dossier.applicant or dossier.title or dossier.id
            run = _done(session, dossier, deed, said)
    except Refused as refused:
        return name, say(refused.text)
    except HTTPException as error:
        return name, explained(error.code or 500)
    if run is not None:
        desk().carrier.send(desk().database, run.id)
    return None


def _done(session: Session, dossier: Dossier, deed: Deed | None, said: Said) -> Run | None:
    if deed is None:
        dossiers.check_open(dossier, Role.STAFF)
        return runs.request(session, actor(), dossier, "again", desk().settings.active_runs)
    steps.do(session, actor(), somebody().role, dossier, deed.name, today(), said)
    return None


def _said(form: BulkForm, deed: Deed | None, file: FileStorage | None) -> Said:
    """What comes with the deed, one for all. Raises Refused."""
    paper: Upload | None = paper_of(file, deed) if deed else None
    return Said(form.reason.data or "", paper, form.day.data)


def needs() -> Iterator[tuple[str, str]]:
    """What each of the deeds asks for, for the form's hint."""
    words = {Need.PAPER: _("文件"), Need.DAY: _("日期"), Need.REASON: _("理由")}
    yield from ((say(deed.title), _("、").join(words[need] for need in deed.needs)) for deed in deeds() if deed.needs)


def _back() -> Answer:
    q, stage = (request.form.get(name) or None for name in ("q", "stage"))
    return redirect(url_for("dossiers.index", q=q, stage=stage))
