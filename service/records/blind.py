"""The blind sample as deeds: findings are drawn when a run ends, read by an expert, and a difference is ruled on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from checkers.model import Text
from service.blind.comparing import agrees
from service.blind.drawing import Drawn, drawn
from service.records import assignments, reports
from service.records.audit import Actor, Subject, note
from service.records.lights import Light, lights
from service.records.refusals import Refused
from service.tables import BlindReading, Cutout, Dossier, FileMark, Round, Ruling, Run
from service.tables.base import now

Json = Mapping[str, Any]

LONGEST = 200
MOST = 100
"""Of a hundred findings at most all are drawn."""

NOT_SUBMITTED = Text("只有评审中的申报件才能核对。", "Only a dossier under review is read.")
NOTHING_ASKED = Text("此项不需要核对，或已经核对。", "This one is not to be read, or has been read already.")
NOT_FOR_YOU = Text("此项由另一位专家核对。", "Another expert reads this one.")
NO_DIFFERENCE = Text("两次读数一致，无需说明。", "Both readings agree; there is nothing to say.")
TOO_LONG = Text(f"内容请不超过 {LONGEST} 字。", f"Use at most {LONGEST} characters.")
BAD_SHARE = Text("比例应为 0 至 100 的整数。", "The share is a whole number from 0 to 100.")


def draw(session: Session, run: Run, body: Json, summary: Json, shown: Collection[int]) -> None:
    """The sample of a finished run, where its dossier is in a round; what was drawn on this evidence stays as it is."""
    found = run.dossier.round
    told = lights(summary)
    if found is None or not found.blind_share or len(told) != len(body["findings"]):
        return  # in no round, nothing to be drawn, or a run of a version that kept less of it
    made = drawn(found.blind_seed, found.blind_share, run.dossier_id, body, told, shown)
    known = {(one.rule, one.evidence) for one in of_dossier(session, run.dossier_id)}
    fresh = [one for one in made if (one.light.key, one.light.evidence) not in known]
    scanners = _scanners(session, body, fresh)
    session.add_all(_row(run, one, scanners.get(one.document, "")) for one in fresh)
    session.flush()


def draw_late(session: Session, dossier: Dossier) -> None:
    """The sample of a dossier that came into its round after its run."""
    run = reports.last_done(session, dossier.id)
    body = reports.body_of(session, run) if run else None
    if run is None or run.report is None or body is None:
        return
    query = select(Cutout.claim).where(Cutout.run_id == run.id, Cutout.picture.is_not(None))
    draw(session, run, body, run.report.summary, set(session.scalars(query)))


def of_dossier(session: Session, dossier_id: str) -> list[BlindReading]:
    """All that was ever drawn of it."""
    return of_dossiers(session, [dossier_id])[dossier_id]


def of_dossiers(session: Session, dossier_ids: Sequence[str]) -> defaultdict[str, list[BlindReading]]:
    """The same of many at once."""
    found: defaultdict[str, list[BlindReading]] = defaultdict(list)
    query = select(BlindReading).where(BlindReading.dossier_id.in_(dossier_ids)).options(joinedload(BlindReading.by))
    for one in session.scalars(query.order_by(BlindReading.id)):
        found[one.dossier_id].append(one)
    return found


def reader_of(reading: BlindReading, experts: Iterable[int]) -> int | None:
    """Which of the experts who have the dossier reads it; None while nobody has it."""
    there = sorted(experts)
    return there[reading.id % len(there)] if there else None


def answer(session: Session, actor: Actor, dossier: Dossier, light: Light, said: str | None) -> BlindReading:
    """What the expert read, None where nothing can be read; then the machine's value is shown.

    Raises Refused where nothing is asked of this expert, or what was typed cannot be compared.
    """
    if not assignments.is_under_review(dossier):
        raise Refused("not_submitted", NOT_SUBMITTED)
    assignments.take_part(session, actor, dossier)
    reading = _open(session, dossier.id, light)
    there = assignments.current(session, dossier.id)
    if reader_of(reading, (one.expert_id for one in there)) != actor.id:
        raise Refused("not_for_you", NOT_FOR_YOU)
    if said is not None and len(said) > LONGEST:
        raise Refused("too_long", TOO_LONG, 422)
    if said is not None:
        reading.agrees = agrees(reading.asked, reading.field, reading.machine, said)
        reading.value = said.strip()
    reading.by_id, reading.at = actor.id, now()
    session.flush()
    told = {"field": reading.field, "value": reading.value, "machine": reading.machine, "agrees": reading.agrees}
    note(session, actor, "reading.made", _subject(reading), after=told)
    return reading


def rule(session: Session, actor: Actor, dossier: Dossier, light: Light, ruling: Ruling) -> BlindReading:
    """What the expert says of a difference; it may be said otherwise until the review is over."""
    if not assignments.is_under_review(dossier):
        raise Refused("not_submitted", NOT_SUBMITTED)
    reading = _of_light(session, dossier.id, light)
    if reading is None or reading.agrees is not False:
        raise Refused("no_difference", NO_DIFFERENCE)
    if reading.by_id != actor.id:
        raise Refused("not_for_you", NOT_FOR_YOU)
    before = {"ruling": reading.ruling.value} if reading.ruling else None
    reading.ruling = ruling
    session.flush()
    note(session, actor, "reading.ruled", _subject(reading), before, {"ruling": ruling.value})
    return reading


def set_share(session: Session, actor: Actor, found: Round, share: int) -> None:
    """How many in a hundred findings are drawn from the next run on; what was drawn stays."""
    if not 0 <= share <= MOST:
        raise Refused("bad_share", BAD_SHARE, 422)
    if share == found.blind_share:
        return
    before, found.blind_share = found.blind_share, share
    session.flush()
    note(session, actor, "round.blind", Subject("round", str(found.id)), {"share": before}, {"share": share})


def in_round(session: Session, round_id: int | None) -> list[BlindReading]:
    """The readings of a round that were answered, of all rounds for None."""
    query = select(BlindReading).join(BlindReading.dossier).where(BlindReading.at.is_not(None))
    if round_id is not None:
        query = query.where(Dossier.round_id == round_id)
    return list(session.scalars(query.options(joinedload(BlindReading.by)).order_by(BlindReading.id)))


def waiting(session: Session, round_id: int | None) -> int:
    """How many wait to be read in dossiers under review."""
    query = select(BlindReading).join(BlindReading.dossier).where(BlindReading.at.is_(None))
    if round_id is not None:
        query = query.where(Dossier.round_id == round_id)
    return sum(assignments.is_under_review(one.dossier) for one in session.scalars(query))


def _row(run: Run, one: Drawn, scanner: str) -> BlindReading:
    return BlindReading(
        dossier_id=run.dossier_id,
        run_id=run.id,
        rule=one.light.key,
        evidence=one.light.evidence,
        claim=one.claim,
        asked=one.asked,
        field=one.field,
        paper=one.paper,
        source=one.source,
        scanner=scanner,
        machine=one.machine,
        confidence=one.confidence,
        status=one.light.status,
        doubted=one.doubted,
    )


def _scanners(session: Session, body: Json, found: Iterable[Drawn]) -> dict[str, str]:
    """By which scanner, camera or program each file was made, as far as it says so."""
    wanted = {one.document for one in found}
    named = {d["sha256"]: d["name"] for d in body["documents"] if d["name"] in wanted and d["sha256"]}
    query = select(FileMark.sha256, FileMark.producer).where(FileMark.sha256.in_(named), FileMark.page == 0)
    return {named[sha256]: producer for sha256, producer in session.execute(query)}


def _open(session: Session, dossier_id: str, light: Light) -> BlindReading:
    found = _of_light(session, dossier_id, light)
    if found is None or found.at is not None:
        raise Refused("nothing_asked", NOTHING_ASKED)
    return found


def _of_light(session: Session, dossier_id: str, light: Light) -> BlindReading | None:
    query = select(BlindReading).where(BlindReading.dossier_id == dossier_id, BlindReading.rule == light.key)
    return session.scalar(query.where(BlindReading.evidence == light.evidence))


def _subject(reading: BlindReading) -> Subject:
    return Subject("finding", f"{reading.dossier_id}/{reading.rule}", reading.dossier_id)
