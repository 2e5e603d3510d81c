"""From a finished run's JSON to what its pages show: findings, claims and documents with words, pictures, places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from checkers.model import Required
from extractors.fields import field, figures
from extractors.model import Note, NoteCode
from service.records import reports
from service.records.lights import Light, lights, urgency
from service.report.figures import amount, demand
from service.report.parsing import count_of, place_of
from service.report.remarks import gaps, how_counted, remark
from service.report.viewing import note
from service.report.words import Words
from service.tables import Cutout, PagePicture, Run
from service.web.context import language
from service.web.views import ClaimView, CountView, DocumentView, FindingView, RunView, Sheet
from service.web.words import word

Json = Mapping[str, Any]


def view_of(session: Session, run: Run) -> RunView:
    """The finished run in the caller's language."""
    body = reports.localised(reports.body_of(session, run) or {}, language())
    names = reports.documents_of(run)
    sheets = _sheets(session, run, body)
    cuts = {c.claim: c for c in session.scalars(select(Cutout).where(Cutout.run_id == run.id))}
    claims = tuple(
        _claim(number, claim, cuts.get(number), run, names, sheets) for number, claim in enumerate(body["claims"])
    )
    assert run.report is not None
    found = [
        _finding(number, finding, light, claims)
        for number, (finding, light) in enumerate(zip(body["findings"], lights(run.report.summary), strict=True))
    ]
    return RunView(
        body=body,
        findings=tuple(sorted(found, key=lambda f: (*urgency(f.light), f.number))),
        strips=_strips(claims),
        documents=tuple(_document(d, names, sheets) for d in body["documents"]),
        facts=_facts(body),
    )


def _finding(number: int, finding: Json, light: Light, claims: Sequence[ClaimView]) -> FindingView:
    words, figure = Words(language()), field(finding["field"]) if finding["field"] else None
    return FindingView(
        light=light,
        number=number,
        title=title_of(finding),
        clause=(language() == "en" and finding.get("clause_en")) or finding["clause"],
        status=finding["status"],
        word=words.of("status", finding["status"]),
        sign=words.of("sign", finding["status"]),
        required=demand(_required(finding["required"]), figure, words),
        value=amount(_exact(finding["value"]), figure, words),
        message=finding["message"],
        causes=tuple(c for c in _causes(finding) if c.rstrip("。.") not in finding["message"]),
        alternatives=tuple(
            (amount(_exact(a["value"]), figure, words), a["why"][language()], words.of("status", a["status"]))
            for a in finding.get("alternatives", ())
        ),
        claims=tuple(claims[i] for i in finding["claims"]),
    )


def _causes(finding: Json) -> list[str]:
    return [cause["text"][language()] for cause in finding.get("causes", ())]


def title_of(finding: Json) -> str:
    """What a finding is called by."""
    title = finding.get("title")
    if title:
        return str(title[language()])
    words, name = Words(language()), finding["field"]
    if name and finding["rule"].startswith("agreement."):
        return words.text("agreement", field=words.of("field", name))
    return words.of("field", name) if name else str(finding["rule"])


def _claim(
    number: int,
    claim: Json,
    cut: Cutout | None,
    run: Run,
    names: Mapping[str, str],
    sheets: Mapping[tuple[str, int], Sheet],
) -> ClaimView:
    words, seen = Words(language()), claim["evidence"]
    name, page = seen["document"], seen["page"]
    return ClaimView(
        number=number,
        field=claim["field"],
        field_word=words.of("field", claim["field"]),
        value=amount(_exact(claim["value"]), field(claim["field"]), words),
        plain=format(_exact(claim["value"]) or Decimal(0), "f"),
        basis=words.of("basis", claim["basis"]),
        document=name,
        document_id=names.get(name, ""),
        paper=words.of("kind", seen.get("paper")) if seen.get("paper") not in (None, "other") else "",
        page=page,
        place=words.text("page", page=page) if page is not None else words.place(place_of(seen["place"])),
        quote=seen["quote"] or _how_counted(claim, words),
        reader=words.of("reader", seen["reader"]),
        confidence=int(seen["confidence"] * 100),
        subject=claim.get("subject") or "",
        as_of=words.text("as_of_day", day=claim["as_of"]) if claim["as_of"] else "",
        approximation=words.of("approximation", claim.get("approximation") or "exact"),
        rivals=tuple(
            words.text("rival", reader=words.of("reader", r["reader"]), text=r["text"]) for r in claim.get("rivals", ())
        ),
        confirmed=tuple(words.of("confirmed", c) for c in claim.get("confirmed_by", ())),
        excerpt=claim.get("excerpt"),
        cutout=_cutout_url(run, cut),
        marks=cut.marks if cut else {},
        close_up=_close_up(cut.marks) if cut else None,
        sheet=sheets.get((name, page)) if page is not None else None,
        count=_count(claim, words),
        correction=claim.get("correction"),
    )


