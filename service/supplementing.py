"""What staff added by hand goes into a report, and what they corrected of its papers; it is then judged again.

Each addition is a claim or fact of its own, or a row more of a list, read by nobody: its reader is the hand, and it
says so wherever it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from checkers.rulebook.model import Rulebook
from checkers.standing.on_the_day import as_told
from extractors.fields import field as field_of
from extractors.known_facts import is_fact, known
from extractors.model import (
    ADDED,
    BY_HAND,
    Claim,
    Count,
    CountOf,
    Evidence,
    Fact,
    FactName,
    Kind,
    Paper,
    Reader,
    Row,
    Statement,
)
from extractors.statements.basis import basis_of
from service.model import Options, Report, ReviewedDocument
from service.rejudging import judged_again
from service.tables import PaperAspect, PaperCorrection, Supplement

QUALIFIED = "qualified"
"""The value of a row of staff who has the degree or title; any other row's is `unqualified` or 1."""

_OWN = {PaperAspect.OWNER: FactName.PAPER_OWNER, PaperAspect.YEAR: FactName.PAPER_YEAR}


@dataclass(frozen=True, slots=True)
class ByHand:
    """All that staff said of a dossier beside values and kinds."""

    supplements: Sequence[Supplement] = ()
    papers: Sequence[PaperCorrection] = ()


def supplemented(report: Report, said: ByHand, rulebook: Rulebook, options: Options, today: date) -> Report:
    """The report with all that holds for its files; figures and facts are numbered anew, and findings follow them."""
    files = {d.sha256 for d in report.documents if d.sha256}
    papers = [p for p in said.papers if p.sha256 in files]
    added = [s for s in said.supplements if s.sha256 in files]
    if not papers and not added:
        return report
    for correction in papers:
        report = _with_paper(report, correction)
    for one in added:
        report = _with_row(report, one) if one.label else _with_statement(report, one)
    return judged_again(report, rulebook, options, today)


def marked(body: dict[str, Any], said: ByHand) -> None:
    """Write into a report's JSON what was added by hand, why and by whom."""
    names = {d["sha256"]: d["name"] for d in body["documents"]}
    body["added_by_hand"] = [_told(s, names[s.sha256]) for s in said.supplements if s.sha256 in names]
    body["papers_by_hand"] = [_told_of(p, names[p.sha256]) for p in said.papers if p.sha256 in names]


def _told(said: Supplement, name: str) -> dict[str, Any]:
    place = {"document": name, "page": said.page, "field": said.field, "value": said.value, "label": said.label or None}
    return {**place, "reason": said.reason, "by": said.by.name, "at": said.at.isoformat()}


def _told_of(said: PaperCorrection, name: str) -> dict[str, Any]:
    place = {"document": name, "place": said.place, "aspect": said.aspect.value}
    values = {"before": said.before, "value": said.value, "reason": said.reason}
    return {**place, **values, "by": said.by.name, "at": said.at.isoformat()}


def _with_statement(report: Report, said: Supplement) -> Report:
    """With a figure or fact more; nothing of its field is unread in that paper any longer."""
    kind = _kind_at(report, said)
    seen = _seen(report, said, said.value, kind)
    report = _read_now(report, said)
    if is_fact(said.field):
        row = known(FactName(said.field))
        fact = Fact(row.name, row.value(said.value), row.basis(kind), seen, as_of=said.as_of, confirmed_by=(ADDED,))
        return replace(report, facts=(*report.facts, fact), excerpts=_one_more(report, len(report.statements)))
    figure = field_of(said.field)
    claim = Claim(figure, Decimal(said.value), basis_of(figure, kind), seen, as_of=said.as_of, confirmed_by=(ADDED,))
    return replace(report, claims=(*report.claims, claim), excerpts=_one_more(report, len(report.claims)))


def _with_row(report: Report, said: Supplement) -> Report:
    """With a row more in the list of that file that counts such rows; a list of this one row where there is none."""
    document = _document(report, said)
    lists = [i for i, c in enumerate(report.claims) if c.evidence.document == document.name and c.count]
    own = [i for i in lists if report.claims[i].field.id == said.field]
    if not own:
        return _with_list(report, said)
    shares = [i for i in lists if report.claims[i].count and _of(report.claims[i]) is CountOf.QUALIFIED]
    claims = list(report.claims)
    # One more is one more on any day: who comes by which is asked anew.
    claims[own[0]] = _longer(as_told(claims[own[0]]), said)
    for i in shares if said.value != "1" else ():
        claims[i] = _other_share(as_told(claims[i]), said)
    return replace(report, claims=tuple(claims))


def _with_list(report: Report, said: Supplement) -> Report:
    kind, one = _kind_at(report, said), Decimal(1)
    count = Count((_row(said),), one, one)
    figure = field_of(said.field)
    seen = _seen(report, said, said.label, kind)
    claim = Claim(figure, one, basis_of(figure, kind), seen, as_of=said.as_of, count=count, confirmed_by=(ADDED,))
    return replace(report, claims=(*report.claims, claim), excerpts=_one_more(report, len(report.claims)))


