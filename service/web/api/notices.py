"""Correction notices for programs: read, and answered item by item."""

from __future__ import annotations

from flask import Response, jsonify, request

from checkers.model import Text
from service.records import notices
from service.records.refusals import Refused
from service.tables import NoticeState, Reply, Role
from service.web import lookup, plain
from service.web.api import asking
from service.web.api.blueprint import blueprint
from service.web.context import actor, desk, somebody
from service.web.forms import REASON
from service.web.notices import notice_of, take_answer

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
