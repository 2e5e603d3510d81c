"""What a request works with: the record, the store, the queue, who asks, and in which language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from flask import current_app, g, request, session
from flask_login import UserMixin, current_user

from checkers.model import Text
from service.database import Database
from service.model import Lang
from service.queue import Carrier
from service.records.audit import Actor
from service.settings import Settings
from service.store import Store
from service.tables import Role, User, WebSession
from service.web.limiting import Limiter
from service.whole.shelf import Shelf

LANGUAGES: tuple[Lang, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Desk:
    """The application's own things, one for a process."""

    settings: Settings
    database: Database
    store: Store
    carrier: Carrier
    limiter: Limiter
    shelf: Shelf = field(default_factory=Shelf)


class Visitor(UserMixin):  # type: ignore[misc]  # Flask-Login has no types
    """A user as a request knows them."""

    def __init__(self, user: User, shows: str = "", opened: WebSession | None = None) -> None:
        self.number = user.id
        self.name = user.name
        self.role = user.role
        self.language = user.language
        self.epoch = user.epoch
        self.one_time = user.one_time
        self.second_factor = bool(user.totp_secret)
        self.by_office = opened is not None and opened.by_office
        self.session = opened.id if opened else 0
        self._shows = shows

    def get_id(self) -> str:
        """What stands in the cookie: it opens nothing in a later epoch, nor after its session was ended."""
        return f"{self.number}.{self.epoch}.{self._shows}"


def desk() -> Desk:
    """This application's desk."""
    return cast(Desk, current_app.extensions["prescreen"])


def visitor() -> Visitor | None:
    """Who asks: the bearer of a token, or whoever signed in; None for nobody."""
    if "bearer" in g:
        return cast("Visitor | None", g.bearer)
    return cast(Visitor, current_user._get_current_object()) if current_user.is_authenticated else None


def somebody() -> Visitor:
    """Who asks, where access is granted to users only."""
    found = visitor()
    assert found is not None, "access let nobody through"
    return found


def actor() -> Actor:
    """Who asks, as the one who does something."""
    found = somebody()
    return Actor(found.number, found.name, request.remote_addr or "")


def is_staff() -> bool:
    """Whether staff ask."""
    return somebody().role == Role.STAFF


def today() -> date:
    """This day on the office's clock."""
    return datetime.now(ZoneInfo(desk().settings.timezone)).date()


def language() -> Lang:
    """The caller's language: what they chose, else what a program accepts, else Chinese."""
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return cast(Lang, chosen)
    if request.path.startswith("/api/"):
        return cast(Lang, request.accept_languages.best_match(LANGUAGES, default="zh"))
    return "zh"


def say(text: Text) -> str:
    """The one of both languages."""
    return text.zh if language() == "zh" else text.en
