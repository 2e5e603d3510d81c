"""A report again from its JSON, for whoever has only that: the web, which keeps it, and the demo.

The inverse of `json`. Reports are kept for years: what one of an earlier version does not say has its default here,
and nowhere else; what one of a later version says beside is passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from checkers.model import Alternative, Category, Cause, Finding, Required, Sort, Status
from extractors.fields import field
from extractors.known_facts import is_fact
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
    LeftOut,
    Measure,
    Note,
    NoteCode,
    Paper,
    Place,
    Reader,
    Reading,
    Reason,
    Remark,
    Row,
    RowReason,
    Spot,
    Stretch,
    Told,
)
from service.model import (
    Dossier,
    Excerpt,
    ExcerptCell,
    PageSize,
    Report,
    ReviewedDocument,
    Run,
    Trouble,
)
from service.report.fact_json import fact_of
from service.report.rulebook_json import rulebook_of
from service.report.texts import text_of

Json = Mapping[str, Any]


def report_of(body: Json) -> Report:
    """The report, but for where its files lie. Raises KeyError or ValueError for anything else."""
    return Report(
        dossier=_dossier(body["dossier"]),
        rulebook=rulebook_of(body["rulebook"]),
        documents=tuple(_document(d) for d in body["documents"]),
        claims=tuple(_claim(c) for c in body["claims"] if not is_fact(c["field"])),
        facts=tuple(fact_of(c, _evidence(c["evidence"])) for c in body["claims"] if is_fact(c["field"])),
        findings=tuple(_finding(f) for f in body["findings"]),
        run=_run(body.get("run") or {}),
        excerpts=tuple(_excerpt(c.get("excerpt")) for c in body["claims"]),
        left_out=tuple(_left_out(o) for o in body.get("left_out", ())),
        left_out_excerpts=tuple(_excerpt(o.get("excerpt")) for o in body.get("left_out", ())),
    )


def _dossier(said: Json) -> Dossier:
    return Dossier(
        applicant=said.get("applicant"),
        credit_code=said.get("credit_code"),
        platform_name=said.get("platform_name"),
        category=Category(said["category"]) if said.get("category") else None,
        services=tuple(said.get("services", ())),
        as_of=date.fromisoformat(said["as_of"]),
    )


def _run(said: Json) -> Run:
    engines, missing = tuple(said.get("engines", ())), tuple(said.get("missing_engines", ()))
    return Run(said.get("seconds", 0.0), said.get("pages", 0), said.get("ocr_pages", 0), engines, missing)


def _document(said: Json) -> ReviewedDocument:
    name = said["name"]
    return ReviewedDocument(
        name=name,
        path=Path(name),
        sha256=said.get("sha256") or "",
        kind=Kind(said["kind"]),
        pages=said.get("pages", 0),
        ocr_pages=said.get("ocr_pages", 0),
        papers=tuple(_paper(p, name) for p in said.get("papers", ())),
        page_sizes=tuple(_page_size(s) for s in said.get("page_sizes", ())),
        notes=tuple(Note(NoteCode(n["code"]), n.get("page"), n.get("detail", "")) for n in said.get("notes", ())),
        error=_trouble(said),
    )


def _paper(said: Json, name: str) -> Paper:
    pages, halves = (said.get("first_page"), said.get("last_page")), (said.get("first_half"), said.get("last_half"))
    return Paper(
        Kind(said["kind"]),
        name,
        *pages,
        title=said.get("title") or "",
        part=said.get("part") or "",
        year=said.get("year"),
        unread=tuple(said.get("unread", ())),
        unsettled=tuple(said.get("unsettled", ())),
        first_half=halves[0] or 0,
        last_half=halves[1] or 0,
        owner=said.get("owner") or "",
        landlord=said.get("landlord") or "",
        issuer=said.get("issuer") or "",
        parties=tuple(said.get("parties", ())),
        nameless=bool(said.get("nameless")),
        marked=said.get("marked") or "",
        picture=said.get("picture") or 0,
        apart=tuple(said.get("apart", ())),
        stretch=_stretch(said.get("stretch")),
    )


def _stretch(said: Json | None) -> Stretch | None:
    return Stretch(**{part: (span[0], span[1]) for part, span in said.items()}) if said else None


def _page_size(said: Json) -> PageSize:
    return PageSize(said["page"], said["width"], said["height"], said.get("turn", 0))


def _trouble(said: Json) -> Trouble | None:
    if not (said.get("error") or said.get("errors")):
        return None
    return Trouble(said.get("error_code") or "", text_of(said.get("errors"), said.get("error") or ""))


def _claim(said: Json) -> Claim:
    return Claim(
        field=field(said["field"]),
        value=_exactly(said["value"]),
        basis=Basis(said["basis"]),
        evidence=_evidence(said["evidence"]),
        as_of=_day(said.get("as_of")),
        approximation=Approximation(said.get("approximation") or Approximation.EXACT),
        rivals=tuple(_reading(r) for r in said.get("rivals", ())),
        count=count_of(said["count"]) if said.get("count") else None,
        subject=said.get("subject"),
        confirmed_by=tuple(said.get("confirmed_by", ())),
        lease=_lease(said["lease"]) if said.get("lease") else None,
        doubts=tuple(_remark(d) for d in said.get("doubts", ())),
        consolidated=bool(said.get("consolidated")),
        measure=Measure(said["measure"]) if said.get("measure") else None,
        usable=_exact(said.get("usable")),
        whole=_exact(said.get("whole")),
        body=said.get("body"),
        told=_told(said["told"]) if said.get("told") else None,
    )


def _told(said: Json) -> Told:
    count = count_of(said["count"]) if said.get("count") else None
    return Told(_exactly(said["value"]), _day(said.get("as_of")), count, tuple(said["confirmed_by"]))


def _left_out(said: Json) -> LeftOut:
    return LeftOut(_claim(said.get("figure") or said), tuple(Reason(r["rule"], r["words"]) for r in said["reasons"]))


def _lease(said: Json) -> Lease:
    return Lease(_day(said.get("since")), _day(said.get("until")), said.get("tenant"))


def _evidence(said: Json) -> Evidence:
    return Evidence(
        document=said["document"],
        page=said.get("page"),
        box=_box(said.get("bbox")),
        place=place_of(said.get("place")),
        quote=said["quote"],
        reader=Reader(said["reader"]),
        confidence=said["confidence"],
        paper=Kind(said.get("paper") or Kind.OTHER),
        row_box=_box(said.get("row_bbox")),
    )


def place_of(said: Json | None) -> Place | None:
    """A place again from its JSON."""
    return Place(**{**said, "spot": Spot(said["spot"]) if said.get("spot") else None}) if said else None


def _reading(said: Json) -> Reading:
    return Reading(Reader(said["reader"]), said["text"], _exact(said.get("value")), said["confidence"])


def count_of(said: Json) -> Count:
    """How a claim's value was counted. Raises KeyError or ValueError for anything else."""
    first_last = said.get("numbers")
    return Count(
        rows=tuple(_row(r) for r in said["rows"]),
        low=_exactly(said["low"]),
        high=_exactly(said["high"]),
        strict=_exact(said.get("strict")),
        strict_low=_exact(said.get("strict_low")),
        strict_high=_exact(said.get("strict_high")),
        gaps=tuple(_remark(g) for g in said.get("gaps", ())),
        numbers=(first_last[0], first_last[1]) if first_last else None,
        of=CountOf(said["of"]) if said.get("of") else None,
        joined=tuple(_remark(j) for j in said.get("joined", ())),
    )


