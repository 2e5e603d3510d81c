"""Which round a page of staff is of: the one asked for, else the one that is open, else the last; or all of them."""

from __future__ import annotations

from flask import request
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.records import rounds
from service.records.refusals import Refused
from service.tables import Round
from service.web.context import today
from service.web.paging import GREATEST, NO_PAGE

ALL = "all"


def chosen_round(session: Session) -> Round | None:
    """The round of ?round=; None for all dossiers. Raises Refused where there is no such round."""
    text = request.args.get("round", "")
    if text == ALL:
        return None
    if not text:
        last = select(Round).order_by(Round.closes_on.desc(), Round.id.desc()).limit(1)
        return rounds.open_on(session, today()) or session.scalars(last).first()
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 11 else 0
    found = session.get(Round, number) if number <= GREATEST else None
    if found is None:
        raise Refused("no_round", NO_PAGE, 404)
    return found
