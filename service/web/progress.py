"""A run's state as pages and programs are told of it."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from service.records import turns
from service.records.turns import Place
from service.tables import Run, State
from service.web.context import desk, language
from service.web.words import word


def progress_of(session: Session, run: Run) -> dict[str, Any]:
    """State, pages, and what is being done now, in the caller's language; a run that waits tells its place."""
    place = place_of(session, run)
    return {
        "run": run.number,
        "state": run.state.value,
        "state_word": word("state", run.state.value),
        "pages_done": run.pages_done,
        "pages_total": run.pages_total,
        "now": place_words(place) if place else now_of(run),
        "reason": reason_of(run),
    }


def place_of(session: Session, run: Run) -> Place | None:
    """Where a run that waits stands, with the workers that listen now."""
    return turns.place(session, run, desk().carrier.workers()) if run.state == State.QUEUED else None


def place_words(place: Place) -> str:
    """How many come before, and when about the turn is."""
    minutes = max(round(place.seconds / 60), 1)
    if place.ahead:
        return str(_("前面还有 %(count)s 件，预计约 %(minutes)s 分钟后开始", count=place.ahead, minutes=minutes))
    return str(_("下一个就是，预计 %(minutes)s 分钟内开始", minutes=minutes))


def now_of(run: Run) -> str | None:
    """One line on what the worker is at; None where no worker is."""
    if run.state != State.RUNNING or not run.now_phase:
        return None
    phase = word("phase", run.now_phase)
    if not run.now_document:
        return phase
    if run.now_page:
        return str(_("%(phase)s：%(name)s，第 %(page)s 页", phase=phase, name=run.now_document, page=run.now_page))
    return str(_("%(phase)s：%(name)s", phase=phase, name=run.now_document))


def reason_of(run: Run) -> str | None:
    """Why it failed, in plain words."""
    if run.state != State.FAILED:
        return None
    return run.reason_zh if language() == "zh" else run.reason_en
