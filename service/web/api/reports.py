"""Finished runs for programs: the report as JSON and as a page, and what changed between two."""

from __future__ import annotations

from flask import Response, json

from service.records import reports
from service.web import lookup
from service.web.api import asking
from service.web.api.blueprint import blueprint
from service.web.comparing import as_json, compared
from service.web.context import desk, language
from service.web.documents import report_page


@blueprint.get("/dossiers/<dossier_id>/report")
def report(dossier_id: str) -> Response:
    """The report's JSON, of the last finished run or of ?run=N."""
    with desk().database.reading() as session:
        run = lookup.finished(session, lookup.dossier(session, dossier_id), asking.number("run"))
        body = reports.localised(reports.body_of(session, run) or {}, language())
    return Response(json.dumps(body, ensure_ascii=False), content_type="application/json")


@blueprint.get("/dossiers/<dossier_id>/report.html")
def report_html(dossier_id: str) -> Response:
    """The report as the page that `prescreen check --html` writes."""
    with desk().database.reading() as session:
        run = lookup.finished(session, lookup.dossier(session, dossier_id), asking.number("run"))
        assert run.report is not None
        digest = run.report.html_zh if language() == "zh" else run.report.html_en
    return report_page(digest)


@blueprint.get("/dossiers/<dossier_id>/runs/<int:before>..<int:after>")
def changes(dossier_id: str, before: int, after: int) -> Response:
    """What changed from one finished run to another."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        old, new = (lookup.finished(session, dossier, number) for number in (before, after))
        answer = as_json(compared(session, old, new), old, new)
    return Response(json.dumps(answer, ensure_ascii=False), content_type="application/json")
