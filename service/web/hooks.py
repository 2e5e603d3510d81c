"""One's hooks on the account page: made, switched, removed, and what became of their deliveries."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from service.records import hooks
from service.records.refusals import Refused
from service.sealing import HOOK, Seal
from service.tables import User
from service.web.api.hooks import hook_of
from service.web.context import actor, desk, say, somebody
from service.web.forms import HookForm, Press
from service.webhooks import allowed_by

blueprint = Blueprint("hooks", __name__, url_prefix="/account/hooks")

SHOWN = 50


@blueprint.route("", methods=["GET", "POST"])
def add() -> str | Response:
    """A new hook; its secret is shown this once."""
    form = HookForm()
    if not form.validate_on_submit():
        return render_template("hooks/new.html", form=form)
    try:
        with desk().database.writing() as session:
            user, allowed = session.get_one(User, somebody().number), allowed_by(desk().settings)
            seal = Seal(desk().settings.secret_key, HOOK)
            _, secret = hooks.add(session, actor(), user, form.address.data.strip(), form.events.data, allowed, seal)
    except Refused as error:
        form.address.errors = [*form.address.errors, say(error.text)]
        return render_template("hooks/new.html", form=form)
    return render_template("hooks/secret.html", secret=secret)


@blueprint.get("/<int:hook>")
def show(hook: int) -> str:
    """A hook with what was sent to it."""
    with desk().database.reading() as session:
        found = hook_of(session, hook)
        return render_template(
            "hooks/show.html", hook=found, deliveries=hooks.deliveries(session, found, SHOWN), events=hooks.EVENTS
        )


@blueprint.post("/<int:hook>/active")
def switch(hook: int) -> Response:
    """Off, or on again."""
    if not Press().validate():
        raise BadRequest
    with desk().database.writing() as session:
        found = hook_of(session, hook)
        allowed = allowed_by(desk().settings)
        hooks.change(session, actor(), found, found.address, found.events, not found.active, allowed)
    return redirect(url_for("hooks.show", hook=hook))


@blueprint.post("/<int:hook>/remove")
def remove(hook: int) -> Response:
    """It is told of nothing any more."""
    if not Press().validate():
        raise BadRequest
    with desk().database.writing() as session:
        hooks.remove(session, actor(), hook_of(session, hook))
    flash(_("已移除。"), "done")
    return redirect(url_for("auth.account"))
