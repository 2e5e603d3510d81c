"""Correction notices for programs: read, and answered item by item."""

from __future__ import annotations

from flask import Response, jsonify, request, url_for

from checkers.model import Text
from service.records import notices, reports
from service.records.refusals import Refused
from service.tables import NoticeState, Reply, Role
from service.web import lookup, plain
from service.web.api import asking
from service.web.api.blueprint import blueprint
from service.web.context import actor, desk, somebody, today
from service.web.forms import REASON
from service.web.notices import OPENING, notice_of, take_answer, wanted_of

DAYS, LONGEST = 10, 60
"""Working days for the corrections, where nothing else is said and at most."""

UNFIT = Text(
    f"opening 为文本，days 为 1 至 {LONGEST} 的整数。", f"opening is a text, days a whole number from 1 to {LONGEST}."
)
BAD_ANSWER = Text(
    "answer 应为 file、explanation 或 not_applicable。", "answer must be file, explanation or not_applicable."
)


@blueprint.get("/dossiers/<dossier_id>/notices")
def list_notices(dossier_id: str) -> Response:
    """The dossier's notices with their items; applicants see none that is not sent."""
    with desk().database.reading() as session:
        found = notices.of_dossier(session, lookup.dossier(session, dossier_id).id)
        hidden = NoticeState.DRAFT if somebody().role == Role.APPLICANT else None
        return jsonify(items=[plain.notice_of(notice) for notice in found if notice.state != hidden])


@blueprint.get("/dossiers/<dossier_id>/notices/<int:notice>")
def show_notice(dossier_id: str, notice: int) -> Response:
    """One notice."""
    with desk().database.reading() as session:
        return jsonify(plain.notice_of(notice_of(session, dossier_id, notice)))


@blueprint.post("/dossiers/<dossier_id>/notices/<int:notice>/items/<int:item>")
def answer_item(dossier_id: str, notice: int, item: int) -> Response:
    """The applicant's answer to one item: a corrected file, an explanation, or why it does not apply."""
    kind = request.form.get("answer", "")
    if kind not in set(Reply):
        raise Refused("bad_answer", BAD_ANSWER, 422)
    take_answer(dossier_id, notice, item, Reply(kind))
    return show_notice(dossier_id, notice)


@blueprint.post("/dossiers/<dossier_id>/notices/<int:notice>/time")
def ask_for_time(dossier_id: str, notice: int) -> Response:
    """The applicant asks for a later last day."""
    reason = asking.words("reason", REASON)
    with desk().database.writing() as session:
        notices.ask_for_time(session, actor(), notice_of(session, dossier_id, notice, lock=True), reason)
    return show_notice(dossier_id, notice)


@blueprint.post("/dossiers/<dossier_id>/give-back")
def give_back(dossier_id: str) -> tuple[Response, int]:
    """Send the correction notice: the draft that is there, else one of all that findings and experts ask for."""
    said = asking.said()
    opening, days = said.get("opening", ""), said.get("days", DAYS)
    if not isinstance(opening, str) or len(opening) > REASON or type(days) is not int or not 1 <= days <= LONGEST:
        raise Refused("unfit", UNFIT, 422)
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        run = reports.last_done(session, dossier.id)
        notice = notices.draft(session, actor(), dossier, run, wanted_of(session, dossier, run), opening or OPENING)
        notice.opening, notice.days = opening or notice.opening, days
        notices.send(session, actor(), somebody().role, notice, today(), said.get("late") is True)
        answer = plain.notice_of(notice)
    response = jsonify(answer)
    response.headers["Location"] = url_for("api.show_notice", dossier_id=dossier_id, notice=answer["notice"])
    return response, 201
