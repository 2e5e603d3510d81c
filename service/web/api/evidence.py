"""What was seen, for programs: figures that count, figures that were left out and why, and the picture of each."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.records import reports
from service.seen import numbered
from service.tables import Cutout, Run
from service.web import lookup
from service.web.api import asking
from service.web.api.blueprint import blueprint
from service.web.context import desk, language
from service.web.documents import send_cutout


@blueprint.get("/dossiers/<dossier_id>/figures")
def figures(dossier_id: str) -> Response:
    """All figures and facts that a run counts, each with its picture."""
    return _seen(dossier_id, left_out=False)


@blueprint.get("/dossiers/<dossier_id>/left-out")
def left_out(dossier_id: str) -> Response:
    """All figures that a run left out, each with why and its picture."""
    return _seen(dossier_id, left_out=True)


@blueprint.get("/dossiers/<dossier_id>/runs/<int:run>/cutouts/<int:claim>")
def cutout(dossier_id: str, run: int, claim: int) -> Response:
    """The picture of one figure's place."""
    return send_cutout(dossier_id, run, claim)


def _seen(dossier_id: str, left_out: bool) -> Response:
    with desk().database.reading() as session:
        run = lookup.finished(session, lookup.dossier(session, dossier_id), asking.number("run"))
        body = reports.localised(reports.body_of(session, run) or {}, language())
        cuts = _cuts(session, run)
    first = len(body["claims"])
    every = enumerate(numbered(body["claims"], body["left_out"]))
    items = [_item(run, n, figure, cuts.get(n)) for n, figure in every if (n >= first) == left_out]
    return jsonify(run=run.number, items=items)


def _cuts(session: Session, run: Run) -> dict[int, Cutout]:
    return {cut.claim: cut for cut in session.scalars(select(Cutout).where(Cutout.run_id == run.id))}


def _item(run: Run, number: int, figure: dict[str, Any], cut: Cutout | None) -> dict[str, Any]:
    drawn = cut is not None and cut.picture is not None
    picture = url_for("api.cutout", dossier_id=run.dossier_id, run=run.number, claim=number) if drawn else None
    return {"claim": number, "figure": figure, "picture": picture, "marks": cut.marks if cut else {}}
