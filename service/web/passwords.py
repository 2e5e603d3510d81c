"""For whoever forgot a password: the page that asks for a link, and the page that the link opens."""

from __future__ import annotations

import logging
import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from service.records import passwords
from service.records.audit import Actor
from service.records.refusals import Refused
from service.web.account_forms import Forgot, FreshPassword
from service.web.auth import count
from service.web.context import desk, say

log = logging.getLogger(__name__)
UNKNOWN = "PRESCREEN_SITE_URL is not set: no link for a new password is mailed, since the asker alone names the host"

blueprint = Blueprint("passwords", __name__, url_prefix="/password")


@blueprint.route("/forgotten", methods=["GET", "POST"])
def forgotten() -> str:
    """The same is answered whether or not there is such an account."""
    form, sent = Forgot(), False
    if form.validate_on_submit():
        count("forgotten", form.who.data)
        with desk().database.writing() as session:
            if _may_mail():
                passwords.ask(session, Actor(None, "", request.remote_addr or ""), form.who.data, _page_of)
        sent = True
    return render_template("passwords/forgotten.html", form=form, sent=sent)


@blueprint.route("/new/<token>", methods=["GET", "POST"])
def fresh(token: str) -> str | Response | tuple[str, int]:
    """A new password, by a link that holds once."""
    count("fresh", "")
    form = FreshPassword()
    try:
        if not form.validate_on_submit():
            with desk().database.reading() as session:
                name = passwords.bearer(session, token).name
            return render_template("passwords/fresh.html", form=form, name=name)
        with desk().database.writing() as session:
            passwords.redeem(session, token, form.password.data, request.remote_addr or "")
    except Refused as error:
        if error.code != "link_gone":
            form.password.errors = [say(error.text)]
            return render_template("passwords/fresh.html", form=form, name="")
        return render_template("passwords/fresh.html", form=None, gone=say(error.text)), error.status
    flash(_("密码已重设，请登录。"), "done")
    return redirect(url_for("auth.login"))


def _may_mail() -> bool:
    """Whether the address that a link leads to is known: set, or that of this very machine and server."""
    named = urlsplit(request.host_url)
    own_port = named.port is None or str(named.port) == request.environ.get("SERVER_PORT")
    known = bool(desk().settings.site_url) or (own_port and _is_here(named.hostname or ""))
    if not known:
        log.error(UNKNOWN)
    return known


def _is_here(host: str) -> bool:
    """An address in figures that can be listened on here is this machine's own."""
    if host == "localhost":
        return True
    try:
        family = socket.AF_INET6 if ip_address(host).version == 6 else socket.AF_INET
        with socket.socket(family, socket.SOCK_DGRAM) as own:
            own.bind((host, 0))
    except (ValueError, OSError):
        return False
    return not ip_address(host).is_unspecified and not ip_address(host).is_multicast


def _page_of(token: str) -> str:
    """The page's whole address: by the setting, since what a caller says of the host is not to be mailed on."""
    site = desk().settings.site_url
    return site + url_for("passwords.fresh", token=token, _external=not site)
