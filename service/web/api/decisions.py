"""Experts' decisions for programs: read, given on the very evidence that was seen, and the review signed."""

from __future__ import annotations

from flask import Response, jsonify
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict

from checkers.model import Text
from service.records import decisions, signatures
from service.records.decisions import Standing, Word
from service.records.opinions import Sum
from service.records.refusals import Refused
from service.tables import Dossier, Recommendation, Run, Verdict
from service.web import lookup, plain
from service.web.api import asking
from service.web.api.blueprint import blueprint
from service.web.context import actor, desk, today
from service.web.forms import REASON, DecisionForm
from service.web.reviews import light_of

UNFIT = Text(
    "recommendation 应为 recommend、reject 或 recheck；remark、seen、although 为文本，scores 为对象。",
    "recommendation must be recommend, reject or recheck; remark, seen, although texts, and scores an object.",
)
FIELDS = ("rule", "evidence", "verdict", "reason")


@blueprint.get("/dossiers/<dossier_id>/decisions")
def list_decisions(dossier_id: str) -> Response:
    """Each finding of the last finished run with its evidence and the word on it."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        run = lookup.finished(session, dossier, None)
        return jsonify(run=run.number, items=[plain.standing_of(one) for one in _standings(session, dossier, run)])


@blueprint.post("/dossiers/<dossier_id>/decisions")
def decide(dossier_id: str) -> tuple[Response, int]:
    """An expert's word on one finding; refused where its evidence is no longer what was seen."""
    form = _form()
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        run = lookup.finished(session, dossier, None)
        light = light_of(run, form.rule.data, form.evidence.data)
        said = Word(Verdict(form.verdict.data), form.reason.data or "")
        decisions.decide(session, actor(), dossier, run, light, said)
        found = _standings(session, dossier, run)
        return jsonify(plain.standing_of(next(one for one in found if one.light.key == light.key))), 201


@blueprint.post("/dossiers/<dossier_id>/signature")
def sign(dossier_id: str) -> tuple[Response, int]:
    """The chair, or the only expert, ends the review; refused while anything stands in the way."""
    said = _sum()
    with desk().database.writing() as session:
        review = lookup.review(session, dossier_id)
        texts = [asking.said().get(name, "") for name in ("seen", "although")]
        made = signatures.sign(session, actor(), review, said, today(), *map(str, texts))
        return jsonify(plain.signature_of(made)), 201


def _sum() -> Sum:
    """The opinion that was sent. Raises Refused."""
    said = asking.said()
    scores, chosen, remark = said.get("scores") or {}, said.get("recommendation"), said.get("remark") or ""
    if not isinstance(scores, dict) or chosen not in set(Recommendation) or not isinstance(remark, str):
        raise Refused("unfit", UNFIT, 422)
    if len(remark) > REASON or any(not isinstance(said.get(name, ""), str) for name in ("seen", "although")):
        raise Refused("unfit", UNFIT, 422)
    return Sum(Recommendation(str(chosen)), remark, {str(row): str(points) for row, points in scores.items()})


def _standings(session: Session, dossier: Dossier, run: Run) -> tuple[Standing, ...]:
    return tuple(signatures.review_of(session, dossier, run).standings)


def _form() -> DecisionForm:
    """The page's own form, filled in from JSON, so that both ask for the same. Raises Refused."""
    said = asking.said()
    form = DecisionForm(MultiDict({name: str(said.get(name) or "") for name in FIELDS}), meta={"csrf": False})
    if not form.validate():
        told = " ".join(f"{name}: {error}" for name, errors in form.errors.items() for error in errors)
        raise Refused("unfit", Text(told, told), 422)
    return form
