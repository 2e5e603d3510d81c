"""A run's state as pages and programs are told of it."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _

from service.tables import Run, State
from service.web.context import language
from service.web.words import word


def progress_of(run: Run) -> dict[str, Any]:
    """State, pages, and what is being done now, in the caller's language."""
    return {
        "run": run.number,
        "state": run.state.value,
        "state_word": word("state", run.state.value),
        "pages_done": run.pages_done,
        "pages_total": run.pages_total,
        "now": now_of(run),
        "reason": reason_of(run),
    }


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
