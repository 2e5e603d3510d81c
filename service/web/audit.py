"""The log of deeds, for staff to read; nobody can change it."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from sqlalchemy import select

from service.tables import AuditEntry
from service.web.context import desk

blueprint = Blueprint("audit", __name__, url_prefix="/audit")

A_PAGE = 100


@blueprint.get("")
def index() -> str:
    """The latest deeds first; ?actor=, ?action=, ?dossier= narrow it."""
    place = max(request.args.get("page", 1, type=int), 1)
    wanted = {name: request.args.get(name, "").strip() for name in ("actor", "action", "dossier")}
    query = select(AuditEntry).order_by(AuditEntry.id.desc())
    if wanted["actor"]:
        query = query.where(AuditEntry.actor == wanted["actor"])
    if wanted["action"]:
        query = query.where(AuditEntry.action == wanted["action"])
    if wanted["dossier"]:
        query = query.where(AuditEntry.dossier_id == wanted["dossier"])
    with desk().database.reading() as session:
        found = session.scalars(query.offset((place - 1) * A_PAGE).limit(A_PAGE + 1)).all()
    return render_template(
        "audit/index.html", entries=found[:A_PAGE], wanted=wanted, place=place, more=len(found) > A_PAGE
    )
