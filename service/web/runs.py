"""Staff's view of the queue: what waits, what runs, what failed and why, and trying again."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from service.records import runs, turns
from service.tables import Run, State
from service.web.context import actor, desk
from service.web.forms import Press

blueprint = Blueprint("runs", __name__, url_prefix="/runs")

LATELY = 50


@blueprint.get("")
def index() -> str:
    """The queue."""
    with desk().database.reading() as session:
        base = select(Run).options(joinedload(Run.dossier), joinedload(Run.requested_by))
        active = session.scalars(base.where(Run.state == State.RUNNING).order_by(Run.started_at)).all()
        waiting = {run.id: run for run in session.scalars(base.where(Run.state == State.QUEUED))}
        failed = session.scalars(base.where(Run.state == State.FAILED).order_by(Run.finished_at.desc())).all()
        done = session.scalars(base.where(Run.state == State.DONE).order_by(Run.finished_at.desc()).limit(LATELY))
        return render_template(
            "runs/index.html",
            active=active,
            waiting=[waiting[number] for number in turns.in_turn(session) if number in waiting],
            failed=failed[:LATELY],
            done=done.all(),
            counts=runs.counts(session),
            redis=desk().carrier.is_up(),
            form=Press(),
        )


@blueprint.post("/<int:run_id>/retry")
def retry(run_id: int) -> Answer:
    """A failed run once more."""
    with desk().database.writing() as session:
        run = session.get(Run, run_id, with_for_update=True)
        if run is None:
            raise NotFound
        runs.retry(session, actor(), run)
    desk().carrier.send(desk().database, run_id)
    flash(_("已重新排队。"), "done")
    return redirect(url_for("runs.index"))
