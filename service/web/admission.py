"""Who may send a large body: only who is signed in, asked when the headers are there and before the rest is taken.

waitress takes a whole request in before the application sees it; without this, anybody could fill the disk.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError
from waitress.channel import HTTPChannel
from waitress.utilities import Error
from werkzeug.datastructures import Headers
from werkzeug.test import EnvironBuilder

from service.web import guard
from service.web.context import visitor
from service.web.patience import Timed

SMALL = 256 * 1024
"""Bytes that anybody may send: a form that somebody filled in while the session ended is still taken."""

KEYS = (("COOKIE", "Cookie"), ("AUTHORIZATION", "Authorization"))

Admits = Callable[[Mapping[str, str]], bool]

log = logging.getLogger(__name__)


class SignInFirst(Error):  # type: ignore[misc]  # waitress has no types
    """Answered in place of taking the body."""

    code = 401
    reason = "Unauthorized"


def install(app: Flask) -> None:
    """Have waitress ask the application."""
    HTTPChannel.parser_class = parser(lambda headers: is_known(app, headers))


def is_known(app: Flask, headers: Mapping[str, str]) -> bool:
    """Whether a session or a token comes with these headers (named as waitress names them)."""
    sent = Headers([(name, headers[key]) for key, name in KEYS if key in headers])
    try:
        with app.request_context(EnvironBuilder(headers=sent).get_environ()):
            return visitor() is not None or guard.bearer() is not None
    except SQLAlchemyError:
        log.warning("the record is away; a large body was not taken")
        return False


def parser(admits: Admits) -> type[Timed]:
    """The parser that asks so."""

    class Asking(Timed):
        def parse_header(self, header_plus: bytes) -> None:
            """As waitress does it; then whether the body is to be taken."""
            super().parse_header(header_plus)
            if (self.chunked or self.content_length > SMALL) and not admits(self.headers):
                self.error = SignInFirst("sign in first")
                self.body_rcv = None  # the request ends here, and with it the connection

    return Asking
