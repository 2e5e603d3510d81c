"""From a finished run to what its pages show: the report's own view, and what only the web can add to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from extractors.model import Box, Statement
from service.model import Report, ReviewedDocument
from service.records import reports
from service.records.lights import lights
from service.report.marking import Window, close_up
from service.report.parsing import report_of
from service.report.viewing import view_of
from service.report.words import Words
from service.seen import numbered, seen
from service.tables import Cutout, PagePicture, Run
from service.web.context import language
from service.web.showing import plain
from service.web.views import Original, Proof, RunView, Sheet
from service.web.wholes import whole_of
from service.whole.index import Index, index_of
from service.whole.marks import shown_at
from service.whole.model import Corners

Json = Mapping[str, Any]


def run_view(session: Session, run: Run) -> RunView:
    """The finished run in the caller's language."""
    body = reports.body_of(session, run)
    assert body is not None
    assert run.report is not None
    report = report_of(body)
    figures = numbered(body["claims"], body["left_out"])
    originals = _originals(session, run, report)
    return RunView(
        report=view_of(report, Words(language())),
        lights=lights(run.report.summary),
        proofs=_proofs(session, run, report, originals, [figure.get("correction") for figure in figures]),
        originals=originals,
    )


def _proofs(
    session: Session, run: Run, report: Report, originals: Sequence[Original], corrections: Sequence[Json | None]
) -> tuple[Proof, ...]:
    cuts = {c.claim: c for c in session.scalars(select(Cutout).where(Cutout.run_id == run.id))}
    files = {d.name: original for d, original in zip(report.documents, originals, strict=True)}
    papers = {name: index_of(original.whole) for name, original in files.items() if original.whole}
    return tuple(
        _proof(claim, cuts.get(number), run, files.get(name := claim.evidence.document), papers.get(name), correction)
        for number, (claim, correction) in enumerate(zip(seen(report), corrections, strict=True))
    )


def _proof(
    claim: Statement,
    cut: Cutout | None,
    run: Run,
    original: Original | None,
    paper: Index | None,
    correction: Json | None,
) -> Proof:
    page = claim.evidence.page
    drawn = shown_at(paper, claim.evidence) if paper else None
    return Proof(
        document_id=original.document_id if original else "",
        cutout=_cutout_url(run, cut),
        marks=cut.marks if cut and cut.picture else _drawn_marks(drawn),
        window=_window(cut.marks) if cut else None,
        sheet=original.sheets.get(drawn[0] if drawn else page or 0) if original else None,
        plain=plain(claim),
        correction=correction,
        whole_url=original.whole_url if original else "",
    )


def _drawn_marks(drawn: tuple[int, Corners | None, Corners] | None) -> Json:
    """As those of a cut-out: the figure and its row on the page, where the paper was drawn to pages."""
    return {"page": drawn[1], "row": drawn[2]} if drawn else {}


def _window(marks: Json) -> Window | None:
    """The window around the figure that a strip shows; None where there is no picture."""
    if "size" not in marks:
        return None
    return close_up(Box(*marks["cut"]) if marks["cut"] else None, *marks["size"])


def _cutout_url(run: Run, cut: Cutout | None) -> str | None:
    if cut is None or cut.picture is None:
        return None
    return url_for("documents.cutout", dossier_id=run.dossier_id, run=run.number, claim=cut.claim)


def _originals(session: Session, run: Run, report: Report) -> tuple[Original, ...]:
    names, sheets = reports.documents_of(run), _sheets(session, run, report)
    return tuple(
        Original(
            reports.document_of(names, d.name),
            d.sha256,
            {page: s for (of, page), s in sheets.items() if of == d.sha256},
            None if d.pages or d.error else whole_of(session, d.sha256),
            _whole_url(run, d),
        )
        for d in report.documents
    )


def _sheets(session: Session, run: Run, report: Report) -> dict[tuple[str, int], Sheet]:
    """The pages that were drawn, by the file's content and the page's number."""
    contents = [d.sha256 for d in report.documents if d.sha256]
    rows = session.scalars(select(PagePicture).where(PagePicture.sha256.in_(contents)).order_by(PagePicture.page))
    return {(row.sha256, row.page): _sheet(run, row) for row in rows}


def _whole_url(run: Run, document: ReviewedDocument) -> str:
    if document.pages or document.error or not document.sha256:
        return ""
    return url_for("wholes.show", dossier_id=run.dossier_id, run=run.number, sha256=document.sha256)


def _sheet(run: Run, row: PagePicture) -> Sheet:
    dossier, sha256, page = run.dossier_id, row.sha256, row.page
    url = url_for("documents.page", dossier_id=dossier, sha256=sha256, page=page)
    rows = url_for("wholes.rows", dossier_id=dossier, run=run.number, sha256=sha256, page=page)
    return Sheet(url, row.width, row.height, rows)
