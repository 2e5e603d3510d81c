"""What people take out of the service as files: reports, dossiers, rounds, the log, the list that is made public."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, render_template, request, send_file, stream_with_context
from werkzeug.exceptions import BadRequest, Forbidden, NotFound

from service.exports.contents import Taking
from service.exports.csv_rows import csv_of
from service.exports.of_dossier import FORMS, report_as, report_name, zip_of
from service.exports.of_round import announced, candidates, first_day, public_list
from service.exports.of_run import shown
from service.exports.paper import Paper
from service.exports.pdf import data_address, pdf_of
from service.exports.plain import file_name
from service.exports.public_list import PublicList, list_paper, write_list
from service.exports.word import docx_of
from service.exports.words import said
from service.model import Lang
from service.records import exports
from service.records.audit import Subject
from service.records.log import Wanted, entries
from service.tables import AuditEntry, Role
from service.web import audit, lookup
from service.web.context import LANGUAGES, actor, desk, language, somebody, today
from service.web.showing import moment
from service.web.words import word

blueprint = Blueprint("exports", __name__, url_prefix="/exports")
blueprint.add_app_template_filter(data_address, "data")

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LISTS = {"pdf": FORMS["pdf"], "docx": FORMS["docx"], "xlsx": WORKBOOK}
LOG = ("at", "who", "address", "deed", "deed_code", "subject", "subject_id", "dossier_number", "before", "after")


@blueprint.get("/dossiers/<dossier_id>/report.<form>")
def report(dossier_id: str, form: str) -> Response:
    """The latest report, or that of ?run=; applicants get their own as PDF, without what is for the office only."""
    if form not in FORMS:
        raise NotFound
    inside = somebody().role != Role.APPLICANT
    if not inside and form != "pdf":
        raise Forbidden
    taking = _taking(inside)
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        run = lookup.finished(session, dossier, request.args.get("run", type=int))
        found = shown(session, dossier, run, taking)
    content = report_as(form, found, taking)
    _written("report", exports.of_dossier(dossier), {"form": form, "number": found.run})
    return _file(content, FORMS[form], report_name(form, found, taking))


@blueprint.get("/dossiers/<dossier_id>/dossier.zip")
def dossier(dossier_id: str) -> Response:
    """All papers as handed in, with the report; sent while it is made."""
    with desk().database.reading() as session:
        found = lookup.dossier(session, dossier_id)
        made = zip_of(session, found, _taking())
    _written("dossier", exports.of_dossier(found), {"form": "zip"})
    return _streamed(made.pieces, "application/zip", made.name)


@blueprint.get("/log.csv")
def log() -> Response:
    """The log as its page shows it, narrowed in the same way."""
    asked = audit.asked()
    wanted = audit.wanted_of(asked)
    _written("log", Subject("log", "log"), {"form": "csv", **{name: text for name, text in asked.items() if text}})
    lang = language()
    pieces = csv_of([said(name, lang) for name in LOG], _log_rows(wanted, lang))
    return _streamed(stream_with_context(pieces), "text/csv; charset=utf-8", f"{said('log', lang)}.csv")


@blueprint.get("/rounds/<int:number>/list")
def public(number: int) -> str:
    """Which dossiers stand on the list that is made public, and the list as it will look."""
    taking = _taking()
    with desk().database.reading() as session:
        found = exports.round_of(session, number)
        there = candidates(session, found)
        chosen = _chosen() if "first" in request.args else announced(there)
        first = _first() or first_day(session, chosen) or today()
        made = public_list(session, found, chosen, first, taking)
    return render_template(
        "exports/list.html",
        round=found,
        there=there,
        chosen=chosen,
        made=made,
        paper=list_paper(made, taking),
        address={"dossier": sorted(chosen), "first": made.first.isoformat()},
    )


@blueprint.get("/rounds/<int:number>/list.<form>")
def public_file(number: int, form: str) -> Response:
    """The list as a file, of the dossiers that its page chose."""
    if form not in LISTS:
        raise NotFound
    taking = _taking()
    with desk().database.reading() as session:
        found = exports.round_of(session, number)
        made = public_list(session, found, _chosen(), _first() or today(), taking)
    content = _list_as(form, made, list_paper(made, taking), taking)
    _written("list", exports.of_round(found), {"form": form, "count": len(made.entries)})
    name = file_name(f"{found.title}-{said('public_list', taking.lang)}.{form}", set())
    return _file(content, LISTS[form], name)


def _list_as(form: str, made: PublicList, paper: Paper, taking: Taking) -> bytes:
    if form == "xlsx":
        buffer = io.BytesIO()
        write_list(buffer, made, taking)
        return buffer.getvalue()
    return pdf_of(paper) if form == "pdf" else docx_of(paper)


def _log_rows(wanted: Wanted, lang: Lang) -> Iterator[tuple[str, ...]]:
    with desk().database.reading() as session:
        yield from (_log_row(entry, lang) for entry in entries(session, wanted))


def _log_row(entry: AuditEntry, lang: Lang) -> tuple[str, ...]:
    before, after = (
        said("semicolon", lang).join(f"{name}{said('colon', lang)}{value}" for name, value in audit.told(side or {}))
        for side in (entry.before, entry.after)
    )
    deed, subject = word("action", entry.action, lang), word("subject", entry.subject_kind, lang)
    who, dossier = (entry.actor, entry.address), entry.dossier_id or ""
    return (moment(entry.at), *who, deed, entry.action, subject, audit.which(entry), dossier, before, after)


def _first() -> date | None:
    """The first day on which the list is public, where ?first= says so."""
    asked = request.args.get("first", "")
    return _day(asked) if asked else None


def _day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise BadRequest from None
    if not date(1990, 1, 1) <= found <= date(2099, 12, 31):
        raise BadRequest
    return found


def _chosen() -> set[str]:
    return set(request.args.getlist("dossier"))


def _taking(inside: bool = True) -> Taking:
    return Taking(desk().store, ZoneInfo(desk().settings.timezone), _lang(), inside)


def _lang() -> Lang:
    """The language that ?lang= asks for, else that of the pages."""
    asked = request.args.get("lang", "")
    return asked if asked in LANGUAGES else language()


def _written(sort: str, subject: Subject, told: dict[str, object]) -> None:
    with desk().database.writing() as session:
        exports.written(session, actor(), sort, subject, told)


def _file(content: bytes, mime: str, name: str) -> Response:
    return send_file(io.BytesIO(content), mimetype=mime, as_attachment=True, download_name=name)


def _streamed(pieces: Iterator[bytes], mime: str, name: str) -> Response:
    response = Response(pieces, content_type=mime)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
