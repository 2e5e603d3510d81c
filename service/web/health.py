"""For those who watch the service: is it alive, is it ready, how is it doing. Counts only, never a name."""

from __future__ import annotations

import os

from flask import Blueprint, Response, jsonify
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from extractors.rooms import lacking
from service import memory, metrics
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
    told = {"rooms": rooms, "memory": _memory()}
    return jsonify(status="ok" if good else "not ready", **found, **told), 200 if good else 503


@blueprint.get("/metrics")
def figures() -> Response:
    """Our own figures and rq's, for staff and for who brings PRESCREEN_METRICS_TOKEN."""
    return Response(metrics.text_of(desk().database, desk().carrier), content_type=metrics.CONTENT_TYPE)


def _memory() -> str:
    """What reading children may have on this machine, where its workers share it."""
    workers, cores = max(_workers(), 1), os.cpu_count() or 1
    fit = memory.plan(memory.budget() // workers, max(1, cores // workers), cores)
    alone = f", one that needs it alone {fit.alone} MB" if fit.alone else ""
    return f"{memory.budget()} MB for {workers * fit.jobs} reading children, {fit.child} MB each{alone}"


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