def _longer(claim: Claim, said: Supplement) -> Claim:
    assert claim.count is not None
    count = replace(
        claim.count, rows=(*claim.count.rows, _row(said)), low=claim.count.low + 1, high=claim.count.high + 1
    )
    return replace(claim, value=claim.value + 1, count=count, confirmed_by=(*claim.confirmed_by, ADDED))


def _other_share(claim: Claim, said: Supplement) -> Claim:
    """The share with one more among all, who has the degree or title or has not; under the strict reading has not."""
    count = claim.count
    assert count is not None
    many, has = Decimal(len(count.rows)), Decimal(said.value == QUALIFIED)
    value, low, high = ((share * many + has) / (many + 1) for share in (claim.value, count.low, count.high))
    strict = [None if s is None else s * many / (many + 1) for s in (count.strict, count.strict_low, count.strict_high)]
    longer = replace(
        count,
        rows=(*count.rows, _row(said, counted=bool(has))),
        low=low,
        high=high,
        strict=strict[0],
        strict_low=strict[1],
        strict_high=strict[2],
    )
    return replace(claim, value=value, count=longer, confirmed_by=(*claim.confirmed_by, ADDED))


def _row(said: Supplement, counted: bool = True) -> Row:
    return Row(said.label, counted, page=said.page)


def _of(claim: Claim) -> CountOf | None:
    return claim.count.of if claim.count else None


def _seen(report: Report, said: Supplement, quote: str, kind: Kind) -> Evidence:
    return Evidence(_document(report, said).name, said.page, None, None, quote, Reader.BY_HAND, 1.0, kind)


def _document(report: Report, said: Supplement | PaperCorrection) -> ReviewedDocument:
    return next(d for d in report.documents if d.sha256 == said.sha256)


def _kind_at(report: Report, said: Supplement) -> Kind:
    """Which paper the page is of; the file's own kind where none says so."""
    document = _document(report, said)
    return next((p.kind for p in document.papers if _holds(p, said.page)), document.kind)


def _holds(paper: Paper, page: int | None) -> bool:
    if page is None or paper.first_page is None or paper.last_page is None:
        return paper.first_page is None
    return paper.first_page <= page <= paper.last_page


def _read_now(report: Report, said: Supplement) -> Report:
    """The paper no longer has such a figure unread: a person has read it."""

    def settled(paper: Paper) -> Paper:
        if not _holds(paper, said.page):
            return paper
        unread, unsettled = (tuple(f for f in of if f != said.field) for of in (paper.unread, paper.unsettled))
        return replace(paper, unread=unread, unsettled=unsettled)

    return _with_papers(report, said, lambda papers: tuple(settled(p) for p in papers))


def _with_paper(report: Report, said: PaperCorrection) -> Report:
    """With the paper as corrected, and what stands in it: its own word on its owner or year, the kind of its pages."""
    if said.place >= len(_document(report, said).papers):
        return report
    changed = _with_papers(
        report,
        said,
        lambda papers: tuple(_corrected(p, said) if i == said.place else p for i, p in enumerate(papers)),
    )
    paper = _document(changed, said).papers[said.place]
    if said.aspect is PaperAspect.PART:
        claims = tuple(_moved(c, paper) for c in changed.claims)
        return replace(changed, claims=claims, facts=tuple(_moved(f, paper) for f in changed.facts))
    return replace(changed, facts=tuple(_own_word(f, paper, said) for f in changed.facts))


def _corrected(paper: Paper, said: PaperCorrection) -> Paper:
    match said.aspect:
        case PaperAspect.OWNER:
            return replace(paper, owner=said.value)
        case PaperAspect.YEAR:
            return replace(paper, year=int(said.value))
        case PaperAspect.PART:
            first, _, last = said.value.partition("-")
            return replace(paper, first_page=int(first), last_page=int(last), first_half=0, last_half=0)


def _own_word(fact: Fact, paper: Paper, said: PaperCorrection) -> Fact:
    inside = fact.evidence.document == paper.document and _holds(paper, fact.evidence.page)
    if not inside or fact.name is not _OWN[said.aspect]:
        return fact
    return replace(fact, value=said.value, rivals=(), confirmed_by=(BY_HAND,))


def _moved(one: Any, paper: Paper) -> Any:
    """A claim or fact on one of the paper's pages stands in that paper."""
    statement: Statement = one
    seen = statement.evidence
    if seen.document != paper.document or seen.page is None or not _holds(paper, seen.page):
        return one
    return replace(one, evidence=replace(seen, paper=paper.kind))


def _with_papers(report: Report, said: Supplement | PaperCorrection, change: Any) -> Report:
    documents = (replace(d, papers=change(d.papers)) if d.sha256 == said.sha256 else d for d in report.documents)
    return replace(report, documents=tuple(documents))


def _one_more(report: Report, place: int) -> tuple[Any, ...]:
    """The excerpts with none at `place`; no excerpts at all where none were made."""
    if not report.excerpts:
        return ()
    return (*report.excerpts[:place], None, *report.excerpts[place:])
