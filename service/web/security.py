"""Headers that every answer carries: scripts and styles from here alone, no frames, no guessing, no copies kept."""

from __future__ import annotations

from flask import Response, request

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


def harden(response: Response) -> Response:
    """After every request; a view that set a header itself (a report with its own style sheet) is left its own."""
    response.headers.setdefault("Content-Security-Policy", POLICY)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint == "static" and "v" not in request.args:
        response.headers["Cache-Control"] = "no-cache"  # its address does not change with its content
    elif request.endpoint != "static" and "private" not in response.headers.get("Cache-Control", ""):
        response.headers["Cache-Control"] = "private, no-store"  # whatever Flask thinks of a file that it sends
    return response
