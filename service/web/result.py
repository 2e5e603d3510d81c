"""What an applicant is told: which points to see to, in plain words, and what the experts asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from sqlalchemy.orm import Session

from checkers.model import Status
from checkers.order import NO_FAULT
from service.model import Lang
from service.records import reports
from service.records.lights import lights
from service.report.view import FindingView
from service.tables import Dossier, Run
from service.web.context import language
from service.web.findings import run_view
from service.web.views import RunView
from service.web.words import title

Advice = dict[str, dict[str, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to see to, and how."""

    finding: FindingView
    advice: str


@dataclass(frozen=True, slots=True)
class Result:
    """The pre-screen in short: points to see to, what stands but would turn, what is in order, and each file of which
    something was not read, with the reason."""

    view: RunView
    points: tuple[Point, ...]
    known: tuple[FindingView, ...]
    settled: tuple[FindingView, ...]
    unread: tuple[tuple[str, str], ...]


def of(session: Session, run: Run) -> Result:
    """The result of a finished run."""
    view = run_view(session, run)
    found = [f for f in view.report.findings if f.light.status != Status.FOR_EXPERT]
    settled = [f for f in found if f.light.status in NO_FAULT]
    return Result(
        view=view,
        points=tuple(Point(f, advice(f)) for f in found if f not in settled),
        known=tuple(f for f in settled if f.shaky),
        settled=tuple(f for f in settled if not f.shaky),
        unread=tuple((d.name, why) for d in view.report.documents for why in ((d.error,) if d.error else d.gaps)),
    )


def advice(finding: FindingView, lang: Lang | None = None) -> str:
    """What to do about a finding: by its rule and status, else by its status alone."""
    book = _book()
    for name in (finding.rule, finding.rule.split(".")[0], "any"):
        entry: Mapping[str, Any] = book.get(name, {})
        status = finding.light.status if finding.light.status in entry else "any"
        if status in entry:
            return str(entry[status][lang or language()])
    return ""


def titles(session: Session, dossier: Dossier) -> dict[str, str]:
    """What the findings of the dossier's latest run are called by."""
    run = reports.last_done(session, dossier.id)
    found = lights(run.report.summary) if run and run.report else ()
    return {light.key: title(light.rule, light.field, light.title) for light in found}


@cache
def _book() -> Advice:
    loaded: Advice = yaml.safe_load(files("service.web").joinpath("advice.yaml").read_text(encoding="utf-8"))
    return loaded
