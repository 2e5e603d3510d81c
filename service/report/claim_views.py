"""Claims as they are shown: each in the language of the words, name by name, and those that do not count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.fields import Field, figures
from extractors.model import Claim, Kind, Row, Statement
from service.model import Excerpt, Report
from service.report.facts import fact_view
from service.report.figures import amount
from service.report.reasons import reasons
from service.report.remarks import gaps, how_counted, of_when, remark
from service.report.view import ClaimView, CountView, LeftOutStrip, LeftOutView, RowView, StripView
from service.report.words import Words, place_in_words
from service.seen import pictured


def statement_view(number: int, said: Statement, excerpt: Excerpt | None, words: Words) -> ClaimView:
    if isinstance(said, Claim):
        return _claim(number, said, excerpt, words)
    return fact_view(number, said, excerpt, words)


def _claim(number: int, claim: Claim, excerpt: Excerpt | None, words: Words) -> ClaimView:
    seen = claim.evidence
    return ClaimView(
        number=number,
        field=claim.field.id,
        label=words.of("field", claim.field.id),
        value=amount(claim.value, claim.field, words),
        basis=words.of("basis", claim.basis),
        document=seen.document,
        paper=words.of("kind", seen.paper) if seen.paper != Kind.OTHER else "",
        page=seen.page,
        place=place_in_words(seen.page, seen.place, words),
        reader=words.of("reader", seen.reader),
        confidence=words.text("confidence", percent=int(seen.confidence * 100)),
        quote=seen.quote or how_counted(claim.count, claim.as_of, words),
        subject=claim.subject or "",
        as_of=of_when(claim, words),
        approximation=words.of("approximation", claim.approximation),
        rivals=tuple(words.text("rival", reader=words.of("reader", r.reader), text=r.text) for r in claim.rivals),
        confirmed=tuple(words.of("confirmed", c) for c in claim.confirmed_by),
        excerpt=excerpt,
        count=_count(claim, words) if claim.count else None,
    )


def _count(claim: Claim, words: Words) -> CountView | None:
    count = claim.count
    if count is None:
        return None
    low, high = (amount(v, claim.field, words) for v in (count.low, count.high))
    strict = amount(count.strict, claim.field, words)
    return CountView(
        counted=tuple(_row(i, r, words) for i, r in enumerate(count.rows) if r.counted),
        left=tuple(_row(i, r, words) for i, r in enumerate(count.rows) if not r.counted),
        range=words.text("range", low=low, high=high) if low != high else "",
        strict=words.text("strict", value=strict) if strict else "",
        gaps=gaps(count.gaps, words),
    )


def _row(number: int, row: Row, words: Words) -> RowView:
    where, why = place_in_words(row.page, row.place, words), words.of("reason", row.reason)
    return RowView(number, row.label, where, why, remark(row.remark, words))


def strips(claims: Sequence[ClaimView], names: Iterable[str], words: Words) -> tuple[StripView, ...]:
    """Of each name that any paper states what all papers say."""
    apart = ((name, tuple(c for c in claims if c.field == name)) for name in names)
    return tuple(StripView(name, words.of("field", name), found) for name, found in apart if found)


def left_out_strips(report: Report, claims: Sequence[ClaimView], words: Words) -> tuple[LeftOutStrip, ...]:
    """What does not count, field by field."""
    shown = len(pictured(report))
    views = [
        LeftOutView(claim, reasons(left_out, words), claim.number < shown)
        for claim, left_out in zip(claims, report.left_out, strict=True)
    ]
    return tuple(
        LeftOutStrip(field, words.of("field", field.id), tuple(v for v in views if v.claim.field == field.id))
        for field in in_order(o.claim.field for o in report.left_out)
    )


def in_order(fields: Iterable[Field]) -> tuple[Field, ...]:
    """Those fields, each once, figures in their usual order before all others."""
    found = tuple(fields)
    return tuple(f for f in dict.fromkeys((*figures(), *found)) if f in found)
