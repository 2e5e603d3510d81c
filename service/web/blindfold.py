"""What an expert does not see yet of a run: the figures that it reads blind, wherever on the page they would be told.

The page is made without them, so that they stand neither on it nor in its source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from flask import request
from sqlalchemy.orm import Session

from checkers.model import Status, Text
from service.records import decisions, reports
from service.records.decisions import Standing
from service.records.lights import Light, lights
from service.records.refusals import Refused
from service.report.view import ClaimView, FindingView, ReportView
from service.report.view import Light as LightView
from service.tables import Asked, BlindReading, Role
from service.web.context import desk, visitor
from service.web.views import RunView
from service.web.words import word

TO_READ = "to_read"

TELLS_ALL = frozenset(
    {"documents.report", "documents.bundle", "reviews.print_view", "reviews.changes", "opinions.compare"}
    | {"opinions.pdf", "opinions.word", "exports.report", "exports.dossier"}
    | {"api.report", "api.report_html", "api.changes", "api.figures", "api.left_out", "api.list_decisions"}
)
"""Addresses that tell every figure of a dossier."""

READ_FIRST = Text(
    "本件还有待您按图核对的项目。请先在评审页面填写，填写后即可打开。",
    "There are figures of this dossier that you are to read from their pictures first; then this opens.",
)


@dataclass(frozen=True, slots=True)
class Blindfold:
    """`asked`: by the finding's key what is to be read; `covered`: keys of findings that would tell it.

    `fields`: what of the figures is hidden.
    """

    view: RunView
    asked: Mapping[str, BlindReading] = field(default_factory=dict)
    covered: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()

    @property
    def keys(self) -> frozenset[str]:
        """The findings that are not shown as they are."""
        return self.covered | frozenset(self.asked)


def on(view: RunView, standings: Mapping[str, Standing], waiting: Iterable[str], me: int | None) -> Blindfold:
    """The run as that expert may see it: as it is, where nothing is to be read blind."""
    asked = {key: s.reading for key, s in standings.items() if s.is_blind_for(me) and s.reading is not None}
    if not asked:
        return Blindfold(view)
    found = [(view.lights[f.number].key, f) for f in view.report.findings]
    deciding = [(asked[key], view.report.claims[f.claims[0]]) for key, f in found if key in asked]
    figures = [claim for reading, claim in deciding if reading.asked != Asked.PAPER]
    fields = frozenset(one.field for one in figures)
    told = [text for one in figures for text in (one.value, view.proofs[one.number].plain) if len(text) > 2]
    covered = frozenset(key for key, f in found if key not in asked and (_field(f) in fields or _tells(f, told)))
    papers = {claim.document for reading, claim in deciding if reading.asked == Asked.PAPER}
    order = _order([key for key, _ in found], [key for key in waiting if key not in covered], asked, covered)
    findings = {key: _masked(f) if key in covered or key in asked else f for key, f in found}
    report = _without(replace(view.report, findings=tuple(findings[key] for key in order)), fields, papers)
    hidden = {one.number for one in view.report.claims if one.field in fields}
    proofs = tuple(replace(p, plain="", correction=None) if n in hidden else p for n, p in enumerate(view.proofs))
    return Blindfold(replace(view, report=report, proofs=proofs), asked, covered, fields)


def lights_for(standings: Sequence[Standing], me: int | None) -> tuple[Standing, ...]:
    """The standings as the board shows them to an expert who has still to read some of their figures."""
    blind = [s.light for s in standings if s.is_blind_for(me)]
    keys, fields = {one.key for one in blind}, {one.field for one in blind if one.field}
    return tuple(
        replace(s, light=replace(s.light, status=TO_READ, stable=True))
        if s.light.key in keys or s.light.field in fields
        else s
        for s in standings
    )


def guard() -> None:
    """Before a page that tells all: raises Refused for an expert who has still to read something blind."""
    who = visitor()
    if request.endpoint not in TELLS_ALL or who is None or who.role != Role.EXPERT:
        return
    with desk().database.reading() as session:
        if waits_for(session, str((request.view_args or {})["dossier_id"]), who.number):
            raise Refused("read_first", READ_FIRST)


def waits_for(session: Session, dossier_id: str, expert_id: int) -> bool:
    """Whether the expert has something to read in the dossier, or would have on claiming it."""
    run = reports.last_done(session, dossier_id)
    found: Sequence[Light] = lights(run.report.summary) if run and run.report else ()
    standing = decisions.standings(found, decisions.said_of(session, dossier_id))
    return any(s.is_blind_for(expert_id) for s in standing)


def _field(finding: FindingView) -> str:
    return finding.field.id if finding.field else ""


def _tells(finding: FindingView, told: Sequence[str]) -> bool:
    """Whether any text of the finding holds one of the values."""
    others = (one.value for one in finding.alternatives)
    texts = (finding.message, finding.value, *finding.causes, *others)
    return any(value in text for value in told for text in texts)


def _order(
    keys: Sequence[str], waiting: Sequence[str], asked: Mapping[str, BlindReading], covered: Iterable[str]
) -> list[str]:
    """Those to decide first, those to read anywhere among them: their place must not tell what was found."""
    open_ = [key for key in keys if key in set(waiting) and key not in asked]
    for key, reading in asked.items():
        digest = hashlib.sha256(f"{reading.id}/{key}".encode()).digest()
        open_.insert(digest[0] % (len(open_) + 1), key)
    rest = [key for key in keys if key not in open_]
    return [*open_, *sorted(rest, key=lambda key: key not in set(covered))]


def _masked(finding: FindingView) -> FindingView:
    """Its title, what is asked of it, and where its figure stands."""
    light = LightView(cast(Status, TO_READ), word("status", TO_READ), word("sign", TO_READ))
    return replace(
        finding, light=light, shaky=False, value="", message="", causes=(), alternatives=(), claims=finding.claims[:1]
    )


def _without(report: ReportView, fields: frozenset[str], papers: set[str]) -> ReportView:
    """Without the values of those figures, and without what those files are."""
    claims = tuple(_claim(one, fields, papers) for one in report.claims)
    return replace(
        report,
        claims=claims,
        strips=tuple(s for s in report.strips if s.field not in fields),
        fact_strips=tuple(s for s in report.fact_strips if s.field not in fields),
        left_out=tuple(s for s in report.left_out if s.field.id not in fields),
        documents=tuple(replace(d, kind="", papers=()) if d.name in papers else d for d in report.documents),
    )


def _claim(claim: ClaimView, fields: frozenset[str], papers: set[str]) -> ClaimView:
    shown = replace(claim, paper="") if claim.document in papers else claim
    if claim.field not in fields:
        return shown
    bare = replace(shown, value="", quote="", confidence="", approximation="", subject="", as_of="")
    return replace(bare, rivals=(), confirmed=(), count=None)
