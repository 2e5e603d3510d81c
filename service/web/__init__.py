"""The service as pages for people and as an interface for programs: an application factory and a blueprint a noun."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from flask import Flask, request
from flask_babel import Babel
from flask_login import LoginManager
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from service import logs
from service.database import Database
from service.queue import Carrier
from service.settings import Settings
from service.store import Store
from service.web import access, blindfold, guard, paging, personal, problems, security, sharing, showing, turnstile
from service.web.context import Desk, language
from service.web.limiting import Limiter

ROOM = Path(__file__).parent.parent


def create_app(settings: Settings) -> Flask:
    """The application on these settings; its database must be up to date."""
    app = Flask("service", root_path=str(ROOM))
    app.config.update(configuration(settings))
    app.json.ensure_ascii = False  # type: ignore[attr-defined]  # the default provider has it
    app.json.sort_keys = False  # type: ignore[attr-defined]  # likewise
    app.extensions["prescreen"] = Desk(
        settings,
        Database(settings.database_url),
        Store(settings.storage_url, begin=False),
        Carrier(settings),
        Limiter(settings),
    )
    Babel(app, default_locale="zh", default_translation_directories="translations", locale_selector=language)
    app.before_request(security.check_request)  # before anything, CSRFProtect among it, takes a form in
    csrf, login = CSRFProtect(app), LoginManager(app)
    login.user_loader(guard.remember)
    app.before_request(_log_about)
    app.before_request(guard.guard)
    app.before_request(security.check_form)
    app.before_request(blindfold.guard)
    app.after_request(security.harden)
    app.after_request(personal.mask)
    problems.register(app)
    showing.register(app)
    app.jinja_env.globals["to_fill_in"] = personal.to_fill_in
    paging.register(app)
    _blueprints(app, csrf)
    access.check_table(app)
    sharing.register(app)
    turnstile.register(app)
    if settings.proxies:
        hops = settings.proxies
        fixed = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)
        app.wsgi_app = fixed  # type: ignore[method-assign]  # as Flask's own documentation puts one around it
    return app


def _log_about() -> None:
    """What this thread logs from here on is about this request."""
    logs.begin(dossier=(request.view_args or {}).get("dossier_id"), address=request.endpoint)


def configuration(settings: Settings) -> dict[str, object]:
    """Flask's own settings."""
    return {
        "SECRET_KEY": settings.secret_key,
        "MAX_CONTENT_LENGTH": settings.max_request,
        "MAX_FORM_PARTS": settings.max_files + 50,
        "SESSION_COOKIE_NAME": "prescreen",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": settings.https,
        "PERMANENT_SESSION_LIFETIME": timedelta(hours=settings.session_hours),
        "WTF_CSRF_TIME_LIMIT": None,
        "SEND_FILE_MAX_AGE_DEFAULT": timedelta(days=365),
        "BABEL_DEFAULT_TIMEZONE": settings.timezone,
    }


def _blueprints(app: Flask, csrf: CSRFProtect) -> None:
    from service.web import (
        api,
        audit,
        auth,
        bulk,
        corrections,
        dashboard,
        documents,
        dossiers,
        drafts,
        error_rates,
        exports,
        health,
        hooks,
        messages,
        notices,
        office_login,
        pairs,
        reference,
        retention,
        reviews,
        round_exports,
        rounds,
        runs,
        second_factor,
        steps,
        supplements,
        users,
        web_sessions,
        wholes,
    )

    nouns = (
        *(auth, dashboard, error_rates, bulk, dossiers, documents, steps),
        *(
            reviews,
            corrections,
            supplements,
            pairs,
            runs,
            rounds,
            round_exports,
            users,
            second_factor,
            messages,
            audit,
            drafts,
        ),
        *(personal, office_login, web_sessions, notices, wholes, exports, hooks, reference, health, retention),
    )
    for noun in nouns:
        app.register_blueprint(noun.blueprint)
    _experts(app)
    _applicants(app)
    app.register_blueprint(api.blueprint)
    csrf.exempt(api.blueprint)  # programs bring a token in a header, and no cookie counts there


def _experts(app: Flask) -> None:
    from service.web import assignments, blind, opinions, phrases, questions

    for noun in (assignments, blind, opinions, questions, phrases):
        app.register_blueprint(noun.blueprint)


def _applicants(app: Flask) -> None:
    from service.web import blanks, checklists, figures, passwords, profiles, receipts

    for noun in (blanks, checklists, figures, passwords, profiles, receipts):
        app.register_blueprint(noun.blueprint)
