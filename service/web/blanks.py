"""Blank forms to fetch: lists made from the rulebook for the day and year asked for, and the office's own files."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request, send_file
from werkzeug.exceptions import NotFound

from checkers.rulebook.model import Rulebook
from extractors.model import Kind
from service.asking import why, years
from service.blanks.definitions import Blank, blank_of, own_form
from service.blanks.forms import form_of
from service.blanks.word_form import Prepared, word_form
from service.records import profiles
from service.records.dossiers import checked_day
from service.report.words import Words
from service.tables import Profile, Round
from service.web.context import desk, language, say, today, visitor
from service.web.rulebooks import rulebook_of

if TYPE_CHECKING:
    from service.blanks.workbook import Made

blueprint = Blueprint("blanks", __name__, url_prefix="/blanks")

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/<kind>")
def fetch(kind: str) -> Response:
    """The form of a kind of paper. ?day=, ?year= and ?round= say for when; the visitor's unit is filled in."""
    if kind not in {str(one) for one in Kind.every()}:
        raise NotFound
    if own := own_form(kind):
        return send_file(own, as_attachment=True, download_name=f"{Words(language()).of('kind', kind)}{own.suffix}")
    if blank := blank_of(kind):
        return _workbook(blank, _made(kind))
    if form := form_of(kind):
        return _sent(word_form(form, _filled()), DOCX, f"{say(form.names)}.docx")
    raise NotFound


def _workbook(blank: Blank, made: Made) -> Response:
    from service.blanks.workbook import workbook

    year = f"{made.year}" if blank.of_year else ""
    return _sent(workbook(blank, made, say), XLSX, f"{year}{say(blank.names)}.xlsx")


def _sent(content: bytes, mimetype: str, name: str) -> Response:
    return send_file(io.BytesIO(content), mimetype=mimetype, as_attachment=True, download_name=name)


def _asked_for() -> tuple[Rulebook, Profile | None]:
    """The rulebook of the round that is asked for, and the visitor's unit."""
    with desk().database.reading() as session:
        found = session.get(Round, request.args.get("round", 0, type=int))
        who = visitor()
        profile = profiles.of(session, who.number) if who else None
    return rulebook_of(found), profile


def _filled() -> Prepared:
    """What a form is made for, with what the visitor wrote down of the unit."""
    rulebook, profile = _asked_for()
    return Prepared(rulebook, profiles.told(profile) if profile else {})


def _made(kind: str) -> Made:
    # openpyxl and numpy behind it take 17 MB, for which few ask.
    from service.blanks.workbook import Made

    (rulebook, profile), words, on = _asked_for(), Words(language()), _day()
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
