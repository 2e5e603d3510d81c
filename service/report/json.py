"""A report as JSON, in the form that `service/report.schema.json` publishes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from checkers.model import Alternative, Cause, Finding, Required
from extractors.fields import Field
from extractors.model import (
    LeftOut,
    Note,
    Paper,
    Stretch,
)
from service.model import (
    Dossier,
    Excerpt,
    Lang,
    PageSize,
    Report,
    ReviewedDocument,
    Run,
)
from service.report.claim_json import Json, claim_json, number, statement_json
from service.report.rulebook_json import rulebook_json
from service.report.texts import in_language, text_json
from service.seen import excerpts
from service.strangers import is_aside_by_the_day

SCHEMA_VERSION = "2.0"

LEFT_OUT = ("field", "value", "unit", "basis", "as_of", "evidence", "excerpt")
"""What is told of a figure that does not count, of what is told of one that does."""


def to_json(report: Report, lang: Lang = "zh") -> Json:
    """The report as JSON-ready values; `lang` is the language of `message` and `error`, both stand beside them."""
    told, counted = excerpts(report), len(report.statements)
    return {
        "schema_version": SCHEMA_VERSION,
        "dossier": _dossier(report.dossier),
        "rulebook": rulebook_json(report.rulebook, lang),
        "documents": [_document(d, lang) for d in report.documents],
        "claims": [statement_json(s, e) for s, e in zip(report.statements, told[:counted], strict=True)],
        "findings": [_finding(f, lang) for f in report.findings],
        "run": _run(report.run),
        "left_out": [_left_out(o, e) for o, e in zip(report.left_out, told[counted:], strict=True)],
    }


def dumps(report: Report, lang: Lang = "zh") -> str:
    """The report as JSON text, Chinese unescaped, ending in a newline."""
    return json.dumps(to_json(report, lang), ensure_ascii=False, indent=2) + "\n"


def schema() -> Json:
    """The published JSON Schema (2020-12)."""
    text = files("service").joinpath("report.schema.json").read_text(encoding="utf-8")
    loaded: Json = json.loads(text)
    return loaded


def _dossier(dossier: Dossier) -> Json:
    return {
        "applicant": dossier.applicant,
        "credit_code": dossier.credit_code,
        "platform_name": dossier.platform_name,
        "category": dossier.category,
        "services": list(dossier.services),
        "as_of": dossier.as_of.isoformat(),
    }


def _document(document: ReviewedDocument, lang: Lang) -> Json:
    error = document.error
    return {
        "name": document.name,
        "kind": document.kind,
        "pages": document.pages,
        "ocr_pages": document.ocr_pages,
        "error": in_language(lang, error.text) if error else None,
        "error_code": error.code if error else None,
        "errors": text_json(error.text) if error else None,
        "sha256": document.sha256 or None,
        "papers": [_paper(p) for p in document.papers],
        "page_sizes": [_page_size(s) for s in document.page_sizes],
        "notes": [_note(n) for n in document.notes],
    }


def _paper(paper: Paper) -> Json:
    halves = {"first_half": paper.first_half, "last_half": paper.last_half}
    return {
        "kind": paper.kind,
        "title": paper.title,
        "first_page": paper.first_page,
        "last_page": paper.last_page,
        "unread": list(paper.unread),
        **({"unsettled": list(paper.unsettled)} if paper.unsettled else {}),
        **{key: half for key, half in halves.items() if half},
        "part": paper.part,
        "year": paper.year,
        "owner": paper.owner,
        "landlord": paper.landlord,
        **({"issuer": paper.issuer} if paper.issuer else {}),
        **({"parties": list(paper.parties)} if paper.parties else {}),
        **({"nameless": True} if paper.nameless else {}),
        **({"marked": paper.marked} if paper.marked else {}),
        **({"picture": paper.picture} if paper.picture else {}),
        **({"apart": list(paper.apart)} if paper.apart else {}),
        **({"stretch": _stretch(paper.stretch)} if paper.stretch else {}),
    }


def _stretch(stretch: Stretch) -> Json:
    return {"paragraphs": list(stretch.paragraphs), "tables": list(stretch.tables), "boxes": list(stretch.boxes)}


def _page_size(size: PageSize) -> Json:
    return {"page": size.number, "width": round(size.width, 2), "height": round(size.height, 2), "turn": size.turn}


def _note(note: Note) -> Json:
    return {"code": note.code, "page": note.page, "detail": note.detail}


def _left_out(left_out: LeftOut, excerpt: Excerpt | None) -> Json:
    claim = claim_json(left_out.claim, excerpt)
    reasons = [{"rule": r.rule, "words": r.words} for r in left_out.reasons]
    whole = {"figure": claim} if is_aside_by_the_day(left_out) else {}
    return {**{key: claim[key] for key in LEFT_OUT}, "reasons": reasons, **whole}


def _finding(finding: Finding, lang: Lang) -> Json:
    return {
        "rule": finding.rule,
        "clause": finding.clause,
        "field": finding.field.id if finding.field else None,
        "status": finding.status,
        "required": _required(finding.required, finding.field) if finding.required else None,
        "value": number(finding.value),
        "message": in_language(lang, finding.message),
        "claims": list(finding.claims),
        "messages": text_json(finding.message),
        "clause_en": finding.clause_en or None,
        "title": text_json(finding.title) if finding.title.zh else None,
        "stable": finding.stable,
        "sort": finding.sort,
        "alternatives": [_alternative(a) for a in finding.alternatives],
        "causes": [_cause(c) for c in finding.causes],
    }


def _required(required: Required, field: Field | None) -> Json:
    unit = field.unit if field else required.unit
    return {"op": required.op, "value": number(required.value), "unit": unit}


def _alternative(alternative: Alternative) -> Json:
    return {
        "value": number(alternative.value),
        "why": text_json(alternative.why),
        "status": alternative.status,
        "settled": alternative.settled,
    }


def _cause(cause: Cause) -> Json:
    return {"code": cause.code, "text": text_json(cause.text), "claims": list(cause.claims)}


def _run(run: Run) -> Mapping[str, Any]:
    return {
        "seconds": round(run.seconds, 2),
        "pages": run.pages,
        "ocr_pages": run.ocr_pages,
        "engines": list(run.engines),
        "missing_engines": list(run.missing),
    }
