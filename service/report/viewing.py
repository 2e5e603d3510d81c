"""From a report to its view: worst first, in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checkers.model import Alternative, Finding, Sort, Status, Text
from checkers.order import NO_FAULT, WORST_FIRST, is_shaky, rank
from extractors.annotated import BESIDE
from extractors.model import FactName, Note, NoteCode, Paper, Place
from service.model import Report, ReviewedDocument
from service.report.claim_views import in_order, left_out_strips, statement_view, strips
from service.report.figures import amount, demand
from service.report.holders import with_holders
from service.report.view import (
    AlternativeView,
    ConditionView,
    DocumentView,
    FindingView,
    Light,
    PaperView,
    ParagraphView,
    ReportView,
)
from service.report.words import Words, place_in_words
from service.seen import excerpts, seen

GAPS = frozenset(
    {
        NoteCode.PAGE_UNREADABLE,
        NoteCode.ENGINE_MISSING,
        NoteCode.PAGES_SKIPPED,
        NoteCode.PICTURES_SKIPPED,
        NoteCode.NOT_CONVERTED,
        NoteCode.NO_TEXT,
    }
)
"""Notes that say that a part of a file was not read."""

DETAIL = 60
"""Characters of a note's detail that are shown: what was seen may be a page of garbage."""


def view_of(report: Report, words: Words) -> ReportView:
    """The report in the language of `words`."""
    findings = tuple(_finding(i, f, words) for i, f in enumerate(report.findings))
    urgent = sorted(findings, key=lambda f: rank(f.light.status, report.findings[f.number].stable))
    said = seen(report)
    pictured = enumerate(zip(said, excerpts(report), strict=True))
    every = with_holders([statement_view(i, s, e, words) for i, (s, e) in pictured], said, report, words)
    claims = every[: len(report.statements)]
    return ReportView(
        facts=_facts(report, words),
        summary=_summary(report.findings, words),
        findings=tuple(urgent),
        overview=_overview(findings),
        scope=tuple(_scope(report, words)),
        claims=claims,
        strips=strips(claims, [f.id for f in in_order(c.field for c in report.claims)], words),
        fact_strips=strips(claims, list(FactName), words),
        left_out=left_out_strips(report, every[len(claims) :], words),
        documents=tuple(_document(d, words) for d in report.documents),
        run=_run(report, words),
        needs_discussion=needs_discussion(report),
    )


def needs_discussion(report: Report) -> bool:
    """Whether anyone must look: a verdict other than met, or a file that could not be read."""
    return any(f.status not in NO_FAULT for f in report.findings) or any(d.error for d in report.documents)


def _overview(findings: Sequence[FindingView]) -> tuple[ParagraphView, ...]:
    """Conditions by paragraph, both in the rulebook's order."""
    lines = _conditions(findings)
    return tuple(
        ParagraphView(clause, tuple(line for line in lines if line.clause == clause))
        for clause in dict.fromkeys(line.clause for line in lines)
    )


def _conditions(findings: Sequence[FindingView]) -> tuple[ConditionView, ...]:
    """Thresholds in the rulebook's order, each with the agreement of its figure; other agreements after them."""
    agreements = {f.field: f for f in findings if f.is_agreement}
    lines = [
        ConditionView(f.title, f.clause, f, agreements.pop(f.field, None) if f.field else None)
        for f in findings
        if not f.is_agreement
    ]
    return (*lines, *(ConditionView(f.title, f.clause, None, f) for f in agreements.values()))


def _scope(report: Report, words: Words) -> Iterable[str]:
    """How many conditions are decided, looked for and gathered; what is not looked at."""
    counts = Counter(f.sort for f in report.findings)
    yield words.text("scope", all=len(report.findings), **{str(sort): counts[sort] for sort in Sort})
    if left := report.rulebook.not_looked_at:
        between = "；" if words.lang == "zh" else "; "
        yield words.text("not_looked_at", what=between.join(map(words.say, left)))


def _light(status: Status, words: Words) -> Light:
    """The word and the sign of a status."""
    return Light(status, words.of("status", status), words.of("sign", status))


def _word_on(finding: Finding, words: Words) -> Light:
    """The light of a finding; of what is only looked for it says that it is there, not that it is good."""
    light = _light(finding.status, words)
    there = finding.status is Status.MET and finding.sort is Sort.FOUND
    return replace(light, word=words.text("found_there")) if there else light


