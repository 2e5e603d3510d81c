"""The unit that a user applies for: written down on the account's page, held against the papers of a dossier."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from service.profile_check import Checked, checked
from service.records import profiles, reports
from service.records.refusals import Refused
from service.report.parsing import report_of
from service.tables import Dossier, Profile, Run, User
from service.web.context import actor, desk, say, somebody
from service.web.unit_fields import UnitForm

blueprint = Blueprint("profiles", __name__, url_prefix="/account/unit")


@blueprint.route("", methods=["GET", "POST"])
def edit() -> str | Response:
    """Name, code and whom to call."""
    form = UnitForm()
    if form.validate_on_submit():
        assert form.said is not None
        with desk().database.writing() as session:
            profiles.save(session, actor(), session.get_one(User, somebody().number), form.said)
        flash(_("单位信息已保存。"), "done")
        return redirect(url_for("profiles.edit"))
    if request.method == "GET":
        with desk().database.reading() as session:
            _fill(form, profiles.of(session, somebody().number))
    return render_template("profiles/edit.html", form=form)


@blueprint.post("/mail")
def mail() -> Response:
    """Where the mails of somebody go who applies for no unit."""
    try:
        with desk().database.writing() as session:
            profiles.set_mail(session, actor(), session.get_one(User, somebody().number), request.form.get("email", ""))
        flash(_("电子邮箱已保存。"), "done")
    except Refused as error:
        flash(say(error.text), "error")
    return redirect(url_for("auth.account"))


def of_dossier(session: Session, dossier: Dossier, done: Run | None) -> tuple[Profile | None, tuple[Checked, ...]]:
    """The unit of the dossier's owner, and what each paper of the run says of it."""
    profile = profiles.of(session, dossier.owner_id)
    body = reports.body_of(session, done) if done and profile else None
    return profile, checked(profile.name, profile.credit_code, report_of(body)) if profile and body else ()


def _fill(form: UnitForm, profile: Profile | None) -> None:
    if profile:
        form.unit.data = profile.name
        for name in ("credit_code", "contact", "phone", "email"):
            form[name].data = getattr(profile, name)
