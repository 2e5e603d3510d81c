"""Staff add by hand what no run read, with its place, and correct whose a paper is, its year and pages."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from checkers.model import Text
from service.records import corrections, dossiers, reports, runs, supplements
from service.records.refusals import Refused
from service.records.supplements import Missing, OfPaper, Place
from service.tables import Dossier, PaperAspect, PaperCorrection, Run, Supplement
from service.web import lookup
from service.web.context import actor, desk, say, somebody
from service.web.forms import PaperForm, SupplementForm
from service.web.showing import value_said

blueprint = Blueprint("supplements", __name__, url_prefix="/reviews/<dossier_id>/supplements")

NO_FILE = Text("请选择文件。", "Choose the file.")
BAD_PAGE = Text("页码应在 1 至 {pages} 之间。", "The page must be between 1 and {pages}.")


@blueprint.get("")
def index(dossier_id: str) -> str:
    """The forms, what was added so far, and every paper with what it is held to be."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        run = lookup.finished(session, dossier, None)
        body = reports.body_of(session, run) or {"documents": []}
        names = {d["sha256"]: d["name"] for d in body["documents"]}
        return render_template(
            "supplements/index.html",
            dossier=dossier,
            run=run,
            documents=[d for d in body["documents"] if d["sha256"] and not d.get("error")],
            added=[(s, names.get(s.sha256)) for s in supplements.in_force(session, dossier.id)],
            corrected=[(p, names.get(p.sha256)) for p in supplements.papers(session, dossier.id)],
            form=SupplementForm(formdata=None),
            aspects=list(PaperAspect),
            lists=supplements.LISTS,
            may=dossiers.is_open(dossier, somebody().role),
        )


@blueprint.post("")
def add(dossier_id: str) -> Answer:
    """A figure, a fact or a row; the findings are then judged again."""
    form = SupplementForm()
    if not form.validate():
        return _unfit(form, dossier_id)
    said = Missing(
        form.field.data,
        value_said(form.field.data, form.value.data or "") if not form.label.data else (form.value.data or ""),
        form.reason.data,
        form.label.data or "",
        form.as_of.data,
    )

    def do(session: Session, dossier: Dossier, run: Run) -> None:
        place = _place(_document(session, run, form.sha256.data), form.page.data)
        supplements.add(session, actor(), dossier.id, place, said)

    return _done(dossier_id, form.run.data, do, "#added")


@blueprint.post("/papers")
def paper(dossier_id: str) -> Answer:
    """Whose a paper is, of which year, or which pages it takes."""
    form = PaperForm()
    if not form.validate():
        return _unfit(form, dossier_id)

    def do(session: Session, dossier: Dossier, run: Run) -> None:
        document = _document(session, run, form.sha256.data)
        if form.place.data >= len(document["papers"]):
            raise NotFound
        aspect = PaperAspect(form.aspect.data)
        before = _before(document["papers"][form.place.data], aspect)
        value, reason = form.value.data or "", form.reason.data or ""
        said = OfPaper(form.sha256.data, form.place.data, aspect, before, value, reason, document["pages"])
        supplements.correct_paper(session, actor(), dossier.id, said)

    return _done(dossier_id, form.run.data, do, "#papers")


@blueprint.post("/<string:what>/<int:number>/withdraw")
def withdraw(dossier_id: str, what: str, number: int) -> Answer:
    """It counts no longer."""

    def do(session: Session, dossier: Dossier, run: Run) -> None:
        found = _found(session, what, number)
        if found is None or found.dossier_id != dossier.id:
            raise NotFound
        corrections.withdraw(session, actor(), found)

    return _done(dossier_id, None, do, "")


def _found(session: Session, what: str, number: int) -> Supplement | PaperCorrection | None:
    if what == "values":
        return session.get(Supplement, number)
    return session.get(PaperCorrection, number) if what == "papers" else None


def _done(dossier_id: str, number: int | None, do: Any, at: str) -> Answer:
    """Do it, and have the findings judged again; what cannot be is said on the page of the forms."""
    try:
        with desk().database.writing() as session:
            dossier = lookup.dossier(session, dossier_id, lock=True)
            dossiers.check_open(dossier, somebody().role)
            do(session, dossier, lookup.finished(session, dossier, number))
            again = runs.request(session, actor(), dossier, "corrected", desk().settings.active_runs)
    except Refused as refused:
        flash(say(refused.text), "error")
    else:
        desk().carrier.send(desk().database, again.id)
        flash(_("已更正，正在重新核对。"), "done")
    return redirect(url_for("supplements.index", dossier_id=dossier_id) + at)


def _document(session: Session, run: Run, sha256: str) -> dict[str, Any]:
    """The file as the run read it. Raises Refused."""
    body = reports.body_of(session, run) or {"documents": []}
    for document in body["documents"]:
        if document["sha256"] == sha256 and sha256:
            found: dict[str, Any] = document
            return found
    raise Refused("no_file", NO_FILE, 422)


def _place(document: dict[str, Any], page: int | None) -> Place:
    """The place in that file; a file without pages has none. Raises Refused."""
    pages = document["pages"]
    if pages and not (page and 1 <= page <= pages):
        said = Text(BAD_PAGE.zh.format(pages=pages), BAD_PAGE.en.format(pages=pages))
        raise Refused("no_such_page", said, 422)
    return Place(document["sha256"], document["name"], page if pages else None)


def _before(paper: dict[str, Any], aspect: PaperAspect) -> str:
    if aspect is PaperAspect.PART:
        return f"{paper.get('first_page') or ''}-{paper.get('last_page') or ''}".strip("-")
    return str(paper.get(aspect.value) or "")


def _unfit(form: Any, dossier_id: str) -> Answer:
    for name, errors in form.errors.items():
        for error in errors:
            flash(f"{getattr(form, name).label.text}：{error}" if name else str(error), "error")
    return redirect(url_for("supplements.index", dossier_id=dossier_id))
