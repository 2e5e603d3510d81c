"""Rounds for programs, so that a dossier can be put into one by its number."""

from __future__ import annotations

from flask import Response, jsonify

from service.records import rounds
from service.web import plain
from service.web.api.blueprint import blueprint
from service.web.context import desk
from service.web.error_rates import of_round
from service.web.error_rates import plain as plain_rates


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
