"""For those who watch the service: is it alive, is it ready, how is it doing. Counts only, never a name."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from extractors.rooms import lacking
from service import metrics
from service.database import is_current
from service.web.context import desk

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def alive() -> Response:
    """The web process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def ready() -> tuple[Response, int]:
    """All that a request needs is there: database, queue, store, and a worker for what is queued."""
    found = {"database": _database(), "queue": desk().carrier.is_up(), "store": _store(), "workers": _workers() > 0}
    good = all(found.values())
    rooms = "closed" if not lacking() else "; ".join(lacking())
    return jsonify(status="ok" if good else "not ready", **found, rooms=rooms), 200 if good else 503


@blueprint.get("/metrics")
def figures() -> Response:
    """Our own figures and rq's, for staff and for who brings PRESCREEN_METRICS_TOKEN."""
    return Response(metrics.text_of(desk().database, desk().carrier), content_type=metrics.CONTENT_TYPE)


def _database() -> bool:
    try:
        with desk().database.reading() as session:
            session.execute(text("SELECT 1"))
        return is_current(desk().database.engine)
    except SQLAlchemyError:
        return False


def _store() -> bool:
    try:
        desk().store.check()
    except OSError:
        return False
    return True


def _workers() -> int:
    return desk().carrier.workers()
