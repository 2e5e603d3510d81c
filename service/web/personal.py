"""Identity numbers and telephones are masked in whatever goes out; staff see them whole for a while, with a reason.

Every answer comes by here, so that no page and no view has to think of it. Each look is on record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from flask import Blueprint, Response, abort, flash, g, redirect, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from service.blurring import blurred
from service.personal import holds, masked, masked_html, masked_json
from service.records.audit import Subject, note
from service.tables import Role
from service.tables.base import now
from service.web import lookup
from service.web.context import actor, desk, visitor
from service.web.forms import Press

blueprint = Blueprint("personal", __name__, url_prefix="/dossiers/<dossier_id>/personal")

LOOK = "personal_look"
HOLDS = 600
"""Seconds for which a reason holds, on the one dossier that it was given for."""

OWN = frozenset({"auth.account", "profiles.edit"})
"""Where users see what they told of themselves."""


@blueprint.post("")
def look(dossier_id: str) -> Answer:
    """Staff give the reason; from now on for ten minutes this dossier's pages are shown to them whole."""
    reason = request.form.get("reason", "").strip()[:1000]
    if not Press().validate():
        abort(400)
    if not reason:
        flash(_("请填写理由。"), "error")
        return redirect(url_for("reviews.show", dossier_id=dossier_id))
    with desk().database.writing() as record:
        dossier = lookup.dossier(record, dossier_id)
        note(record, actor(), "personal.asked", Subject("dossier", dossier.id, dossier.id), after={"reason": reason})
    session[LOOK] = [dossier_id, int(now().timestamp()) + HOLDS, reason]
    flash(_("十分钟内，本申报件的证件号码和电话完整显示；每次查看都有记录。"), "done")
    return redirect(url_for("reviews.show", dossier_id=dossier_id))


def mask(response: Response) -> Response:
    """After every request: what is personal is masked, or that it was shown whole is on record."""
    kind = response.mimetype
    if kind == "text/csv":
        response.response = _lines(response.response)
        return response
    if kind not in ("text/html", "application/json", "application/problem+json") or request.endpoint in OWN:
        return response
    response.direct_passthrough = False
    text = response.get_data(as_text=True)
    shown = masked_html(text) if kind == "text/html" else masked_json(text)
    if shown == text:
        return response
    if reason := reason_given():
        note_shown(reason)
        response.headers["Cache-Control"] = "private, no-store"
    else:
        response.set_data(shown)
    return response


def reason_given() -> str:
    """Why staff may see this very dossier whole just now; "" where nobody may."""
    dossier_id, until, reason = session.get(LOOK, ("", 0, ""))
    who = visitor()
    mine = who is not None and who.role == Role.STAFF and "bearer" not in g
    here = bool(dossier_id) and (request.view_args or {}).get("dossier_id") == dossier_id
    return reason if mine and here and now().timestamp() < until else ""


def to_fill_in(text: str) -> str:
    """What a field begins with: nothing where it would have to be masked, since a field's text is sent back."""
    return "" if holds(text) and not reason_given() else text


def note_shown(reason: str) -> None:
    """One look: who, when, at which page, and why."""
    dossier_id = str((request.view_args or {})["dossier_id"])
    told = {"page": request.path, "reason": reason}
    with desk().database.writing() as record:
        note(record, actor(), "personal.shown", Subject("dossier", dossier_id, dossier_id), after=told)


def shown_to(content: bytes, boxes: Sequence[Sequence[float]]) -> bytes:
    """A picture, blurred in these boxes unless a reason holds; then the look is on record."""
    reason = reason_given()
    if not reason:
        return blurred(content, boxes)
    note_shown(reason)
    return content


def _lines(pieces: Iterable[str | bytes]) -> Iterator[bytes]:
    """A list that goes out row by row."""
    for piece in pieces:
        yield masked(piece if isinstance(piece, str) else piece.decode()).encode()
