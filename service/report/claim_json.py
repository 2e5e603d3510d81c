"""Claims as JSON: each with its evidence, what else was read there, and the rows that it was counted from."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from extractors.model import Box, Claim, Count, Evidence, Lease, Place, Reading, Remark, Row, Statement, Told
from service.model import Excerpt, ExcerptCell
from service.report.fact_json import fact_json

Json = dict[str, Any]


def number(value: Decimal | None) -> int | float | None:
    """A figure without the noise of binary fractions: whole numbers as such, else at most six decimals."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return int(value)
    return float(round(value, 6))


def _lease(lease: Lease) -> Json:
    return {
        "since": lease.since.isoformat() if lease.since else None,
        "until": lease.until.isoformat() if lease.until else None,
        "tenant": lease.tenant,
    }


def statement_json(said: Statement, excerpt: Excerpt | None) -> Json:
    if isinstance(said, Claim):
        return claim_json(said, excerpt)
    return fact_json(said, _evidence(said.evidence), _excerpt(excerpt) if excerpt else None)


def claim_json(claim: Claim, excerpt: Excerpt | None) -> Json:
    return {
        "field": claim.field.id,
        "value": number(claim.value),
        "unit": claim.field.unit,
        "basis": claim.basis,
        "as_of": claim.as_of.isoformat() if claim.as_of else None,
        "evidence": _evidence(claim.evidence),
        "approximation": claim.approximation,
        "subject": claim.subject,
        "consolidated": claim.consolidated,
        "measure": claim.measure,
        "usable": number(claim.usable),
        "whole": number(claim.whole),
        "body": claim.body,
        "told": _told(claim.told) if claim.told else None,
        "confirmed_by": list(claim.confirmed_by),
        "lease": _lease(claim.lease) if claim.lease else None,
        "rivals": [_reading(r) for r in claim.rivals],
        "doubts": [_remark(d) for d in claim.doubts],
        "count": _count(claim.count) if claim.count else None,
        "excerpt": _excerpt(excerpt) if excerpt else None,
    }


def _told(told: Told) -> Json:
    return {
        "value": number(told.value),
        "as_of": told.as_of.isoformat() if told.as_of else None,
        "confirmed_by": list(told.confirmed_by),
        "count": _count(told.count) if told.count else None,
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "document": evidence.document,
        "page": evidence.page,
        "bbox": _box(evidence.box),
        "place": _place(evidence.place),
        "quote": evidence.quote,
        "reader": evidence.reader,
        "confidence": round(evidence.confidence, 4),
        "paper": evidence.paper,
        "row_bbox": _box(evidence.row_box),
    }


def _place(place: Place | None) -> Json | None:
    """Only what is known of a place: {"table": 2, "row": 3}."""
    return {key: value for key, value in asdict(place).items() if value is not None} if place else None


def _box(box: Box | None) -> list[float] | None:
    return [round(v, 2) for v in (box.x0, box.top, box.x1, box.bottom)] if box else None


def _reading(reading: Reading) -> Json:
    return {
        "reader": reading.reader,
        "text": reading.text,
        "value": number(reading.value),
        "confidence": round(reading.confidence, 4),
    }


def _count(count: Count) -> Json:
    return {
        "rows": [_row(r) for r in count.rows],
        "low": number(count.low),
        "high": number(count.high),
        "strict": number(count.strict),
        "strict_low": number(count.strict_low),
        "strict_high": number(count.strict_high),
        "gaps": [_remark(g) for g in count.gaps],
        "numbers": list(count.numbers) if count.numbers else None,
        "of": count.of,
        "joined": [_remark(j) for j in count.joined],
    }


def _remark(remark: Remark) -> Json:
    return {"code": remark.code, "parts": list(remark.parts)}


def _row(row: Row) -> Json:
    return {
        "label": row.label,
        "counted": row.counted,
        "reason": row.reason,
        "remark": _remark(row.remark) if row.remark else None,
        "page": row.page,
        "bbox": _box(row.box),
        "place": _place(row.place),
        "amount": number(row.amount),
    }


def _excerpt(excerpt: Excerpt) -> Json:
    return {"rows": [[_excerpt_cell(c) for c in row] for row in excerpt.rows], "is_table": excerpt.is_table}


def _excerpt_cell(cell: ExcerptCell) -> Json:
    return {"text": cell.text, "mark": list(cell.mark) if cell.mark else None, "span": cell.span}