def _close_up(marks: Json) -> tuple[float, float, float, float] | None:
    """The window around the figure that a strip shows: figures of one height stand side by side."""
    if not marks.get("cut"):
        return None
    (left, top, right, bottom), (width, _) = marks["cut"], marks["size"]
    tall = max(bottom - top, 12.0)
    wide = min(max(right - left + 3 * tall, 9 * tall), width)
    start = max(min((left + right - wide) / 2, width - wide), 0.0)
    return (round(start, 1), round(max(top - 0.9 * tall, 0.0), 1), round(wide, 1), round(2.8 * tall, 1))


def _cutout_url(run: Run, cut: Cutout | None) -> str | None:
    if cut is None or cut.picture is None:
        return None
    return url_for("documents.cutout", dossier_id=run.dossier_id, run=run.number, claim=cut.claim)


def _how_counted(claim: Json, words: Words) -> str:
    count, day = claim.get("count"), claim["as_of"]
    return how_counted(count_of(count) if count else None, date.fromisoformat(day) if day else None, words)


def _count(claim: Json, words: Words) -> CountView | None:
    if not claim.get("count"):
        return None
    count, figure = count_of(claim["count"]), field(claim["field"])
    low, high, strict = (amount(v, figure, words) for v in (count.low, count.high, count.strict))
    return CountView(
        counted=tuple(r.label for r in count.rows if r.counted),
        left=tuple(
            (r.label, words.of("reason", r.reason), remark(r.remark, words)) for r in count.rows if not r.counted
        ),
        bounds=words.text("range", low=low, high=high) if low != high else "",
        strict=words.text("strict", value=strict) if strict else "",
        gaps=gaps(count.gaps, words),
    )


def _strips(claims: Sequence[ClaimView]) -> tuple[tuple[str, tuple[ClaimView, ...]], ...]:
    found = [(field, tuple(c for c in claims if c.field == field)) for field in (f.id for f in figures())]
    return tuple((word("field", field), of_field) for field, of_field in found if of_field)


def _document(document: Json, names: Mapping[str, str], sheets: Mapping[tuple[str, int], Sheet]) -> DocumentView:
    words, name = Words(language()), document["name"]
    return DocumentView(
        name=name,
        document_id=names.get(name, ""),
        kind=document["kind"],
        kind_word=words.of("kind", document["kind"]),
        pages=document["pages"],
        ocr_pages=document["ocr_pages"],
        sha256=document["sha256"] or "",
        papers=tuple((p["kind"], _paper(p, words)) for p in document.get("papers", ())),
        notes=tuple(note(Note(NoteCode(n["code"]), n["page"], n["detail"]), words) for n in document.get("notes", ())),
        error=document["error"] or "",
        sheets={number: sheet for (of, number), sheet in sheets.items() if of == name},
    )


def _paper(paper: Json, words: Words) -> str:
    kind, first, last = words.of("kind", paper["kind"]), paper["first_page"], paper["last_page"]
    if first is None:
        return kind
    pages = words.text("page", page=first) if first == last else words.text("page_range", first=first, last=last)
    return f"{kind} ({pages})"


def _sheets(session: Session, run: Run, body: Json) -> dict[tuple[str, int], Sheet]:
    """The pages that were drawn, by the file's name in the report and the page's number."""
    names = {d["sha256"]: d["name"] for d in body["documents"] if d["sha256"]}
    rows = session.scalars(select(PagePicture).where(PagePicture.sha256.in_(names)).order_by(PagePicture.page))
    return {
        (names[row.sha256], row.page): Sheet(
            url_for("documents.page", dossier_id=run.dossier_id, sha256=row.sha256, page=row.page),
            row.width,
            row.height,
        )
        for row in rows
    }


def _facts(body: Json) -> tuple[tuple[str, str], ...]:
    words, dossier = Words(language()), body["dossier"]
    unknown, comma = words.text("unknown"), "、" if language() == "zh" else ", "
    return (
        (words.text("applicant"), dossier["applicant"] or unknown),
        (words.text("credit_code"), dossier["credit_code"] or unknown),
        (words.text("platform_name"), dossier["platform_name"] or unknown),
        (words.text("category"), words.of("category", dossier["category"]) or unknown),
        (words.text("services"), comma.join(words.of("service", s) for s in dossier["services"]) or unknown),
        (words.text("as_of"), dossier["as_of"]),
        (words.text("rulebook"), f"{body['rulebook']['title']} ({body['rulebook']['version']})"),
    )


def _required(required: Json | None) -> Required | None:
    return Required(required["op"], Decimal(str(required["value"])), required["unit"]) if required else None


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
