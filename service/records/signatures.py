"""The end of a review: what stands in its way, and the signature, bound to the run, the papers and all words said."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from checkers.model import Text
from service.procedure import procedure
from service.records import assignments, board, decisions, dossiers, opinions, questions, steps
from service.records.audit import Actor, Subject, note
from service.records.decisions import Standing
from service.records.lights import lights
from service.records.opinions import Given, Sum
from service.records.refusals import Refused
from service.records.steps import Said
from service.tables import Assignment, Dossier, Role, Run, Signature, State
from service.tables.base import now

STILL_RUNNING = Text("预审还没有完成，请等待完成后再签署。", "A run is not finished yet; wait for it, then sign.")
NOT_YET = Text(
    "受理后才能签署评审完成；意见现在就可以填写。", "It can be signed once it is accepted; opinions may be given now."
)
NOT_CHAIR = Text("只有评审组长才能签署评审完成。", "Only the chair signs the review off.")
MEANWHILE = Text(
    "您打开页面之后，材料、预审或专家意见有变化，请刷新页面重新查看后再签署。",
    "Papers, runs or opinions changed since you opened the page. Reload it and look again before you sign.",
)

Obstacle = tuple[str, Text]


@dataclass(frozen=True, slots=True)
class Review:
    """A dossier's review as it stands: its latest finished run, who has it, and all that was said.

    `unanswered`: how many questions to the applicant are open.
    """

    dossier: Dossier
    run: Run
    newest: Run | None
    standings: Sequence[Standing]
    experts: Sequence[Assignment]
    given: dict[int, Given]
    unanswered: int = 0

    @property
    def is_alone(self) -> bool:
        """Whether one expert does it all, so that its opinion is the conclusion."""
        return len(self.experts) <= 1

    def chair(self) -> Assignment | None:
        """Whoever has the last word."""
        return next((one for one in self.experts if one.chair), None)


def review_of(session: Session, dossier: Dossier, run: Run) -> Review:
    """The review on the dossier's run."""
    assert run.report is not None
    standings = decisions.standings(lights(run.report.summary), decisions.said_of(session, dossier.id))
    return Review(
        dossier,
        run,
        board.latest_runs(session, [dossier.id]).get(dossier.id),
        standings,
        assignments.current(session, dossier.id),
        opinions.given(session, dossier.id, standings),
        questions.unanswered(session, dossier.id),
    )


def obstacles(review: Review, expert_id: int | None = None, although: str = "") -> list[Obstacle]:
    """All that stands in the way of signing, each with its code.

    For `expert_id`, who alone has the dossier, its own opinion is none: it is given with the signature. `although`:
    why it is signed while questions to the applicant are open, which are none then.
    """
    return [
        *_not_yet(review),
        *_newer(review),
        *decisions.obstacles(review.standings),
        *_opinions_missing(review, expert_id),
        *(_questions_open(review) if not although else ()),
    ]


def sign(
    session: Session, actor: Actor, review: Review, said: Sum, today: date, seen: str = "", although: str = ""
) -> Signature:
    """The chair ends the review. Raises Refused with the first thing that stands in the way.

    `seen` is the seal that the page showed: where it is another now, something was said or handed in meanwhile.
    `although`: why, while questions to the applicant are open.
    """
    own = assignments.take_part(session, actor, review.dossier)
    if not own.chair:
        raise Refused("not_chair", NOT_CHAIR)
    why = although.strip() if review.unanswered else ""
    for code, text in obstacles(review, actor.id, why):
        raise Refused(code, text)
    if seen and seen != seal_of(review):
        raise Refused("meanwhile", MEANWHILE)
    recommendation, remark = opinions.checked(said)
    if review.is_alone:
        opinions.give(session, actor, review.dossier, review.run, review.standings, said)
        review = review_of(session, review.dossier, review.run)
    signature = _put(session, actor, review, Sum(recommendation, remark), why)
    steps.do(session, actor, Role.EXPERT, review.dossier, "sign", today, Said(remark))
    return signature


