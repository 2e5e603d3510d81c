"""A span for each request, by the name of its address and with the dossier's id: never a path, a query or a name."""

from __future__ import annotations

from flask import Flask, Response, g, request

from service.traces import span


def register(app: Flask) -> None:
    """Tell every request's time; called only where traces are wanted."""
    app.before_request_funcs.setdefault(None, []).insert(0, _begin)
    app.after_request(_status)
    app.teardown_request(_end)


def _begin() -> None:
    ids = {"dossier": str((request.view_args or {}).get("dossier_id", ""))}
    g.span = span(f"{request.method} {request.endpoint or 'unknown'}", **ids)
    g.told = g.span.__enter__()


def _status(response: Response) -> Response:
    if "told" in g:
        g.told.set_attribute("http.response.status_code", response.status_code)
    return response


def _end(error: BaseException | None) -> None:
    if "span" in g:
        g.pop("span").__exit__(type(error) if error else None, error, error.__traceback__ if error else None)
