"""The office's own sign-in as pages: out to the provider, back from it, and linked to an account or taken off it."""

from __future__ import annotations

import logging
from dataclasses import asdict
from typing import cast

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from service.office_login import NotBelieved, Person, Provider, ProviderAway, Trip, fresh_trip
from service.records import accounts, audit, office_identities
from service.records.audit import Actor, Subject
from service.records.refusals import Refused
from service.settings import OfficeLogin
from service.tables import User
from service.tables.base import now
from service.web import halfway
from service.web.auth import count, enter, safe, way_back
from service.web.context import actor, desk, say, somebody, visitor
from service.web.forms import Press

blueprint = Blueprint("office_login", __name__)
log = logging.getLogger(__name__)

TRIP = "office_trip"
"""Where the session keeps what must come back."""

LINK = "office_link"
"""Where the session keeps that whoever is signed in proved the password to have an identity linked, and until when."""

HOLDS = 600
"""Seconds that a visit to the provider may take."""


@blueprint.get("/login/office")
def begin() -> Response:
    """Out to the provider."""
    _office()
    count("office", "")
    trip = fresh_trip()
    try:
        address = _provider().address(trip, _back())
    except ProviderAway as error:
        return _away(error)
    link = _linking() if request.args.get("link") else None
    session[TRIP] = {**asdict(trip), "until": _moment() + HOLDS, "next": way_back(), "link": link}
    return redirect(address)


@blueprint.get("/login/office/back")
def back() -> Response:
    """Back from it: in, or linked, or told why not."""
    _office()
    count("office", "")
    begun = session.pop(TRIP, None)
    try:
        person = _person(begun)
    except ProviderAway as error:
        return _away(error)
    except NotBelieved as error:
        log.warning("the office's sign-in: %s", error)
        _note_refused(str(error))
        flash(_("统一身份认证没有完成，请再试一次，或用密码登录。"), "error")
        return redirect(url_for("auth.login"))
    return _link(person, begun["link"]) if begun["link"] else _in(person, begun["next"])


@blueprint.post("/account/office")
def link() -> str | Response:
    """Whoever is signed in proves the password once more; then the provider is asked."""
    if not Press().validate():
        abort(400)
    _office()
    count("login", somebody().name)
    with desk().database.writing() as record:
        user = accounts.sign_in(record, somebody().name, request.form.get("present", ""))
    if user is None:
        flash(_("现在的密码不正确。"), "error")
        return redirect(url_for("auth.account"))
    session[LINK] = [user.id, user.epoch, _moment() + HOLDS]
    return render_template("office_login/link.html")


@blueprint.post("/account/office/unlink")
def unlink() -> Response:
    """One's own account is opened by the password alone again."""
    if not Press().validate():
        abort(400)
    try:
        with desk().database.writing() as record:
            user = record.get_one(User, somebody().number, with_for_update=True)
            office_identities.unbind(record, actor(), user, _office().issuer)
            enter(record, user)
        flash(_("已解除绑定。"), "done")
    except Refused as refused:
        flash(say(refused.text), "error")
    return redirect(url_for("auth.account"))


@blueprint.post("/users/<int:user_id>/office")
def bind(user_id: int) -> Response:
    """Staff say who a user is to the provider, or with nothing that it is nobody."""
    if not Press().validate():
        abort(400)
    subject = request.form.get("subject", "").strip()
    try:
        with desk().database.writing() as record:
            user = record.get(User, user_id, with_for_update=True) or abort(404)
            if subject:
                office_identities.bind(record, actor(), user, _office().issuer, subject)
            else:
                office_identities.unbind(record, actor(), user, _office().issuer)
        flash(_("已保存。"), "done")
    except Refused as refused:
        flash(say(refused.text), "error")
    return redirect(url_for("users.index"))


def _person(begun: dict[str, object] | None) -> Person:
    """Who came back to the visit that was begun in this browser a moment ago, and comes back for the first time."""
    if not begun or _moment() > int(str(begun["until"])):
        raise NotBelieved("no visit was begun here")
    trip = Trip(str(begun["state"]), str(begun["nonce"]), str(begun["verifier"]))
    if not desk().limiter.allows("1 per hour", "office-state", trip.state):
        raise NotBelieved("this visit was over already")
    return _provider().person(trip, _back(), request.args)


def _in(person: Person, way: str) -> Response:
    """Into the account that the identity opens."""
    net = request.remote_addr or ""
    try:
        with desk().database.writing() as record:
            user = office_identities.comes_in(record, person, _office(), net)
            return redirect(_entered(record, user, way, net))
    except Refused as refused:
        _note_refused(refused.code, person)
        flash(say(refused.text), "error")
        return redirect(url_for("auth.login"))


def _entered(record: Session, user: User, way: str, net: str) -> str:
    """Where to: on, or to the code of the user's own second factor where the provider does not count as one."""
    asks = bool(user.totp_secret) and not _office().counts_twice
    said = {"by": "office"}
    by = audit.actor_of(user, net)
    audit.note(record, by, "user.code_asked" if asks else "user.signed_in", Subject("user", user.name), after=said)
    if asks:
        halfway.begin(user)
        return url_for("second_factor.ask", next=way)
    enter(record, user, by_office=True)
    return safe(way)


def _link(person: Person, who: list[int]) -> Response:
    """The identity is linked to whoever proved the password, and is still signed in here."""
    found = visitor()
    if found is None or [found.number, found.epoch] != who:
        flash(_("登录已变化，没有绑定。请重新操作。"), "error")
        return redirect(url_for("auth.home"))
    try:
        with desk().database.writing() as record:
            user = record.get_one(User, found.number, with_for_update=True)
            office_identities.bind(record, actor(), user, person.issuer, person.subject)
        flash(_("已绑定统一身份认证。"), "done")
    except Refused as refused:
        flash(say(refused.text), "error")
    return redirect(url_for("auth.account"))


def _linking() -> list[int]:
    """Whose account is to be linked: of whoever proved the password a moment ago."""
    number, epoch, until = session.pop(LINK, (0, 0, 0))
    who = visitor()
    if who is None or [who.number, who.epoch] != [number, epoch] or _moment() > until:
        abort(403)
    return [number, epoch]


def _away(error: ProviderAway) -> Response:
    """The provider does not answer; the password way is open."""
    log.warning("the office's sign-in does not answer: %s", error)
    flash(_("统一身份认证暂时无法访问，请稍后再试，或用密码登录。"), "error")
    return redirect(url_for("auth.home" if visitor() else "auth.login"))


def _note_refused(why: str, person: Person | None = None) -> None:
    """On record: whom the provider named, so that staff can link it, and why it opened nothing."""
    told = {"by": "office", "why": why[:200]}
    if person:
        told |= {"issuer": person.issuer, "subject": person.subject}
    nobody = Actor(None, "", request.remote_addr or "")
    with desk().database.writing() as record:
        audit.note(record, nobody, "user.refused", Subject("user", (person.name if person else "")[:64]), after=told)


def _back() -> str:
    """The address that the provider leads back to: by the setting, since a caller's word on the host is not enough."""
    site = desk().settings.site_url
    return site + url_for("office_login.back", _external=not site)


def _office() -> OfficeLogin:
    return desk().settings.office_login or abort(404)


def _provider() -> Provider:
    """The provider of the settings, with what it published lately."""
    office = _office()
    known = cast("dict[OfficeLogin, Provider]", current_app.extensions.setdefault("office_login", {}))
    return known.setdefault(office, Provider(office))


def _moment() -> int:
    return int(now().timestamp())
