"""Rounds for programs, so that a dossier can be put into one by its number."""

from __future__ import annotations

from flask import Response, jsonify, request, url_for
from sqlalchemy import select

from checkers.model import Text
from service.records import round_exports, rounds
from service.records.refusals import Refused
from service.tables import Round
from service.web import plain
from service.web.api.blueprint import blueprint
from service.web.context import actor, desk, language
from service.web.error_rates import of_round
from service.web.error_rates import plain as plain_rates
from service.web.round_exports import own, send_book


@blueprint.get("/rounds")
def list_rounds() -> Response:
    """All rounds, the one that closes last first."""
    with desk().database.reading() as session:
        return jsonify(items=[plain.round_of(found) for found, _ in rounds.every(session)])


@blueprint.get("/error-rates")
def error_rates() -> Response:
    """How often the machine misreads in a round, by its blind sample."""
    with desk().database.reading() as session:
        return jsonify(plain_rates(*of_round(session)))


@blueprint.post("/round-exports")
def ask_round_export() -> tuple[Response, int]:
    """Have the workbook of the round of that number written."""
    number = request.form.get("round", "")
    with desk().database.writing() as session:
        found = session.scalar(select(Round).where(Round.number == number))
        if found is None:
            raise Refused("no_round", Text("没有该文号的批次。", "There is no round of that number."), 422)
        made = round_exports.ask(session, actor(), found, language())
        answer, export = plain.round_export_of(made), made.id
    desk().carrier.book(export)
    response = jsonify(answer)
    response.headers["Location"] = url_for("api.show_round_export", export=export)
    return response, 202


@blueprint.get("/round-exports/<int:export>")
def show_round_export(export: int) -> Response:
    """How far it is."""
    with desk().database.reading() as session:
        return jsonify(plain.round_export_of(own(session, export)))


@blueprint.get("/round-exports/<int:export>/file")
def fetch_round_export(export: int) -> Response:
    """The workbook, for a day."""
    return send_book(export)
