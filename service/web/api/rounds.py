"""Rounds for programs, so that a dossier can be put into one by its number."""

from __future__ import annotations

from flask import Response, jsonify

from service.records import rounds
from service.web import plain
from service.web.api.blueprint import blueprint
from service.web.context import desk


@blueprint.get("/rounds")
def list_rounds() -> Response:
    """All rounds, the one that closes last first."""
    with desk().database.reading() as session:
        return jsonify(items=[plain.round_of(found) for found, _ in rounds.every(session)])
