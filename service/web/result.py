"""What an applicant is told: which points to see to, in plain words, and what the experts asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from sqlalchemy.orm import Session

from service.records import decisions, reports
from service.records.lights import SETTLED, lights
from service.tables import Decision, Dossier, Run, Stage, Verdict
from service.web.context import language
from service.web.findings import title_of, view_of
from service.web.views import FindingView, RunView

Advice = dict[str, dict[str, dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to see to, and how."""

    finding: FindingView
    advice: str


@dataclass(frozen=True, slots=True)
class Result:
    """The pre-screen in short: points to see to, what stands but would turn, what is in order, unreadable files."""

    view: RunView
    points: tuple[Point, ...]
    known: tuple[FindingView, ...]
    settled: tuple[FindingView, ...]
    unreadable: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What an expert wants corrected."""

    title: str
    decision: Decision


def of(session: Session, run: Run) -> Result:
    """The result of a finished run."""
    view = view_of(session, run)
    return Result(
        view=view,
        points=tuple(Point(f, advice(f)) for f in view.findings if f.status not in SETTLED),
        known=tuple(f for f in view.findings if f.status in SETTLED and not f.light.stable),
        settled=tuple(f for f in view.findings if not f.light.needs_decision),
        unreadable=tuple((d.name, d.error) for d in view.documents if d.error),
    )


def advice(finding: FindingView) -> str:
    """What to do about a finding: by its rule and status, else by its status alone."""
    book = _book()
    for name in (finding.light.rule, finding.light.rule.split(".")[0], "any"):
        entry: Mapping[str, Any] = book.get(name, {})
        status = finding.status if finding.status in entry else "any"
        if status in entry:
            return str(entry[status][language()])
    return ""


def notice(session: Session, dossier: Dossier) -> list[Asked]:
    """What is to be corrected, all at once, while the dossier is given back."""
    if dossier.stage != Stage.RETURNED:
        return []
    asks = [d for d in decisions.latest(session, dossier.id).values() if d.verdict == Verdict.ASK]
    titles = _titles(session, dossier)
    return [Asked(titles.get(d.rule, d.rule), d) for d in asks]


def _titles(session: Session, dossier: Dossier) -> dict[str, str]:
    run = reports.last_done(session, dossier.id)
    body = reports.body_of(session, run) if run else None
    if run is None or run.report is None or body is None:
        return {}
    found = lights(run.report.summary)
    return {light.key: title_of(finding) for light, finding in zip(found, body["findings"], strict=True)}


@cache
def _book() -> Advice:
    loaded: Advice = yaml.safe_load(files("service.web").joinpath("advice.yaml").read_text(encoding="utf-8"))
    return loaded
