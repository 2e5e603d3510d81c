"""From a report to what is kept of it: its JSON, its pages, the lights for the board, the evidence of each claim."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from service import evidence
from service.amending import marked
from service.model import PageSize, Report
from service.records import blind, hooks, notices
from service.records.lights import keys
from service.report.crops import Picture, Pictures, turned_box
from service.report.json import to_json
from service.seen import numbered, pictured, seen
from service.store import Store
from service.tables import ClaimCorrection, Cutout, Dossier, Run, RunReport

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Pages:
    """The report as a page in both languages, by their hash in the store."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a finished run leaves behind, but for what lies in the store already."""

    body: Json
    pages: Pages
    summary: Json
    cutouts: tuple[Cut, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """The evidence of one figure, by its number: its hashes, its picture in the store, and where it is marked."""

    claim: int
    spot: str
    evidence: str
    picture: str | None
    marks: Json


def outcome(report: Report, made: Pictures, pages: Pages, store: Store, said: Mapping[int, ClaimCorrection]) -> Outcome:
    """What to keep of a report, corrected as `said` by hand; the cut-outs are put into the store."""
    body = to_json(report)
    marked(body, said)
    shown = numbered(body["claims"], body["left_out"])[: len(pictured(report))]
    cuts = tuple(_cut(i, figure, made, report, store) for i, figure in enumerate(shown))
    return Outcome(body, pages, _summary(body, cuts), cuts)


def keep(session: Session, run_id: int, found: Outcome) -> None:
    """Put it on record, in place of what an earlier attempt may have left."""
    session.execute(delete(Cutout).where(Cutout.run_id == run_id))
    session.execute(delete(RunReport).where(RunReport.run_id == run_id))
    session.add(
        RunReport(
            run_id=run_id,
            body=json.dumps(found.body, ensure_ascii=False),
            html_zh=found.pages.zh,
            html_en=found.pages.en,
            summary=found.summary,
        )
    )
    session.add_all(
        Cutout(run_id=run_id, claim=c.claim, spot=c.spot, evidence=c.evidence, picture=c.picture, marks=c.marks)
        for c in found.cutouts
    )
    run = session.get_one(Run, run_id)
    dossier = session.get_one(Dossier, run.dossier_id)
    dossier.applicant = (found.body["dossier"]["applicant"] or dossier.applicant)[:200]
    blind.draw(session, run, found.body, found.summary, {cut.claim for cut in found.cutouts if cut.picture})
    notices.settle(session, dossier.id, found.summary)
    hooks.announce_run(session, run)


def spots(report: Report, made: Pictures) -> list[str]:
    """The spot of each claim, in order."""
    return [evidence.spot(claim, _bytes(made.cuts.get(i))) for i, claim in enumerate(to_json(report)["claims"])]


def _summary(body: Json, cuts: Sequence[Cut]) -> Json:
    proofs = [cut.evidence for cut in cuts]
    return {
        "lights": [
            {
                "key": key,
                "rule": finding["rule"],
                "field": finding["field"],
                "status": finding["status"],
                "stable": finding["stable"],
                "evidence": evidence.of_finding(finding, proofs),
                "title": finding.get("title"),
            }
            for key, finding in zip(keys(body["findings"]), body["findings"], strict=True)
        ],
        "platform_name": body["dossier"]["platform_name"],
        "category": body["dossier"]["category"],
        "pages": body["run"]["pages"],
        "seconds": body["run"]["seconds"],
    }


def _cut(index: int, claim: Json, made: Pictures, report: Report, store: Store) -> Cut:
    picture = made.cuts.get(index)
    at = evidence.spot(claim, _bytes(picture))
    digest = store.put_bytes(picture.data) if picture else None
    return Cut(index, at, evidence.of_claim(claim, at), digest, _marks(index, picture, report))


def _marks(index: int, picture: Picture | None, report: Report) -> Json:
    found = seen(report)[index].evidence
    marks: Json = {}
    size = next(
        (s for d in report.documents if d.name == found.document for s in d.page_sizes if s.number == found.page), None
    )
    if size and found.box:
        marks["page"] = _upright(found.box, size)
    if size and found.row_box:
        marks["row"] = _upright(found.row_box, size)
    if picture:
        marks["size"] = [picture.width, picture.height]
        marks["cut"] = _list(picture.mark) if picture.mark else None
    return marks


def _upright(box: Any, size: PageSize) -> list[float]:
    return _list(turned_box(box, (size.width, size.height), size.turn))


def _list(box: Any) -> list[float]:
    return [round(v, 1) for v in (box.x0, box.top, box.x1, box.bottom)]


def _bytes(picture: Picture | None) -> bytes | None:
    return picture.data if picture else None
