"""What templates may call: words, times, sizes, and the addresses of static files with their version."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask, current_app, g, url_for
from flask_babel import gettext as _

from extractors.fields import field as field_of
from extractors.known_facts import JOINED_BY, Sort, is_fact, known
from extractors.model import Claim, FactName, Statement
from service.model import Lang
from service.records import messages
from service.records.values import words_of
from service.report.facts import value_in_words
from service.report.figures import amount
from service.report.marking import marked
from service.report.words import Words
from service.settings import MEGABYTE
from service.web.context import desk, language, visitor
from service.web.side_by_side import called
from service.web.words import text, title, word


def register(app: Flask) -> None:
    """Give the templates their words."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(word=word, text=text, title=title, language=language, visitor=visitor, asset=asset)
    app.jinja_env.globals.update(called=called, unread_messages=unread_messages)
    app.jinja_env.filters.update(moment=moment, size=size, short=short, figure=figure, marked=marked)


def unread_messages() -> int:
    """How many messages wait for whoever asks; asked once a page."""
    who = visitor()
    if who is None:
        return 0
    if "unread" not in g:
        with desk().database.reading() as session:
            g.unread = messages.unread(session, who.number)
    return int(g.unread)


def moment(at: datetime | None) -> str:
    """A moment on the office's clock."""
    zone = ZoneInfo(desk().settings.timezone)
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if at else ""


def size(count: int) -> str:
    """Bytes as people count them."""
    if count < 1024:
        return str(_("%(count)s 字节", count=count))
    return f"{count / MEGABYTE:.1f} MB" if count >= MEGABYTE / 10 else f"{count // 1024} KB"


def figure(value: float | Decimal | str | None, field: str | None) -> str:
    """A figure with its unit, or a fact, in words; "" for none."""
    if field and is_fact(field):
        return value_in_words(FactName(field), str(value or ""), Words(language()))
    exact = None if value is None else Decimal(str(value))
    return amount(exact, field_of(field) if field else None, Words(language()))


def plain(said: Statement) -> str:
    """A value as a form takes it: lists in words, as people read them."""
    if isinstance(said, Claim):
        return format(said.value, "f")
    return value_in_words(said.name, said.text, Words(language())) if said.text else ""


def value_said(name: str, text: str) -> str:
    """What a form said, with the codes for words of a list in either language."""
    if not is_fact(name) or known(FactName(name)).sort is not Sort.LIST:
        return text
    return JOINED_BY.join(_code(FactName(name), word.strip()) for word in re.split("[\u3001\uff0c,]", text))


def _code(name: FactName, word: str) -> str:
    spoken: tuple[Lang, ...] = ("zh", "en")
    return next((c for c in words_of(name) if word in {value_in_words(name, c, Words(lang)) for lang in spoken}), word)


def short(text: str, length: int = 12) -> str:
    """The beginning of a long code."""
    return text[:length]


def asset(name: str) -> str:
    """A static file's address, with a mark of its content: browsers keep it until it changes."""
    return url_for("static", filename=name, v=_mark(Path(str(current_app.static_folder)) / name))


@cache
def _mark(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]
