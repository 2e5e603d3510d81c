"""From a dossier's review to the form that is printed: all experts' words and sums, the scores, the conclusion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from sqlalchemy.orm import Session

from service.opinion_form.model import (
    Conclusion,
    ExpertLine,
    FindingLine,
    OpinionForm,
    PaperLine,
    SaidOnFinding,
    ScoreLine,
    Scores,
)
from service.opinion_form.words import said
from service.records import opinions, signatures
from service.records.decisions import Standing
from service.records.opinions import Given
from service.records.signatures import Review
from service.report.view import FindingView
from service.tables import Dossier, Signature
from service.web import lookup
from service.web.context import language, say
from service.web.findings import run_view
from service.web.showing import moment
from service.web.side_by_side import called
from service.web.words import word


def form_of(session: Session, dossier: Dossier) -> OpinionForm:
    """The form as things stand: of the signed run, where the review is over."""
    signature = signatures.of_dossier(session, dossier.id)
    run = signature.run if signature else lookup.finished(session, dossier, None)
    review = signatures.review_of(session, dossier, run)
    view = run_view(session, run)
    standings = {s.light.key: s for s in review.standings}
    return OpinionForm(
        lang=language(),
        file=f"{dossier.id}-{said(language(), 'file')}",
        name=called(dossier),
        facts=tuple(_facts(review)),
        findings=tuple(
            _finding(number, f, standings[view.lights[f.number].key])
            for number, f in enumerate(view.report.findings, 1)
        ),
        experts=tuple(_experts(review)),
        scores=_scores(review),
        conclusion=_conclusion(signature) if signature else None,
        papers=tuple(PaperLine(i.name, i.version.sha256) for i in run.inputs),
    )


def _facts(review: Review) -> Iterable[tuple[str, str]]:
    dossier, run = review.dossier, review.run
    told = {
        "applicant": called(dossier),
        "number": dossier.id,
        "category": word("category", dossier.category) if dossier.category else "",
        "services": "、".join(word("service", code) for code in dossier.services),
        "as_of": dossier.as_of.isoformat() if dossier.as_of else "",
        "round": dossier.round.number if dossier.round else "",
        "run": f"{run.number} · {moment(run.finished_at)}",
    }
    return ((said(language(), name), value) for name, value in told.items() if value)


def _finding(number: int, finding: FindingView, standing: Standing) -> FindingLine:
    settled, decision = standing.settled, standing.decision
    return FindingLine(
        number=number,
        title=finding.title,
        clause=finding.clause,
        status=finding.light.word,
        value=finding.value or "",
        said=tuple(SaidOnFinding(d.by.name, word("verdict", d.verdict.value), d.reason) for d in standing.words),
        outcome=word("outcome", _outcome(standing)) if decision is None else word("verdict", decision.verdict.value),
        settled=f"{word('verdict', settled.verdict.value)} {settled.reason}" if settled else "",
    )


def _outcome(standing: Standing) -> str:
    """Why no word stands."""
    if standing.is_conflict:
        return "conflict"
    return "open" if standing.asked else "unasked"


def _experts(review: Review) -> Iterable[ExpertLine]:
    for one in review.experts:
        given = review.given.get(one.expert_id)
        holds = given is not None and given.holds
        yield ExpertLine(
            name=one.expert.name,
            is_chair=one.chair and not review.is_alone,
            recommendation=word("recommendation", given.opinion.recommendation.value) if given and holds else "",
            remark=given.opinion.remark if given and holds else "",
            total=f"{given.total:f}" if given and holds and given.total is not None else "",
            at=moment(given.opinion.at) if given and holds else "",
        )


def _scores(review: Review) -> Scores | None:
    table = opinions.table_of(review.dossier)
    if table is None:
        return None
    given = [review.given.get(one.expert_id) for one in review.experts]
    lines = tuple(_line(say(row.names), f"{row.weight:f}", [_points(g, row.id) for g in given]) for row in table.rows)
    total = _line(said(language(), "total"), "100", [g.total if g and g.holds else None for g in given])
    below = table.pass_mark is not None and total.mean and Decimal(total.mean) < table.pass_mark
    return Scores(
        lines=lines,
        total=total,
        source=f"{table.source.document} {table.source.article}",
        below=said(language(), "below", mark=f"{table.pass_mark:f}") if below else "",
    )


def _points(given: Given | None, row: str) -> Decimal | None:
    """What an expert gave for the row."""
    scores: Mapping[str, str] = given.opinion.scores if given and given.holds else {}
    return Decimal(scores[row]) if row in scores else None


def _line(name: str, weight: str, points: list[Decimal | None]) -> ScoreLine:
    there = [one for one in points if one is not None]
    mean = f"{sum(there, Decimal(0)) / len(there):.2f}" if there else ""
    return ScoreLine(name, weight, tuple("" if one is None else f"{one:f}" for one in points), mean)


def _conclusion(signature: Signature) -> Conclusion:
    return Conclusion(
        recommendation=word("recommendation", signature.recommendation.value),
        remark=signature.remark,
        by=signature.by.name,
        at=moment(signature.at),
        seal=signature.seal,
        although=signature.open_questions,
    )
