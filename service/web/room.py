"""What the reading room and its record show of a dossier's finished run: findings, words on them, the review's end."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template
from sqlalchemy import select
from sqlalchemy.orm import Session

from checkers.rulebook.scores import ScoreTable
from service.records import (
    answers,
    assignments,
    corrections,
    decisions,
    notices,
    opinions,
    pairs,
    phrases,
    questions,
    signatures,
    steps,
)
from service.records.decisions import Standing
from service.records.dossiers import REVIEWED
from service.records.opinions import Given
from service.records.signatures import Review
from service.tables import (
    Assignment,
    ClaimCorrection,
    Decision,
    Dossier,
    FigureAnswer,
    Recommendation,
    Role,
    Run,
    Signature,
    State,
)
from service.web import blindfold
from service.web.context import is_staff, say, somebody, today
from service.web.findings import run_view
from service.web.forms import KindForm, Press, ValueForm
from service.web.side_by_side import views
from service.web.steps import shown as steps_shown
from service.web.views import RunView


@dataclass(frozen=True, slots=True)
class Panel:
    """The review as somebody in the room sees it. `me`: the expert who looks, None for staff; `is_open`: experts speak.

    `own`: the part that the expert has in it, `may_claim` whether it could take one; `may_decide` whether its word
    would be taken, since it has the dossier or nobody has.
    """

    me: int | None
    is_open: bool
    experts: tuple[Assignment, ...]
    own: Assignment | None
    may_claim: bool
    may_decide: bool
    is_alone: bool
    given: dict[int, Given]
    table: ScoreTable | None
    obstacles: tuple[str, ...]
    seal: str
    signature: Signature | None

    @property
    def is_chair(self) -> bool:
        """Whether who looks has the last word."""
        return self.own is not None and self.own.chair

    @property
    def may_compare(self) -> bool:
        """Whether the opinions of all may be seen side by side: an expert first gives its own."""
        return self.me is None or self.is_chair or self.me in self.given or self.signature is not None


def panel_of(session: Session, review: Review) -> Panel:
    """The review for whoever asks."""
    me = somebody().number if somebody().role == Role.EXPERT else None
    experts = tuple(review.experts)
    own = assignments.of(experts, me)
    open_ = assignments.is_under_review(review.dossier)
    speaks = me is not None and open_
    given_out = any(not one.is_claimed for one in experts)
    return Panel(
        me=me,
        is_open=open_,
        experts=experts,
        own=own,
        may_claim=speaks and own is None and not given_out,
        may_decide=speaks and (own is not None or not experts),
        is_alone=not experts or (len(experts) == 1 and own is not None),
        given=review.given,
        table=opinions.table_of(review.dossier),
        obstacles=tuple(say(text) for _code, text in signatures.obstacles(review, me)),
        seal=signatures.seal_of(review),
        signature=signatures.of_dossier(session, review.dossier.id),
    )


def room(template: str, session: Session, dossier: Dossier, run: Run, newest: Run | None) -> str:
    """The page of that template on the run."""
    review = signatures.review_of(session, dossier, run)
    panel = panel_of(session, review)
    standings = {s.light.key: s for s in review.standings}
    names = {i.version.sha256: i.name for i in run.inputs}
    waiting = {s.light.key for s in review.standings if is_waiting(s, panel)}
    folded = blindfold.on(run_view(session, run), standings, waiting, panel.me)
    view = folded.view
    return render_template(
        template,
        dossier=dossier,
        run=run,
        newest=newest,
        view=view,
        blindfold=folded,
        panel=panel,
        standings=standings,
        history=decisions.history(session, dossier.id),
        threads=questions.by_finding(session, dossier.id),
        phrases=phrases.offered(session, somebody().number),
        sums=list(Recommendation),
        open=len(waiting),
        waiting=waiting,
        asks=[one for one in asked_for(session, review) if one.rule not in folded.keys],
        values=[(c, _holds(view, c)) for c in corrections.values(session, dossier.id) if c.field not in folded.fields],
        kinds=[(names.get(k.sha256, ""), k) for k in corrections.kinds(session, dossier.id)],
        answers=_answers(session, run, folded.fields),
        form=Press(),
        value_form=ValueForm(formdata=None),
        kind_form=KindForm(formdata=None),
        earlier=_earlier(session, dossier, run),
        alike=() if folded.asked else views(session, pairs.shown_with(session, dossier.id), dossier.id),
        may_decide=panel.may_decide,
        procedure=steps_shown(session, dossier),
        notices=notices.of_dossier(session, dossier.id),
        may_notify=is_staff() and _can(session, dossier, "give_back"),
        is_correctable=dossier.stage not in REVIEWED,
    )


def _can(session: Session, dossier: Dossier, deed: str) -> bool:
    return any(one.name == deed for one in steps.possible(session, somebody().role, dossier, today()))


def is_waiting(standing: Standing, panel: Panel) -> bool:
    """Whether who looks has something to say on the finding: its own word, or the chair's where experts disagree."""
    if panel.own is None:
        return standing.is_open
    return standing.is_open_for(panel.me) or (panel.own.chair and standing.is_conflict)


def asked_for(session: Session, review: Review) -> list[Decision]:
    """The corrections that are asked for on the evidence that the run shows."""
    evidence = {s.light.key: s.light.evidence for s in review.standings}
    return [said for said in decisions.asks(session, review.dossier.id) if evidence.get(said.rule) == said.evidence]


def _answers(session: Session, run: Run, hidden: frozenset[str]) -> dict[int, FigureAnswer]:
    """What the applicant says of the figures, by their number."""
    found = answers.by_number(answers.figures(session, run))
    return {number: said for number, said in found.items() if said.field not in hidden}


def _holds(view: RunView, correction: ClaimCorrection) -> bool:
    """Whether the run found the figure at the spot that was corrected."""
    at = correction.at.isoformat()
    return any(proof.correction and proof.correction["at"] == at for proof in view.proofs)


def _earlier(session: Session, dossier: Dossier, run: Run) -> int | None:
    """The number of the finished run before this one."""
    query = select(Run.number).where(Run.dossier_id == dossier.id, Run.state == State.DONE, Run.number < run.number)
    return session.scalar(query.order_by(Run.number.desc()).limit(1))
