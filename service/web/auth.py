"""Coming in and going out, and what users change of their own."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import login_user, logout_user
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from service.records import accounts, audit, hooks, office_identities, profiles, second_factor, web_sessions
from service.records.audit import SYSTEM, Actor, Subject
from service.records.refusals import Refused
from service.tables import Role, Scope, Token, User
from service.tables.base import now
from service.web import halfway
from service.web.account_forms import OwnPassword, Register, SignIn, TokenForm
from service.web.context import LANGUAGES, Visitor, actor, desk, say, somebody, visitor
from service.web.limiting import place_of, site_of
from service.web.web_sessions import called

blueprint = Blueprint("auth", __name__)

OF_A_SITE = 4
"""Times the tries of one address that all the networks of a site have together."""

HOMES = {Role.APPLICANT: "dossiers.index", Role.EXPERT: "reviews.index", Role.STAFF: "dashboard.index"}


@blueprint.get("/")
def home() -> Response:
    """Each role has its own first page."""
    return redirect(url_for(HOMES[somebody().role]))


@blueprint.route("/login", methods=["GET", "POST"])
def login() -> str | Response:
    """Sign in; wrong tries are counted by address and name."""
    form = SignIn()
    if form.validate_on_submit():
        count("login", form.name.data)
        user = _proved(form.name.data, form.password.data)
        if user is not None and user.totp_secret:
            return redirect(url_for("second_factor.ask", next=request.args.get("next")))
        if user is not None:
            return redirect(way_back())
        flash(_("用户名或密码不正确。"), "error")
    settings = desk().settings
    return render_template(
        "auth/login.html", form=form, registration=settings.registration, office=settings.office_login is not None
    )


@blueprint.post("/logout")
def logout() -> Response:
    """Sign out: this browser's session ends, so that a copy of its cookie opens nothing; the language stays."""
    with desk().database.writing() as record:
        user = record.get_one(User, somebody().number)
        web_sessions.end(record, actor(), user, somebody().session)
    logout_user()
    return redirect(url_for("auth.login"))


@blueprint.route("/register", methods=["GET", "POST"])
def register() -> str | Response:
    """An applicant comes for the first time."""
    if not desk().settings.registration:
        abort(404)
    form = Register()
    if form.validate_on_submit():
        count("register", "")
        try:
            with desk().database.writing() as record:
                newcomer = Actor(None, form.name.data[:64], request.remote_addr or "")
                user = accounts.add_user(record, newcomer, form.name.data, form.password.data, Role.APPLICANT)
                if form.said:
                    profiles.save(record, audit.actor_of(user, newcomer.address), user, form.said)
                enter(record, user)
            return redirect(url_for("auth.home"))
        except Refused as error:
            field = form.password if error.code.endswith("_password") else form.name
            field.errors = [*field.errors, say(error.text)]
    return render_template("auth/register.html", form=form)


@blueprint.post("/language")
def switch_language() -> Response:
    """Chinese or English, for this session and, for users, from now on."""
    chosen = request.form.get("language", "")
    if chosen not in LANGUAGES:
        abort(400)
    session["language"] = chosen
    who = visitor()
    if who is not None:
        with desk().database.writing() as record:
            record.get_one(User, who.number).language = chosen
    return redirect(safe(request.form.get("next", "")))


@blueprint.route("/account", methods=["GET", "POST"])
def account() -> str | Response:
    """One's own password and tokens."""
    form = OwnPassword()
    if form.validate_on_submit():
        count("login", somebody().name)
        try:
            if _changed(form):
                flash(_("密码已修改。"), "done")
                return redirect(url_for("auth.account"))
            form.present.errors = [_("现在的密码不正确。")]
        except Refused as error:
            form.password.errors = [say(error.text)]
    with desk().database.reading() as record:
        tokens = record.scalars(select(Token).where(Token.user_id == somebody().number).order_by(Token.id)).all()
        profile = profiles.of(record, somebody().number)
        user = record.get_one(User, somebody().number)
        office = desk().settings.office_login
        open_ = web_sessions.of_user(record, user.id, desk().settings.session_hours)
        linked = office and office_identities.of_user(record, user.id, office.issuer)
        told = hooks.of_user(record, somebody().number)
        codes_left = second_factor.codes_left(record, somebody().number)
    return render_template(
        "auth/account.html",
        form=form,
        token_form=TokenForm(formdata=None),
        tokens=tokens,
        hooks=told,
        now=now(),
        profile=profile,
        email=user.email,
        has_password=bool(user.password),
        office=office is not None,
        linked=linked,
        sessions=[(one, called(one.browser)) for one in open_],
        codes_left=codes_left,
    )


