"""Blank forms to fetch: lists made from the rulebook for the day and year asked for, and the office's own files."""

from __future__ import annotations

import io
from datetime import date

from flask import Blueprint, Response, request, send_file
from werkzeug.exceptions import NotFound

from extractors.model import Kind
from service.asking import why, years
from service.blanks.definitions import blank_of, own_form
from service.blanks.workbook import Made, workbook
from service.records import profiles
from service.records.dossiers import checked_day
from service.report.words import Words
from service.tables import Round
from service.web.context import desk, language, say, today, visitor
from service.web.rulebooks import rulebook_of

blueprint = Blueprint("blanks", __name__, url_prefix="/blanks")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@blueprint.get("/<kind>")
def fetch(kind: str) -> Response:
    """The form of a kind of paper. ?day=, ?year= and ?round= say for when; the visitor's unit is filled in."""
    if kind not in {str(one) for one in Kind.every()}:
        raise NotFound
    if own := own_form(kind):
        return send_file(own, as_attachment=True, download_name=f"{Words(language()).of('kind', kind)}{own.suffix}")
    blank = blank_of(kind)
    if blank is None:
        raise NotFound
    made = _made(kind)
    year = f"{made.year}" if blank.of_year else ""
    return send_file(
        io.BytesIO(workbook(blank, made, say)),
        mimetype=XLSX,
        as_attachment=True,
        download_name=f"{year}{say(blank.names)}.xlsx",
    )


def _made(kind: str) -> Made:
    with desk().database.reading() as session:
        found = session.get(Round, request.args.get("round", 0, type=int))
        who = visitor()
        profile = profiles.of(session, who.number) if who else None
    rulebook, words, on = rulebook_of(found), Words(language()), _day()
    taken = years(rulebook, Kind(kind), on)
    year = request.args.get("year", type=int)
    return Made(
        on=on,
        year=year if year is not None and 1990 <= year <= 2099 else next(iter(taken), on.year),
        unit=profile.name if profile else "",
        asked=why(rulebook, (Kind(kind),), on, words),
        years=taken,
        services=[service.names for service in rulebook.offered.services],
        rulebook=say(rulebook.title),
    )


def _day() -> date:
    try:
        return checked_day(date.fromisoformat(request.args.get("day", "")))
    except ValueError:
        return today()
