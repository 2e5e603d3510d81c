"""Dossiers for programs: handed in, listed, shown, described otherwise, run again."""

from __future__ import annotations

from datetime import date
from importlib.resources import files
from typing import Any

from flask import Response, jsonify, request
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from checkers.model import Text
from extractors.model import FactName
from service.records import board, dossiers, rounds, runs, searching, steps
from service.records.dossiers import Particulars
from service.records.refusals import Refused
from service.records.values import words_of
from service.tables import Dossier, Role, Run, State, User
from service.web import lookup, plain
from service.web.api import asking
from service.web.api.blueprint import blueprint
from service.web.api.repeating import kept_with
from service.web.context import actor, desk, somebody, today
from service.web.paging import page_wanted
from service.web.progress import now_of, place_of

BAD_STATUS = Text("status 应为 queued、running、done 或 failed。", "status must be queued, running, done or failed.")


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The interface's description."""
    text = files("service.web").joinpath("openapi.json").read_text(encoding="utf-8")
    return Response(text, content_type="application/json")


@blueprint.post("/dossiers")
def create() -> Response:
    """Files in, a dossier with its first run out."""
    said, number = _particulars(), asking.words("round", 100)
    received = asking.received(asking.files())
    with desk().database.writing() as session:
        owner = session.get_one(User, somebody().number)
        wanted = rounds.named(session, number, said.as_of or today()) if number else None
        dossier = dossiers.create(session, actor(), owner, said, wanted)
        if owner.role == Role.STAFF:
            steps.take_in(session, actor(), dossier, today())
        added = [dossiers.add(session, actor(), dossier, upload, desk().settings.max_files) for upload in received]
        run = runs.request(session, actor(), dossier, "handed_in", desk().settings.active_runs)
        answer = {"id": dossier.id, "run": run.number, "documents": [plain.added(session, dossier, a) for a in added]}
        response = asking.accepted(session, answer, dossier.id)
    return asking.sent(response, run.id)


@blueprint.get("/dossiers")
def index() -> Response:
    """The dossiers that the caller may see, newest first."""
    place, q, status = page_wanted(), request.args.get("q", ""), request.args.get("status", "")
    if status and status not in set(State):
        raise Refused("bad_status", BAD_STATUS, 422)
    with desk().database.reading() as session:
        query = _visible(q, State(status) if status else None)
        total = session.scalar(select(func.count()).select_from(query.subquery())) or 0
        found = session.scalars(query.offset((place - 1) * asking.A_PAGE).limit(asking.A_PAGE)).all()
        newest = board.latest_runs(session, [d.id for d in found])
        items = [plain.short(d, newest.get(d.id)) for d in found]
    return jsonify(items=items, page=place, pages=max(-(-total // asking.A_PAGE), 1), total=total)


@blueprint.get("/dossiers/<dossier_id>")
def show(dossier_id: str) -> Response:
    """A dossier with its progress, runs and documents."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        history = runs.of_dossier(session, dossier)[::-1]
        latest = history[-1] if history else None
        answer = {
            **plain.short(dossier, latest),
            "progress": _progress(session, latest),
            "runs": [plain.run_of(run) for run in history],
            "documents": [plain.document_of(d, v) for d, v in dossiers.current(dossier)],
        }
    return jsonify(answer)


def _progress(session: Session, latest: Run | None) -> dict[str, Any]:
    """How far the latest run is; one that waits: how many come before it, and about when its turn is."""
    if latest is None:
        return {"pages_done": 0, "pages_total": 0, "now": None, "ahead": None, "starts_in": None}
    place = place_of(session, latest)
    return {
        "pages_done": latest.pages_done,
        "pages_total": latest.pages_total,
        "now": now_of(latest),
        "ahead": place.ahead if place else None,
        "starts_in": round(place.seconds) if place else None,
    }


@blueprint.put("/dossiers/<dossier_id>")
def change(dossier_id: str) -> Response:
    """Other particulars, all of them; a finished result no longer fits them, so a run follows where there was one."""
    said = _particulars()
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        dossiers.change(session, actor(), dossier, said)
        again = bool(runs.of_dossier(session, dossier))
        run = runs.request(session, actor(), dossier, "again", desk().settings.active_runs) if again else None
        answer = plain.short(dossier, run)
        if run is None:
            return kept_with(session, jsonify(answer), 200)
        response = asking.accepted(session, answer, dossier_id)
    return asking.sent(response, run.id)


@blueprint.post("/dossiers/<dossier_id>/runs")
def run(dossier_id: str) -> Response:
    """Run again over the documents as they are."""
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        dossiers.check_open(dossier, somebody().role)
        wanted = runs.request(session, actor(), dossier, "again", desk().settings.active_runs)
        response = asking.accepted(session, {"id": dossier_id, "run": wanted.number}, dossier_id)
    return asking.sent(response, wanted.id)


def _particulars() -> Particulars:
    """What the form says of the dossier; without a day, the papers' own filing date is judged by."""
    as_of = request.form.get("as_of", "")
    day: date | None = asking.day_of("as_of", as_of) if as_of else None
    category = _known("category", FactName.CATEGORY, [request.form.get("category", "")])
    services = _known("services", FactName.SERVICES, request.form.getlist("services"))
    return Particulars(request.form.get("title", "").strip(), category[0] if category else None, services, day)


def _known(name: str, fact: FactName, codes: list[str]) -> tuple[str, ...]:
    """The codes that were said, each once. Raises Refused for one that is not known."""
    found, known = tuple(dict.fromkeys(code for code in codes if code)), words_of(fact)
    if set(found) - set(known):
        said = Text(f"{name} 应为 {'、'.join(known)}。", f"{name} must be {' or '.join(known)}.")
        raise Refused(f"bad_{name}", said, 422)
    return found


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
