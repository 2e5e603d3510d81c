"""The workbook of a whole round: asked for, watched while a worker writes it, fetched for a day."""

from __future__ import annotations

from flask import Blueprint, Response, redirect, render_template, send_file, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as Answer

from service.exports.plain import file_name
from service.records import exports, round_exports
from service.records.refusals import Refused
from service.tables import ExportState, RoundExport
from service.web.context import actor, desk, language, somebody

blueprint = Blueprint("round_exports", __name__, url_prefix="/round-exports")

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.post("/of/<int:number>")
def ask(number: int) -> Answer:
    """Have the workbook of a round written."""
    with desk().database.writing() as session:
        made = round_exports.ask(session, actor(), exports.round_of(session, number), language())
        export = made.id
    desk().carrier.book(export)
    return redirect(url_for("round_exports.show", export=export))


@blueprint.get("/<int:export>")
def show(export: int) -> str:
    """How far it is; a part of the page that its script looks at again."""
    with desk().database.reading() as session:
        found = own(session, export)
        return render_template(
            "round_exports/show.html", found=found, round=found.round, until=found.asked_at + round_exports.KEPT
        )


@blueprint.get("/<int:export>/round.xlsx")
def fetch(export: int) -> Response:
    """The workbook."""
    return send_book(export)


def own(session: Session, export: int) -> RoundExport:
    """The visitor's own export; one that nobody told anything of is sent again. Raises Refused."""
    found = round_exports.of_number(session, export, somebody().number)
    if round_exports.is_lost(found):
        desk().carrier.book(found.id)
    return found


def send_book(export: int) -> Response:
    """The file. Raises Refused while it is not there."""
    with desk().database.reading() as session:
        found = own(session, export)
        if found.state != ExportState.DONE:
            raise Refused("not_ready", round_exports.NOT_READY)
        name = file_name(f"{found.round.title}.xlsx", set())
    return send_file(desk().store.open(found.sha256), WORKBOOK, as_attachment=True, download_name=name)
