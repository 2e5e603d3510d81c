"""The interface for programs, version 1; `openapi.json` beside this file says what each address takes and gives."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from typing import Any

from flask import Blueprint, Response, json, jsonify, request, url_for
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage

from checkers.model import Text
from extractors.model import FactName
from service.records import board, dossiers, reports, runs, searching, steps
from service.records.dossiers import Particulars, Upload
from service.records.refusals import Refused
from service.records.values import words_of
from service.tables import Dossier, Role, Run, State, User
from service.uploads import Turned, receive
from service.web import lookup, plain
from service.web.comparing import as_json, compared
from service.web.context import actor, desk, language, somebody, today
from service.web.documents import report_page
from service.web.paging import page_wanted
from service.web.progress import now_of

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

A_PAGE = 50
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

NO_FILES = Text("请至少上传一个文件（字段名 files[]）。", "Send at least one file in the field files[].")
NO_FILE = Text("请上传一个文件（字段名 file）。", "Send one file in the field file.")
BAD_DATE = Text(
    "as_of 应为 1990 至 2099 年间的日期，如 2023-03-01。",
    "as_of must be a date between 1990 and 2099, such as 2023-03-01.",
)
BAD_RUN = Text("run 应为预审的序号，如 2。", "run must be the number of a run, such as 2.")
BAD_STATUS = Text("status 应为 queued、running、done 或 failed。", "status must be queued, running, done or failed.")


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The interface's description."""
    text = files("service.web").joinpath("openapi.json").read_text(encoding="utf-8")
    return Response(text, content_type="application/json")


@blueprint.post("/dossiers")
def create() -> tuple[Response, int]:
    """Files in, a dossier with its first run out."""
    said = _particulars()
    received = _received(_files())
    with desk().database.writing() as session:
        owner = session.get_one(User, somebody().number)
        dossier = dossiers.create(session, actor(), owner, said)
        if owner.role == Role.STAFF:
            steps.take_in(session, actor(), dossier, today())
        added = [dossiers.add(session, actor(), dossier, upload, desk().settings.max_files) for upload in received]
        run = runs.request(session, actor(), dossier, "handed_in", desk().settings.active_runs)
        answer = {"id": dossier.id, "run": run.number, "documents": [plain.added(session, dossier, a) for a in added]}
    return _accepted(answer, dossier.id, run.id)


