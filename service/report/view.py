"""A report as a reader meets it: worst first, every code a word, every figure with its unit. No layout here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from checkers.check import rank
from checkers.model import Alternative, Finding, Status
from extractors.model import Approximation, Claim, Field, Kind, Note, Paper, Row
from service.model import Excerpt, Report, ReviewedDocument
from service.report.figures import amount, demand
from service.report.words import Words

ORDER = (
    Status.UNCERTAIN,
    Status.INCONSISTENT,
    Status.NOT_MET,
    Status.MISSING,
    Status.MET,
    Status.NOT_APPLICABLE,
)
SETTLED = (Status.MET, Status.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Light:
    """A status as a word and a sign; colour only repeats them."""

    status: Status
    word: str
    sign: str


@dataclass(frozen=True, slots=True)
class AlternativeView:
    """Another value, why it may be so, and the verdict that it would give."""

    value: str
    why: str
    light: Light


@dataclass(frozen=True, slots=True)
class FindingView:
    """One verdict. `claims` are indexes, the deciding one first; `is_agreement` tells a comparison from a threshold."""

    number: int
    rule: str
    clause: str
    title: str
    light: Light
    shaky: bool
    field: Field | None
    is_agreement: bool
    required: str
    value: str
    message: str
    claims: tuple[int, ...]
    causes: tuple[str, ...]
    alternatives: tuple[AlternativeView, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a counted list."""

    label: str
    place: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class CountView:
    """How a counted figure came about."""

    counted: tuple[RowView, ...]
    left: tuple[RowView, ...]
    range: str
    strict: str
    gaps: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One figure in one paper."""

    number: int
    field: Field
    label: str
    value: str
    basis: str
    document: str
    paper: str
    page: int | None
    place: str
    reader: str
    confidence: str
    quote: str
    subject: str
    as_of: str
    approximation: str
    rivals: tuple[str, ...]
    confirmed: tuple[str, ...]
    excerpt: Excerpt | None
    count: CountView | None


@dataclass(frozen=True, slots=True)
class StripView:
    """One figure across the papers."""

    field: Field
    label: str
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One file of the dossier."""

    name: str
    kind: str
    pages: str
    ocr_pages: int
    papers: tuple[str, ...]
    notes: tuple[str, ...]
    error: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """The whole report."""

    facts: tuple[tuple[str, str], ...]
    summary: str
    findings: tuple[FindingView, ...]
    overview: tuple[FindingView, ...]
    claims: tuple[ClaimView, ...]
    strips: tuple[StripView, ...]
    documents: tuple[DocumentView, ...]
    run: tuple[tuple[str, str], ...]
    needs_discussion: bool


def view_of(report: Report, words: Words) -> ReportView:
    """The report in the language of `words`."""
    findings = tuple(_finding(i, f, words) for i, f in enumerate(report.findings))
    urgent = sorted(findings, key=lambda f: (rank(report.findings[f.number]), f.number))
    excerpts = report.excerpts or (None,) * len(report.claims)
    claims = tuple(_claim(i, c, e, words) for i, (c, e) in enumerate(zip(report.claims, excerpts, strict=True)))
    return ReportView(
        facts=_facts(report, words),
        summary=_summary(report.findings, words),
        findings=tuple(urgent),
        overview=findings,
        claims=claims,
        strips=_strips(claims, words),
        documents=tuple(_document(d, words) for d in report.documents),
        run=_run(report, words),
        needs_discussion=needs_discussion(report),
    )


def needs_discussion(report: Report) -> bool:
    """Whether anyone must look: a verdict other than met, or a file that could not be read."""
    return any(f.status not in SETTLED for f in report.findings) or any(d.error for d in report.documents)


def light(status: Status, words: Words) -> Light:
    """The word and the sign of a status."""
    return Light(status, words.of("status", status), words.of("sign", status))


def _finding(number: int, finding: Finding, words: Words) -> FindingView:
    return FindingView(
        number=number,
        rule=finding.rule,
        clause=finding.clause_en if words.lang == "en" and finding.clause_en else finding.clause,
        title=_title(finding, words),
        light=light(finding.status, words),
        shaky=not finding.stable,
        field=finding.field,
        is_agreement=finding.rule.startswith("agreement."),
        required=demand(finding.required, finding.field, words),
        value=amount(finding.value, finding.field, words),
        message=words.say(finding.message),
        claims=finding.claims,
        causes=tuple(words.say(c.text) for c in finding.causes),
        alternatives=tuple(_alternative(a, finding.field, words) for a in finding.alternatives),
    )


def _title(finding: Finding, words: Words) -> str:
    if finding.title.zh:
        return words.say(finding.title)
    if finding.rule.startswith("agreement.") and finding.field:
        return words.text("agreement", field=words.of("field", finding.field))
    return words.of("field", finding.field) if finding.field else finding.rule


def _alternative(alternative: Alternative, field: Field | None, words: Words) -> AlternativeView:
    return AlternativeView(
        amount(alternative.value, field, words), words.say(alternative.why), light(alternative.status, words)
    )


