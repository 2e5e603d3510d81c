"""From a finished run on record to what exports draw of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.exports.contents import Json, Particulars, Shown, Taking, Word
from service.exports.cuts import Cut
from service.exports.words import said
from service.personal import masked, masked_tree
from service.records import decisions, dossiers, pairs, reports
from service.records.decisions import Standing
from service.records.lights import keys, lights
from service.report.parsing import report_of
from service.report.viewing import view_of
from service.report.words import Words
from service.seen import numbered
from service.tables import Cutout, Decision, Dossier, Run
from service.web.words import word


def shown(session: Session, dossier: Dossier, run: Run, taking: Taking) -> Shown:
    """The finished run in the language that is asked for; without the office's own notes where it goes outside."""
    body = masked_tree(reports.body_of(session, run))
    assert body is not None and run.report is not None, "only finished runs are exported"
    words = Words(taking.lang)
    standings = _standings(session, dossier, run) if taking.inside else []
    return Shown(
        dossier=particulars(dossier, taking),
        run=run.number,
        finished=moment(run.finished_at, taking.clock),
        finished_on=day(run.finished_at, taking.clock),
        view=view_of(report_of(body), words),
        body=reports.localised(body, taking.lang),
        words=words,
        keys=keys(body["findings"]),
        hashes=tuple(d["sha256"] or "" for d in body["documents"]),
        is_current=is_current(dossier, run),
        cuts=dict(_cuts(session, run)),
        said={s.light.key: tuple(_words(s, taking)) for s in standings},
        waiting=frozenset(s.light.key for s in standings if s.is_open),
        corrected=dict(_corrected(body, taking)),
        alike=tuple(_alike(session, dossier, taking)) if taking.inside else (),
    )


def particulars(dossier: Dossier, taking: Taking) -> Particulars:
    """What is known of a dossier without its report."""
    return Particulars(
        number=dossier.id,
        name=dossier.applicant or dossier.title or dossier.id,
        stage=word("stage", dossier.stage.value, taking.lang),
        category=word("category", dossier.category, taking.lang),
        round_number=dossier.round.number if dossier.round else "",
        round_title=dossier.round.title if dossier.round else "",
        as_of=dossier.as_of,
        submitted=day(dossier.submitted_at, taking.clock),
        signed=day(dossier.signed_at, taking.clock),
        remark=dossier.sign_note if taking.inside else "",
    )


def is_current(dossier: Dossier, run: Run) -> bool:
    """Whether the run took in the very papers that are in the dossier now."""
    return {v.id for _, v in dossiers.current(dossier)} == {i.version_id for i in run.inputs}


def moment(at: datetime | None, clock: tzinfo) -> str:
    """A moment on the office's clock."""
    return at.astimezone(clock).strftime("%Y-%m-%d %H:%M") if at else ""


def day(at: datetime | None, clock: tzinfo) -> date | None:
    """The day of a moment on the office's clock."""
    return at.astimezone(clock).date() if at else None


def _standings(session: Session, dossier: Dossier, run: Run) -> list[Standing]:
    assert run.report is not None
    return decisions.standings(lights(run.report.summary), decisions.said_of(session, dossier.id))


def _words(standing: Standing, taking: Taking) -> Iterator[Word]:
    """What experts said of one finding."""
    for decision in (*standing.words, standing.settled):
        if decision is not None:
            yield _word(decision, taking, holds=True)
    if standing.former:
        yield _word(standing.former, taking, holds=False)


def _word(decision: Decision, taking: Taking, holds: bool) -> Word:
    verdict = word("verdict", decision.verdict.value, taking.lang)
    return Word(verdict, masked(decision.reason), decision.by.name, moment(decision.at, taking.clock), holds)


def _cuts(session: Session, run: Run) -> Iterator[tuple[int, Cut]]:
    """The cut-outs that have a picture, by the number of their figure."""
    query = select(Cutout).where(Cutout.run_id == run.id, Cutout.picture.is_not(None)).order_by(Cutout.claim)
    for cut in session.scalars(query):
        if cut.picture and "size" in cut.marks:
            yield cut.claim, Cut(cut.picture, cut.marks)


def _alike(session: Session, dossier: Dossier, taking: Taking) -> Iterator[str]:
    """What the dossier has in common with others, a line each."""
    for pair in pairs.shown_with(session, dossier.id):
        other = pair.other if pair.one_id == dossier.id else pair.one
        name = other.applicant or other.title or other.id
        what, strength = word("pair", pair.code, taking.lang), word("strength", pair.strength, taking.lang)
        told = said("alike_told", taking.lang, name=name, what=what, strength=strength, count=pair.total)
        put_aside = said("alike_dismissed", taking.lang, reason=pair.dismissal.reason) if pair.dismissal else ""
        yield told + put_aside


def _corrected(body: Json, taking: Taking) -> Iterator[tuple[int, str]]:
    """How figures were corrected by hand; outside it is only told that they were."""
    for number, claim in enumerate(numbered(body["claims"], body["left_out"])):
        if correction := claim.get("correction"):
            yield number, _correction(correction, taking)


def _correction(correction: Mapping[str, object], taking: Taking) -> str:
    if not taking.inside:
        return said("by_office", taking.lang)
    return said("by_hand", taking.lang, before=correction["before"], reason=correction["reason"], by=correction["by"])