def _finding(number: int, finding: Finding, words: Words) -> FindingView:
    return FindingView(
        number=number,
        rule=finding.rule,
        clause=finding.clause_en if words.lang == "en" and finding.clause_en else finding.clause,
        title=title_of(finding.rule, finding.field.id if finding.field else None, finding.title, words),
        light=_word_on(finding, words),
        shaky=is_shaky(finding.status, finding.stable),
        field=finding.field,
        is_agreement=finding.rule.startswith("agreement."),
        required=demand(finding.required, finding.field, words),
        value=_value(finding, words),
        message=words.say(finding.message),
        claims=finding.claims,
        causes=tuple(_causes(finding, words)),
        alternatives=tuple(_alternative(a, finding, words) for a in finding.alternatives),
        sort=finding.sort,
    )


def _value(finding: Finding, words: Words) -> str:
    """The value that was judged, in the unit of its field, or in that of what is asked."""
    asked = finding.required.unit if finding.required else ""
    return amount(finding.value, finding.field, words, asked)


def title_of(rule: str, field: str | None, title: Text, words: Words) -> str:
    """What a finding is called by: its rule's own title, else its figure."""
    if title.zh:
        return words.say(title)
    if field and rule.startswith("agreement."):
        return words.text("agreement", field=words.of("field", field))
    return words.of("field", field) if field else rule


def _causes(finding: Finding, words: Words) -> Iterable[str]:
    """The causes that the message does not tell already."""
    told = words.say(finding.message)
    return (said for said in (words.say(c.text) for c in finding.causes) if said.rstrip("。.") not in told)


def _alternative(alternative: Alternative, finding: Finding, words: Words) -> AlternativeView:
    return AlternativeView(
        _value(replace(finding, value=alternative.value), words),
        words.say(alternative.why),
        _light(alternative.status, words),
    )


def _document(document: ReviewedDocument, words: Words) -> DocumentView:
    return DocumentView(
        name=document.name,
        kind=words.of("kind", document.kind),
        pages=document.pages,
        ocr_pages=document.ocr_pages,
        papers=tuple(_paper(p, words) for p in document.papers),
        notes=tuple(_note(n, words) for n in document.notes),
        error=words.say(document.error.text) if document.error else "",
        gaps=tuple(_note(n, words) for n in document.notes if n.code in GAPS),
    )


def _paper(paper: Paper, words: Words) -> PaperView:
    name, first, last = words.of("kind", paper.kind), paper.first_page, paper.last_page
    if first is None:
        return PaperView(paper.kind, name)
    if (first, paper.first_half) == (last, paper.last_half):
        pages = place_in_words(first, Place(half=paper.first_half or None), words)
    else:
        pages = words.text("page_range", first=first, last=last) if first != last else words.text("page", page=first)
    return PaperView(paper.kind, f"{name} ({pages})")


def _note(found: Note, words: Words) -> str:
    """One note as a line: where, what, and what was seen, cut short."""
    where = words.text("page", page=found.page) if found.page is not None else ""
    said = words.of("note", found.code)
    hangs_at = found.code in (NoteCode.ANNOTATION, NoteCode.RECALCULATED)
    seen, _, beside = found.detail.partition(BESIDE) if hangs_at else (found.detail, "", "")
    detail = _cut(words.of("detail", seen))
    parts = [where, said.format(detail=detail)] if "{detail}" in said else [where, said, detail]
    hangs = [words.text("written_beside", words=_cut(beside))] if beside else []
    return ("：" if words.lang == "zh" else ": ").join(p for p in [*parts, *hangs] if p)


def _cut(detail: str) -> str:
    return detail if len(detail) <= DETAIL else detail[:DETAIL] + "…"


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
        *_round(report, words),
    )


def _round(report: Report, words: Words) -> Iterator[tuple[str, str]]:
    """The year's notice, and that the day of application lies outside its days or those of the measures."""
    if notice := report.rulebook.notice:
        yield words.text("notice"), f"{words.say(notice.title)} ({notice.number})"
    yield from ((words.text("warning"), words.say(warning)) for warning in report.rulebook.warnings)


def _summary(findings: Iterable[Finding], words: Words) -> str:
    counts = Counter(f.status for f in findings)
    parts = [f"{words.of('status', s)} {counts[s]}" for s in WORST_FIRST if counts[s]]
    return words.text("summary", all=sum(counts.values()), parts=("，" if words.lang == "zh" else ", ").join(parts))


def _run(report: Report, words: Words) -> tuple[tuple[str, str], ...]:
    run = report.run
    line = words.text("run_line", seconds=f"{run.seconds:.1f}", pages=run.pages, ocr=run.ocr_pages)
    names = "、" if words.lang == "zh" else ", "
    found = [(words.text("run"), line), (words.text("engines"), names.join(run.engines) or words.text("none"))]
    if run.missing:
        found.append((words.text("missing_engines"), names.join(run.missing)))
    return tuple(found)
