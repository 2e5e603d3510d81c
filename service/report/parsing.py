"""A report again from its JSON, for whoever has only that: the demo, which gets it over HTTP. The inverse of `json`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from checkers.model import Alternative, Category, Cause, Finding, Required, Status, Text
from extractors.fields import field
from extractors.model import (
    Approximation,
    Basis,
    Box,
    Claim,
    Count,
    CountOf,
    Evidence,
    Kind,
    Lease,
    Note,
    NoteCode,
    Paper,
    Place,
    Reader,
    Reading,
    Remark,
    Row,
    RowReason,
    Spot,
)
from service.model import (
    Dossier,
    Excerpt,
    ExcerptCell,
    PageSize,
    Report,
    ReviewedDocument,
    RulebookIdentity,
    Run,
    Trouble,
)

Json = Mapping[str, Any]


def report_of(body: Json) -> Report:
    """The report, but for where its files lie and the facts. Raises KeyError or ValueError for anything else."""
    return Report(
        dossier=_dossier(body["dossier"]),
        rulebook=RulebookIdentity(
            body["rulebook"]["id"], Text(**body["rulebook"]["titles"]), body["rulebook"]["version"]
        ),
        documents=tuple(_document(d) for d in body["documents"]),
        claims=tuple(_claim(c) for c in body["claims"]),
        findings=tuple(_finding(f) for f in body["findings"]),
        run=_run(body["run"]),
        excerpts=tuple(_excerpt(c["excerpt"]) for c in body["claims"]),
    )


def _dossier(said: Json) -> Dossier:
    return Dossier(
        applicant=said["applicant"],
        credit_code=said["credit_code"],
        platform_name=said["platform_name"],
        category=Category(said["category"]) if said["category"] else None,
        services=tuple(said["services"]),
        as_of=date.fromisoformat(said["as_of"]),
    )


def _run(said: Json) -> Run:
    engines, missing = tuple(said["engines"]), tuple(said["missing_engines"])
    return Run(said["seconds"], said["pages"], said["ocr_pages"], engines, missing)


def _document(said: Json) -> ReviewedDocument:
    name = said["name"]
    return ReviewedDocument(
        name=name,
        path=Path(name),
        sha256=said["sha256"] or "",
        kind=Kind(said["kind"]),
        pages=said["pages"],
        ocr_pages=said["ocr_pages"],
        papers=tuple(Paper(Kind(p["kind"]), name, p["first_page"], p["last_page"], p["title"]) for p in said["papers"]),
        page_sizes=tuple(PageSize(s["page"], s["width"], s["height"], s["turn"]) for s in said["page_sizes"]),
        notes=tuple(Note(NoteCode(n["code"]), n["page"], n["detail"]) for n in said["notes"]),
        error=Trouble(said["error_code"], Text(**said["errors"])) if said["errors"] else None,
    )


def _claim(said: Json) -> Claim:
    return Claim(
        field=field(said["field"]),
        value=_exactly(said["value"]),
        basis=Basis(said["basis"]),
        evidence=_evidence(said["evidence"]),
        as_of=date.fromisoformat(said["as_of"]) if said["as_of"] else None,
        approximation=Approximation(said["approximation"]),
        rivals=tuple(_reading(r) for r in said["rivals"]),
        count=count_of(said["count"]) if said["count"] else None,
        subject=said["subject"],
        confirmed_by=tuple(said["confirmed_by"]),
        lease=_lease(said["lease"]) if said["lease"] else None,
    )


def _lease(said: Json) -> Lease:
    since, until = (date.fromisoformat(said[k]) if said[k] else None for k in ("since", "until"))
    return Lease(since, until, said["tenant"])


def _evidence(said: Json) -> Evidence:
    return Evidence(
        document=said["document"],
        page=said["page"],
        box=_box(said["bbox"]),
        place=place_of(said["place"]),
        quote=said["quote"],
        reader=Reader(said["reader"]),
        confidence=said["confidence"],
        paper=Kind(said["paper"]),
        row_box=_box(said["row_bbox"]),
    )


def place_of(said: Json | None) -> Place | None:
    """A place again from its JSON."""
    return Place(**{**said, "spot": Spot(said["spot"]) if said.get("spot") else None}) if said else None


def _reading(said: Json) -> Reading:
    return Reading(Reader(said["reader"]), said["text"], _exact(said["value"]), said["confidence"])


def count_of(said: Json) -> Count:
    """How a claim's value was counted. Raises KeyError or ValueError for anything else."""
    first_last = said["numbers"]
    return Count(
        rows=tuple(_row(r) for r in said["rows"]),
        low=_exactly(said["low"]),
        high=_exactly(said["high"]),
        strict=_exact(said["strict"]),
        gaps=tuple(_remark(g) for g in said["gaps"]),
        numbers=(first_last[0], first_last[1]) if first_last else None,
        of=CountOf(said["of"]) if said["of"] else None,
        joined=tuple(_remark(j) for j in said["joined"]),
    )


def _remark(said: Json) -> Remark:
    return Remark(said["code"], tuple(said["parts"]))


def _row(said: Json) -> Row:
    reason = RowReason(said["reason"]) if said["reason"] else None
    remark = _remark(said["remark"]) if said["remark"] else None
    return Row(
        said["label"], said["counted"], reason, remark, said["page"], _box(said["bbox"]), place_of(said["place"])
    )


def _excerpt(said: Json | None) -> Excerpt | None:
    if said is None:
        return None
    rows = tuple(
        tuple(ExcerptCell(c["text"], tuple(c["mark"]) if c["mark"] else None, c["span"]) for c in row)
        for row in said["rows"]
    )
    return Excerpt(rows, said["is_table"])


def _finding(said: Json) -> Finding:
    asked = said["required"]
    return Finding(
        rule=said["rule"],
        clause=said["clause"],
        field=field(said["field"]) if said["field"] else None,
        status=Status(said["status"]),
        required=Required(asked["op"], _exactly(asked["value"]), asked["unit"]) if asked else None,
        value=_exact(said["value"]),
        message=Text(**said["messages"]),
        claims=tuple(said["claims"]),
        stable=said["stable"],
        alternatives=tuple(_alternative(a) for a in said["alternatives"]),
        causes=tuple(Cause(c["code"], Text(**c["text"]), tuple(c["claims"])) for c in said["causes"]),
        clause_en=said["clause_en"] or "",
        title=Text(**said["title"]) if said["title"] else Text("", ""),
    )


def _alternative(said: Json) -> Alternative:
    return Alternative(_exactly(said["value"]), Text(**said["why"]), Status(said["status"]), said["settled"])


def _box(corners: list[float] | None) -> Box | None:
    return Box(*corners) if corners else None


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else _exactly(value)


def _exactly(value: float) -> Decimal:
    return Decimal(str(value))
