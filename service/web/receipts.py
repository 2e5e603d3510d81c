"""Receipts of dossiers that were handed in, as PDF; staff give one where a dossier came in without."""

from __future__ import annotations

import io

from flask import Blueprint, Response, flash, redirect, render_template, send_file, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from checkers.model import Text
from service.personal import masked_tree
from service.printing import pdf_of_page
from service.records import receipts
from service.records.refusals import Refused
from service.tables import Stage
from service.web import lookup
from service.web.context import actor, desk, say, today
from service.web.rulebooks import rulebook_of

blueprint = Blueprint("receipts", __name__, url_prefix="/dossiers/<dossier_id>/receipts")

NOT_HANDED_IN = Text("申报件还没有提交，不能出具回执。", "The dossier was not handed in, so there is no receipt.")


@blueprint.get("/<number>.pdf")
def show(dossier_id: str, number: str) -> Response:
    """The receipt of that number, as it was given."""
    with desk().database.reading() as session:
        dossier = lookup.dossier(session, dossier_id)
        found = next((r for r in receipts.of(session, dossier.id) if r.number == number), None)
        office = desk().settings.office or say(rulebook_of(dossier.round).authority)
    if found is None:
        raise NotFound
    page = render_template("receipts/receipt.html", receipt=found, said=masked_tree(found.body), office=office)
    name = _("回执%(number)s", number=found.number)
    return send_file(
        io.BytesIO(pdf_of_page(page)), mimetype="application/pdf", as_attachment=True, download_name=f"{name}.pdf"
    )


@blueprint.post("")
def give(dossier_id: str) -> Answer:
    """One more receipt, of what the dossier holds now."""
    with desk().database.writing() as session:
        dossier = lookup.dossier(session, dossier_id, lock=True)
        if dossier.stage in (Stage.DRAFT, Stage.RETURNED):
            raise Refused("not_submitted", NOT_HANDED_IN)
        made = receipts.give(session, actor(), dossier, today().year)
    flash(_("已出具回执 %(number)s。", number=made.number), "done")
    return redirect(url_for("dossiers.show", dossier_id=dossier_id) + "#receipts")
