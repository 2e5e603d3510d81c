"""For those who watch the service: is it alive, is it ready, how is it doing. Counts only, never a name."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from flask import Blueprint, Response, jsonify
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from extractors.rooms import lacking
from service import memory
from service.database import is_current
from service.errands import refused
from service.records import runs
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
def metrics() -> Response:
    """Gauges in Prometheus' text form."""
    with desk().database.reading() as session:
        counts, oldest = runs.counts(session), runs.oldest_wait(session)
    waits = (datetime.now(UTC) - oldest).total_seconds() if oldest else 0.0
    lines = ["# HELP prescreen_runs Runs by state.", "# TYPE prescreen_runs gauge"]
    lines += [f'prescreen_runs{{state="{state}"}} {number}' for state, number in sorted(counts.items())]
    for name, explained, value in (
        ("oldest_wait_seconds", "How long the oldest queued run waits.", round(waits, 1)),
        ("workers", "Worker processes that listen.", _workers()),
        ("refused_jobs", "Jobs in the queue that this service did not send.", refused(desk().carrier.redis)),
        ("redis_up", "Whether the queue answers.", int(desk().carrier.is_up())),
    ):
        lines += [f"# HELP prescreen_{name} {explained}", f"# TYPE prescreen_{name} gauge", f"prescreen_{name} {value}"]
    return Response("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4; charset=utf-8")


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