@blueprint.post("/account/tokens")
def new_token() -> str | Response:
    """A new token, shown this once."""
    form = TokenForm()
    if not form.validate():
        flash(_("有效期为 1 至 3650 天。"), "error")
        return redirect(url_for("auth.account"))
    scopes = [Scope(word) for word in form.scopes.data.split()]
    with desk().database.writing() as record:
        user = record.get_one(User, somebody().number)
        text = accounts.new_token(record, actor(), user, scopes, form.days.data or accounts.TOKEN_DAYS)
    return render_template("auth/token.html", token=text)


@blueprint.post("/account/tokens/<int:number>/revoke")
def revoke_token(number: int) -> Response:
    """One's own token opens nothing from now on."""
    with desk().database.writing() as record:
        token = record.get(Token, number)
        if token is None or token.user_id != somebody().number:
            abort(404)
        accounts.revoke_token(record, actor(), token)
    return redirect(url_for("auth.account"))


def _changed(form: OwnPassword) -> bool:
    """Whether the present password was right, so that the new one holds. Raises Refused for one that is no good."""
    with desk().database.writing() as record:
        user = accounts.sign_in(record, somebody().name, form.present.data)
        if user is not None:
            accounts.set_password(record, actor(), user, form.password.data)
            enter(record, user)
    return user is not None


def _proved(name: str, password: str) -> User | None:
    """Whose these are: who comes in, or has a code to show first; either way it is logged."""
    who = Subject("user", name[:64])
    with desk().database.writing() as record:
        user = accounts.sign_in(record, name, password)
        by = audit.actor_of(user, request.remote_addr or "") if user else Actor(None, "", request.remote_addr or "")
        audit.note(record, by or SYSTEM, _said(user), who)
        if user is not None:
            halfway.begin(user) if user.totp_secret else enter(record, user)
    return user


def _said(user: User | None) -> str:
    """What the log says of a try."""
    if user is None:
        return "user.refused"
    return "user.code_asked" if user.totp_secret else "user.signed_in"


def enter(record: Session, user: User, by_office: bool = False) -> None:
    """Begin a session anew, so that one planted before has no worth. `by_office`: the office's own sign-in opened."""
    chosen = session.get("language", user.language)
    session.clear()
    session.permanent = True
    session["language"] = chosen
    browser = request.user_agent.string
    shows = web_sessions.begin(record, user, request.remote_addr or "", browser, by_office)
    login_user(Visitor(user, shows))


def count(what: str, name: str) -> None:
    """One try at an account from this address: both together, the address, and the account are counted.

    `name` is folded as the account is looked up. Too many raise TooManyRequests, which says how long to wait. Where the
    account is signed in from lately is not counted with all others: strangers must not lock anybody out.
    """
    settings, limiter, address = desk().settings, desk().limiter, request.remote_addr or ""
    key = accounts.key_of(name)
    place = place_of(address)
    wait = limiter.wait(settings.login_limit, what, f"{place}/{key}")
    wait = wait or limiter.wait(settings.address_limit, what, place)
    if (site := site_of(address)) and not wait:
        wait = limiter.wait(settings.address_limit, what, site, OF_A_SITE)
    if key and not wait:
        wait = limiter.wait(settings.account_limit, f"{what} account", key)
        wait = 0 if wait and _is_at_home(key, address) else wait
    refuse_for(wait)


def refuse_for(wait: int) -> None:
    """Raises TooManyRequests where there are seconds to wait."""
    if wait:
        raise TooManyRequests(retry_after=wait)


def _is_at_home(key: str, address: str) -> bool:
    with desk().database.reading() as record:
        return web_sessions.is_known(record, key, address)


def way_back() -> str:
    """The page that the visitor wanted before signing in."""
    return safe(request.args.get("next", ""))


def safe(address: str) -> str:
    """An address on this very site, else the first page: nobody is led elsewhere by a link."""
    parts = urlsplit(address)
    inside = address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return address if inside and address.isprintable() else url_for("auth.home")
