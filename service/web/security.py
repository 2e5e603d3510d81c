"""Headers that every answer carries: scripts and styles from here alone, no frames, no guessing, no copies kept."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Response, request
from werkzeug.exceptions import BadRequest, NotFound

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


PLAIN_BYTES = 1024 * 1024
"""What a request without files may bring: it is held in memory."""

JSON_BYTES = 128 * 1024
"""What JSON may bring, which takes forty times its bytes in memory."""


def check_request() -> None:
    """Before every request: bounds for what is written to no file, and for addresses. Raises BadRequest, NotFound."""
    if request.mimetype != "multipart/form-data":
        request.max_content_length = JSON_BYTES if request.is_json else PLAIN_BYTES
    if not is_plain(request.path):
        raise NotFound
    _check_plain(request.args.items(multi=True))


def check_form() -> None:
    """Once the visitor was let through: the same of what was typed."""
    if request.method in ("POST", "PUT"):
        _check_plain(request.form.items(multi=True))


def _check_plain(said: Iterable[tuple[str | None, str]]) -> None:
    if not all(is_plain(name) and is_plain(value) for name, value in said):
        raise BadRequest


def is_plain(text: str | None) -> bool:
    """Whether every database keeps the text: PostgreSQL takes no NUL, and halves of a pair are no UTF-8."""
    if text is None:  # a part of a form that bears no name
        return True
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def harden(response: Response) -> Response:
    """After every request; a view that set a header itself (a report with its own style sheet) is left its own."""
    response.headers.setdefault("Content-Security-Policy", POLICY)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint == "static" and "v" not in request.args:
        response.headers["Cache-Control"] = "no-cache"  # its address does not change with its content
    elif request.endpoint != "static" and "private" not in response.headers.get("Cache-Control", ""):
        response.headers["Cache-Control"] = "private, no-store"  # whatever Flask thinks of a file that it sends
        response.headers.remove("Expires")  # which old caches go by
    return response