def _remark(said: Json) -> Remark:
    return Remark(said["code"], tuple(said["parts"]))


def _row(said: Json) -> Row:
    return Row(
        label=said["label"],
        counted=said["counted"],
        reason=RowReason(said["reason"]) if said.get("reason") else None,
        remark=_remark(said["remark"]) if said.get("remark") else None,
        page=said.get("page"),
        box=_box(said.get("bbox")),
        place=place_of(said.get("place")),
        amount=_exactly(said.get("amount", 1)),
    )


def _excerpt(said: Json | None) -> Excerpt | None:
    if said is None:
        return None
    return Excerpt(tuple(tuple(_cell(c) for c in row) for row in said["rows"]), said["is_table"])


def _cell(said: Json) -> ExcerptCell:
    mark = said.get("mark")
    return ExcerptCell(said["text"], (mark[0], mark[1]) if mark else None, said.get("span", 1))


def _finding(said: Json) -> Finding:
    return Finding(
        rule=said["rule"],
        clause=said["clause"],
        field=field(said["field"]) if said.get("field") else None,
        status=Status(said["status"]),
        required=_required(said.get("required")),
        value=_exact(said.get("value")),
        message=text_of(said.get("messages"), said["message"]),
        claims=tuple(said["claims"]),
        stable=said.get("stable", said["status"] != Status.UNCERTAIN),
        alternatives=tuple(_alternative(a) for a in said.get("alternatives", ())),
        causes=tuple(_cause(c) for c in said.get("causes", ())),
        clause_en=said.get("clause_en") or "",
        title=text_of(said.get("title")),
        sort=Sort(said.get("sort") or Sort.DECIDED),
    )


def _required(said: Json | None) -> Required | None:
    return Required(said["op"], _exactly(said["value"]), said["unit"]) if said else None


def _alternative(said: Json) -> Alternative:
    return Alternative(
        _exactly(said["value"]), text_of(said["why"]), Status(said["status"]), said.get("settled", False)
    )


def _cause(said: Json) -> Cause:
    return Cause(said["code"], text_of(said["text"]), tuple(said.get("claims", ())))


def _box(corners: list[float] | None) -> Box | None:
    return Box(*corners) if corners else None


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else _exactly(value)


def _exactly(value: float) -> Decimal:
    return Decimal(str(value))