@blueprint.get("/dossiers")
def index() -> Response:
    """The dossiers that the caller may see, newest first."""
    place, q, status = page_wanted(), request.args.get("q", ""), request.args.get("status", "")
    if status and status not in set(State):
        raise Refused("bad_status", BAD_STATUS, 422)
    with desk().database.reading() as session:
        query = _visible(q, State(status) if status else None)
        total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
        found = session.scalars(query.offset((place - 1) * A_PAGE).limit(A_PAGE)).all()
        newest = board.latest_runs(session, [d.id for d in found])
        items = [plain.short(d, newest.get(d.id)) for d in found]
    return jsonify(items=items, page=place, pages=max(-(-total // A_PAGE), 1), total=total)


@blueprint.get("/dossiers/<dossier_id>")
def show(dossier_id: str) -> Response:
    """A dossier with its progress, runs and documents."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        history = list(session.scalars(select(Run).where(Run.dossier_id == dossier.id).order_by(Run.number)))
        latest = history[-1] if history else None
        answer = {
            **plain.short(dossier, latest),
            "progress": {
                "pages_done": latest.pages_done if latest else 0,
                "pages_total": latest.pages_total if latest else 0,
                "now": now_of(latest) if latest else None,
            },
            "runs": [plain.run_of(run) for run in history],
            "documents": [plain.document_of(d, v) for d, v in dossiers.current(dossier)],
        }
    return jsonify(answer)


@blueprint.get("/dossiers/<dossier_id>/report")
def report(dossier_id: str) -> Response:
    """The report's JSON, of the last finished run or of ?run=N."""
    with desk().database.reading() as session:
        run = lookup.finished(session, lookup.dossier(session, dossier_id), _wanted_run())
        body = reports.localised(reports.body_of(session, run) or {}, language())
    return Response(json.dumps(body, ensure_ascii=False), content_type="application/json")


@blueprint.get("/dossiers/<dossier_id>/report.html")
def report_html(dossier_id: str) -> Response:
    """The report as the page that `prescreen check --html` writes."""
    with desk().database.reading() as session:
        run = lookup.finished(session, lookup.dossier(session, dossier_id), _wanted_run())
        assert run.report is not None
        digest = run.report.html_zh if language() == "zh" else run.report.html_en
    return report_page(digest)


@blueprint.put("/dossiers/<dossier_id>/documents/<document_id>")
def replace(dossier_id: str, document_id: str) -> tuple[Response, int]:
    """A corrected file: a new version of the document, and a new run."""
    file = request.files.get("file")
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        dossiers.check_open(dossier, somebody().role)
        lookup.document(dossier, document_id)
    if file is None:
        raise Refused("no_file", NO_FILE, 422)
    upload = _received([file], unpack=False)[0]
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        document = lookup.document(dossier, document_id)
        version = dossiers.replace(session, actor(), document, upload)
        run = runs.request(session, actor(), dossier, "replaced", desk().settings.active_runs)
        answer = {"id": dossier.id, "run": run.number, "document": plain.document_of(document, version)}
    return _accepted(answer, dossier_id, run.id)


@blueprint.post("/dossiers/<dossier_id>/runs")
def run(dossier_id: str) -> tuple[Response, int]:
    """Run again over the documents as they are."""
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        wanted = runs.request(session, actor(), dossier, "again", desk().settings.active_runs)
    return _accepted({"id": dossier_id, "run": wanted.number}, dossier_id, wanted.id)


@blueprint.get("/dossiers/<dossier_id>/runs/<int:before>..<int:after>")
def changes(dossier_id: str, before: int, after: int) -> Response:
    """What changed from one finished run to another."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        old, new = (lookup.finished(session, dossier, number) for number in (before, after))
        answer = as_json(compared(session, old, new), old, new)
    return Response(json.dumps(answer, ensure_ascii=False), content_type="application/json")


def _particulars() -> Particulars:
    """What the form says of the dossier; without a day, the papers' own filing date is judged by."""
    as_of, category = request.form.get("as_of", ""), request.form.get("category", "")
    known = words_of(FactName.CATEGORY)
    if category and category not in known:
        said = Text(f"category 应为 {'、'.join(known)}。", f"category must be {' or '.join(known)}.")
        raise Refused("bad_category", said, 422)
    day = _day(as_of) if as_of else None
    return Particulars(request.form.get("title", "").strip(), category or None, (), day)


def _day(text: str) -> date:
    try:
        if DAY.fullmatch(text):
            return dossiers.checked_day(date.fromisoformat(text))
    except ValueError:
        pass
    raise Refused("bad_date", BAD_DATE, 422)


def _files() -> list[FileStorage]:
    found = [f for name in ("files[]", "files", "file") for f in request.files.getlist(name)]
    if not found:
        raise Refused("no_files", NO_FILES, 422)
    return found


def _received(sent: list[FileStorage], unpack: bool = True) -> list[Upload]:
    """The files in the store; one that no reader can read is taken, and the report says what is wrong with it."""
    found: list[Upload] = []
    for file in sent:
        limit = desk().settings.max_file
        for item in receive(desk().store, file.filename or "", file.stream, limit, strict=False, unpack=unpack):
            if isinstance(item, Turned):
                raise Refused("file_refused", Text(f"{item.name}：{item.text.zh}", f"{item.name}: {item.text.en}"), 413)
            found.append(item)
    return found


def _accepted(answer: dict[str, Any], dossier_id: str, run_id: int) -> tuple[Response, int]:
    desk().carrier.send(desk().database, run_id)
    response = jsonify(answer)
    response.headers["Location"] = url_for("api.show", dossier_id=dossier_id)
    return response, 202


def _visible(q: str, status: State | None) -> Any:
    who = somebody()
    query = select(Dossier).order_by(Dossier.created_at.desc(), Dossier.id)
    if who.role == Role.APPLICANT:
        query = query.where(Dossier.owner_id == who.number)
    if who.role == Role.EXPERT:
        query = query.where(Dossier.stage.in_(board.VISIBLE))
    if q:
        query = query.where(searching.matches(q))
    if status:
        last = select(func.max(Run.id)).group_by(Run.dossier_id)
        query = query.where(Dossier.id.in_(select(Run.dossier_id).where(Run.id.in_(last), Run.state == status)))
    return query


def _wanted_run() -> int | None:
    text = request.args.get("run")
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 9):
        raise Refused("bad_run", BAD_RUN, 422)
    return int(text)
