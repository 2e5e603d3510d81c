"""Word and Excel papers as a whole in the reading room, and the rows of any paper that a list counted or left out."""

from __future__ import annotations

from functools import partial

from flask import Blueprint, Response, jsonify, render_template
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from service.model import Report
from service.records import reports
from service.report.parsing import report_of
from service.report.words import Words
from service.tables import Run, WholePaper
from service.web import lookup
from service.web.context import desk, language
from service.whole.marks import bands, bands_of_page, marks_of
from service.whole.model import Whole

blueprint = Blueprint("wholes", __name__, url_prefix="/dossiers/<dossier_id>/runs/<int:run>/whole/<sha256>")


@blueprint.get("")
def show(dossier_id: str, run: int, sha256: str) -> str:
    """The paper with all its text and tables, every row that a list counted or left out marked."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        found = lookup.finished(session, dossier, run)
        report, names = _report(session, found, sha256)
        whole = whole_of(session, sha256)
        if whole is None:
            desk().carrier.draw(found.id)
            return render_template("wholes/waiting.html", dossier=dossier, name=names[0])
        marks = marks_of(report, names, whole, Words(language()))
        return render_template("wholes/show.html", dossier=dossier, name=names[0], whole=whole, marks=marks)


@blueprint.get("/rows/<int:page>")
def rows(dossier_id: str, run: int, sha256: str, page: int) -> Response:
    """The rows on a drawn page, for the viewer."""
    with desk().database.reading() as session:
        found = lookup.finished(session, lookup.dossier(session, dossier_id), run)
        report, names = _report(session, found, sha256)
        whole = whole_of(session, sha256)
    words = Words(language())
    if whole is None:
        there = bands_of_page(report, names, page, words)
    else:
        there = bands(whole, marks_of(report, names, whole, words), page)
    return jsonify([{"corners": b.corners, "state": b.state, "said": b.said} for b in there])


def whole_of(session: Session, sha256: str) -> Whole | None:
    """The paper, where a worker kept it and it is as it was kept."""
    row = session.get(WholePaper, sha256)
    if row is None or not desk().store.has(row.body):
        return None
    return desk().shelf.get(row.body, partial(_content, row.body))


def _content(key: str) -> bytes:
    with desk().store.open(key) as file:
        return file.read()


def _report(session: Session, run: Run, sha256: str) -> tuple[Report, list[str]]:
    """The run's report, and what the file is called in it. Raises NotFound where the run has no such file."""
    body = reports.body_of(session, run)
    assert body is not None
    report = report_of(body)
    names = [d.name for d in report.documents if d.sha256 == sha256]
    if not names:
        raise NotFound
    return report, names
