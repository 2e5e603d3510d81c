"""What templates may call: words, times, sizes, and the addresses of static files with their version."""

from __future__ import annotations

import hashlib
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import Flask, current_app, url_for

from extractors.fields import field as field_of
from service.report.figures import amount
from service.report.marking import marked
from service.report.words import Words
from service.settings import MEGABYTE
from service.web.context import desk, language, visitor
from service.web.words import text, title, word


def register(app: Flask) -> None:
    """Give the templates their words."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(word=word, text=text, title=title, language=language, visitor=visitor, asset=asset)
    app.jinja_env.filters.update(moment=moment, size=size, short=short, figure=figure, marked=marked)


def moment(at: datetime | None) -> str:
    """A moment on the office's clock."""
    zone = ZoneInfo(desk().settings.timezone)
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if at else ""


def size(count: int) -> str:
    """Bytes as people count them."""
    return f"{count / MEGABYTE:.1f} MB" if count >= MEGABYTE / 10 else f"{max(count // 1024, 1)} KB"


def figure(value: float | Decimal | None, field: str | None) -> str:
    """A figure with its unit, "" for none."""
    exact = None if value is None else Decimal(str(value))
    return amount(exact, field_of(field) if field else None, Words(language()))


def short(text: str, length: int = 12) -> str:
    """The beginning of a long code."""
    return text[:length]


def asset(name: str) -> str:
    """A static file's address, with a mark of its content: browsers keep it until it changes."""
    return url_for("static", filename=name, v=_mark(Path(str(current_app.static_folder)) / name))


@cache
def _mark(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:10]