def _claim(number: int, claim: Claim, excerpt: Excerpt | None, words: Words) -> ClaimView:
    seen = claim.evidence
    return ClaimView(
        number=number,
        field=claim.field,
        label=words.of("field", claim.field),
        value=amount(claim.value, claim.field, words),
        basis=words.of("basis", claim.basis),
        document=seen.document,
        paper=words.of("kind", seen.paper) if seen.paper != Kind.OTHER else "",
        page=seen.page,
        place=place(seen.page, seen.locator, words),
        reader=words.of("reader", seen.reader),
        confidence=words.text("confidence", percent=int(seen.confidence * 100)),
        quote=seen.quote,
        subject=claim.subject or "",
        as_of=words.text("as_of_day", day=claim.as_of) if claim.as_of else "",
        approximation=words.of("approximation", claim.approximation or Approximation.EXACT),
        rivals=tuple(words.text("rival", reader=words.of("reader", r.reader), text=r.text) for r in claim.rivals),
        confirmed=tuple(words.of("confirmed", c) for c in claim.confirmed_by),
        excerpt=excerpt,
        count=_count(claim, words) if claim.count else None,
    )


def place(page: int | None, locator: str | None, words: Words) -> str:
    """Where in a document, in words."""
    return words.text("page", page=page) if page is not None else locator or ""


def _count(claim: Claim, words: Words) -> CountView | None:
    count = claim.count
    if count is None:
        return None
    low, high = (amount(v, claim.field, words) for v in (count.low, count.high))
    strict = amount(count.strict, claim.field, words)
    return CountView(
        counted=tuple(_row(r, words) for r in count.rows if r.counted),
        left=tuple(_row(r, words) for r in count.rows if not r.counted),
        range=words.text("range", low=low, high=high) if low != high else "",
        strict=words.text("strict", value=strict) if strict else "",
        gaps=count.gaps,
    )


def _row(row: Row, words: Words) -> RowView:
    return RowView(row.label, place(row.page, row.locator, words), words.of("reason", row.reason), row.detail)


def _strips(claims: Iterable[ClaimView], words: Words) -> tuple[StripView, ...]:
    found = tuple(claims)
    return tuple(
        StripView(field, words.of("field", field), tuple(c for c in found if c.field == field))
        for field in Field
        if any(c.field == field for c in found)
    )


def _document(document: ReviewedDocument, words: Words) -> DocumentView:
    return DocumentView(
        name=document.name,
        kind=words.of("kind", document.kind),
        pages=str(document.pages) if document.pages else "–",
        ocr_pages=document.ocr_pages,
        papers=tuple(_paper(p, words) for p in document.papers),
        notes=tuple(note(n, words) for n in document.notes),
        error=words.say(document.error.text) if document.error else "",
    )


def _paper(paper: Paper, words: Words) -> str:
    name = words.of("kind", paper.kind)
    if paper.first_page is None:
        return name
    if paper.first_page == paper.last_page:
        return f"{name} ({words.text('page', page=paper.first_page)})"
    return f"{name} ({words.text('page_range', first=paper.first_page, last=paper.last_page)})"


def note(found: Note, words: Words) -> str:
    """One note as a line."""
    where = words.text("page", page=found.page) if found.page is not None else ""
    parts = [p for p in (where, words.of("note", found.code), found.detail) if p]
    return ("：" if words.lang == "zh" else ": ").join(parts)


def _facts(report: Report, words: Words) -> tuple[tuple[str, str], ...]:
    dossier, unknown = report.dossier, words.text("unknown")
    services = "、" if words.lang == "zh" else ", "
    return (
        (words.text("applicant"), dossier.applicant or unknown),
        (words.text("credit_code"), dossier.credit_code or unknown),
        (words.text("platform_name"), dossier.platform_name or unknown),
        (words.text("category"), words.of("category", dossier.category) or unknown),
        (words.text("services"), services.join(words.of("service", s) for s in dossier.services) or unknown),
        (words.text("as_of"), dossier.as_of.isoformat()),
        (words.text("rulebook"), f"{words.say(report.rulebook.title)} ({report.rulebook.version})"),
    )


def _summary(findings: Iterable[Finding], words: Words) -> str:
    counts = Counter(f.status for f in findings)
    parts = [f"{words.of('status', s)} {counts[s]}" for s in ORDER if counts[s]]
    return words.text("summary", all=sum(counts.values()), parts=("，" if words.lang == "zh" else ", ").join(parts))


def _run(report: Report, words: Words) -> tuple[tuple[str, str], ...]:
    run = report.run
    line = words.text("run_line", seconds=f"{run.seconds:.1f}", pages=run.pages, ocr=run.ocr_pages)
    names = "、" if words.lang == "zh" else ", "
    found = [(words.text("run"), line), (words.text("engines"), names.join(run.engines) or words.text("none"))]
    if run.missing:
        found.append((words.text("missing_engines"), names.join(run.missing)))
    return tuple(found)