def _put(session: Session, actor: Actor, review: Review, said: Sum, why: str) -> Signature:
    assert actor.id is not None
    assert said.recommendation is not None
    signature = Signature(
        dossier_id=review.dossier.id,
        run_id=review.run.id,
        recommendation=said.recommendation,
        remark=said.remark,
        bound=bound(review),
        seal=seal_of(review),
        open_questions=why,
        by_id=actor.id,
    )
    session.add(signature)
    session.flush()
    told = {"recommendation": said.recommendation.value, "remark": said.remark, "seal": signature.seal}
    told |= {"open_questions": why} if why else {}
    subject = Subject("signature", str(signature.id), review.dossier.id)
    note(session, actor, "signature.put", subject, after={**told, "number": review.run.number})
    return signature


def revoke(session: Session, actor: Actor, dossier: Dossier) -> None:
    """Staff open the review again: the signature counts no longer."""
    found = of_dossier(session, dossier.id)
    if found is not None:
        found.revoked_at = now()
        note(session, actor, "signature.revoked", Subject("signature", str(found.id), dossier.id))


def of_dossier(session: Session, dossier_id: str) -> Signature | None:
    """The signature in force."""
    query = select(Signature).where(Signature.dossier_id == dossier_id, Signature.revoked_at.is_(None))
    return session.scalar(query.options(joinedload(Signature.by)).order_by(Signature.id.desc()).limit(1))


def bound(review: Review) -> dict[str, Any]:
    """What a signature holds for: the run, the papers that it read with their hashes, the words and opinions."""
    words = {one.id for s in review.standings for one in (*s.words, s.settled) if one is not None}
    return {
        "run": review.run.number,
        "papers": [{"name": i.name, "sha256": i.version.sha256} for i in review.run.inputs],
        "decisions": sorted(words),
        "opinions": sorted(one.opinion.id for one in review.given.values()),
    }


def seal_of(review: Review) -> str:
    """The hash of all that."""
    return hashlib.sha256(json.dumps(bound(review), sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _not_yet(review: Review) -> Iterator[Obstacle]:
    """The procedure may not have come so far."""
    if review.dossier.stage.value not in procedure().deeds["sign"].sources:
        yield "no_way", NOT_YET


def _newer(review: Review) -> Iterator[Obstacle]:
    """What came after the run that is shown."""
    newest = review.newest
    if newest is None or newest.state in (State.QUEUED, State.RUNNING):
        yield "still_running", STILL_RUNNING
    elif newest.number != review.run.number:
        text = Text(
            f"第 {newest.number} 次预审失败，页面上是第 {review.run.number} 次的结果；重新预审成功后才能签署。",
            f"Run {newest.number} failed, and the page shows run {review.run.number}; run it again before you sign.",
        )
        yield "run_failed", text
    yield from _papers(review)


def _papers(review: Review) -> Iterator[Obstacle]:
    """Papers that are others than those which the run read."""
    read = {i.version.document_id: i for i in review.run.inputs}
    present = {document.id: version for document, version in dossiers.current(review.dossier)}
    number = review.run.number
    for document, version in present.items():
        if document not in read:
            yield _paper(version.name, number, Text("新增", "added"))
        elif read[document].version_id != version.id:
            yield _paper(version.name, number, Text("被替换", "replaced"))
    for document, taken in read.items():
        if document not in present:
            yield _paper(taken.name, number, Text("被移除", "removed"))


def _paper(name: str, number: int, what: Text) -> Obstacle:
    text = Text(
        f"材料“{name}”在第 {number} 次预审之后{what.zh}，重新预审后才能签署。",
        f"“{name}” was {what.en} after run {number}; run it again before you sign.",
    )
    return "papers_changed", text


def _questions_open(review: Review) -> Iterator[Obstacle]:
    """The applicant may still answer something that was asked of it."""
    if review.unanswered:
        text = Text(
            f"有 {review.unanswered} 个向申报单位的提问尚未了结；现在就签署的，请写明理由。",
            f"{review.unanswered} questions to the applicant are open; to sign now, say why.",
        )
        yield "questions_open", text


def _opinions_missing(review: Review, expert_id: int | None) -> Iterator[Obstacle]:
    """Experts who have given no opinion on what stands here."""
    for one in review.experts:
        given = review.given.get(one.expert_id)
        if (given and given.holds) or (review.is_alone and one.expert_id == expert_id):
            continue
        name = one.expert.name
        if given:
            text = Text(
                f"{name}提交评审意见后依据或意见有变化，需重新提交。",
                f"{name}'s opinion was given on other evidence or words; it must be given again.",
            )
        else:
            text = Text(f"{name}还没有提交评审意见。", f"{name} has given no opinion yet.")
        yield "opinion_missing", text
