"""What dossiers have in common, for experts and staff alone: the list of it, and why something of it means nothing."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.wrappers import Response as Answer

from service.records import pairs
from service.records.board import VISIBLE
from service.tables import DossierPair
from service.web.context import actor, desk, is_staff
from service.web.forms import DismissForm, Press
from service.web.paging import check_there, page_wanted
from service.web.side_by_side import views

blueprint = Blueprint("pairs", __name__, url_prefix="/pairs")

A_PAGE = 30


@blueprint.get("")
def index() -> str:
    """All that waits for a word; ?dismissed=1 for what was put aside."""
    dismissed = request.args.get("dismissed") == "1"
    place = page_wanted()
    with desk().database.reading() as session:
        found = pairs.listed(session, dismissed)
        shown = found[(place - 1) * A_PAGE : place * A_PAGE]
        check_there(place, shown)
        return render_template(
            "pairs/index.html",
            found=views(session, shown),
            count=len(found),
            dismissed=dismissed,
            place=place,
            more=len(found) > place * A_PAGE,
            form=Press(),
        )


@blueprint.post("/<int:number>/dismiss")
def dismiss(number: int) -> Answer:
    """It means nothing, for a reason that is kept."""
    form = DismissForm()
    if not form.validate():
        errors = [str(error) for field, found in form.errors.items() for error in found if field]
        for error in errors:
            flash(error, "error")
        return _back(number)
    with desk().database.writing() as session:
        pairs.dismiss(session, actor(), _pair(session, number), form.reason.data.strip())
    flash(_("已排除，理由已记录。"), "done")
    return _back(number)


@blueprint.post("/<int:number>/take-up")
def take_up(number: int) -> Answer:
    """It is looked at again; the reason given stays on record."""
    if not Press().validate():
        raise BadRequest
    with desk().database.writing() as session:
        pairs.take_up(session, actor(), _pair(session, number))
    flash(_("已恢复，等待查看。"), "done")
    return _back(number)


def _pair(session: Session, number: int) -> DossierPair:
    """The pair, as far as the visitor may see both dossiers. Raises NotFound."""
    found = session.get(DossierPair, number)
    if found is None or not (found.one.stage in VISIBLE and found.other.stage in VISIBLE):
        raise NotFound
    return found


def _back(number: int) -> Answer:
    """To the dossier that the form was sent from, else to the list."""
    with desk().database.reading() as session:
        pair = _pair(session, number)
        home = request.form.get("dossier", "")
        if home in (pair.one_id, pair.other_id) or not is_staff():
            return redirect(url_for("reviews.show", dossier_id=home or pair.one_id) + f"#pair-{number}")
    return redirect(url_for("pairs.index"))
