"""Rounds: a year's notice taken in once it is sound, dossiers put into the one that is open, rules as it has them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from checkers.errors import RulebookError
from checkers.model import Text
from checkers.rulebook.model import Rulebook
from checkers.rulebook.notice import Notice, notice_of, with_notice
from service.records import blind
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.settings import SHARE
from service.tables import Dossier, Round, Stage

FILE = "notice.yaml"
"""What the text of a notice is called where something is wrong with it."""


def add(
    session: Session, actor: Actor, written: str, rulebook: Rulebook, file: str = FILE, share: int = SHARE
) -> Round:
    """A new round of a notice's text; `share` of a hundred findings are read blind.

    Raises Refused where the text is not sound, or its number is known.

    Dossiers whose day lies between the notice's and that are in no round are put into it, unless they are signed off.
    """
    notice = _sound(written, rulebook, file)
    said = notice.round
    if len(said.number) > Round.number.type.length or len(said.title.zh) > Round.title.type.length:
        raise Refused("too_long", Text("文号或标题过长。", "The number or the title is too long."), 422)
    if session.scalar(select(Round.id).where(Round.number == said.number)) is not None:
        text = Text(
            f"已有文号为“{said.number}”的申报通知。", f"There is a notice with the number {said.number} already."
        )
        raise Refused("number_taken", text)
    made = Round(
        number=said.number,
        title=said.title.zh,
        opens_on=said.opens_on,
        closes_on=said.closes_on,
        notice=written,
        blind_share=share,
    )
    session.add(made)
    session.flush()
    taken = _take_in(session, made)
    note(session, actor, "round.added", Subject("round", str(made.id)), after={**_told(made), "dossiers": taken})
    return made


def _sound(written: str, rulebook: Rulebook, file: str) -> Notice:
    try:
        notice = notice_of(written, file)
        with_notice(rulebook, notice)
    except RulebookError as error:
        raise Refused("unsound_notice", Text(error.zh, error.en), 422) from error
    return notice


def _take_in(session: Session, made: Round) -> int:
    """How many dossiers came into the round."""
    within = Dossier.as_of.between(made.opens_on, made.closes_on)
    query = select(Dossier).where(Dossier.round_id.is_(None), within, Dossier.stage != Stage.SIGNED)
    found = session.scalars(query).all()
    for dossier in found:
        dossier.round_id = made.id
    session.flush()
    for dossier in found:
        session.refresh(dossier, ["round"])
        blind.draw_late(session, dossier)
    return len(found)


def _told(made: Round) -> dict[str, object]:
    return {
        "number": made.number,
        "title": made.title,
        "opens_on": made.opens_on.isoformat(),
        "closes_on": made.closes_on.isoformat(),
    }


def every(session: Session) -> list[tuple[Round, int]]:
    """All rounds with how many dossiers are in each, the one that closes last first."""
    count = select(func.count()).where(Dossier.round_id == Round.id).scalar_subquery()
    rows = session.execute(select(Round, count).order_by(Round.closes_on.desc(), Round.id.desc())).all()
    return [(round_, dossiers) for round_, dossiers in rows]


def open_on(session: Session, day: date) -> Round | None:
    """The round in which one may apply on that day, the latest of several; None where there is none."""
    query = select(Round).where(Round.opens_on <= day, Round.closes_on >= day)
    return session.scalars(query.order_by(Round.id.desc()).limit(1)).first()


def named(session: Session, number: str, day: date) -> Round:
    """The round of that number, which must be open on the day. Raises Refused."""
    found = session.scalar(select(Round).where(Round.number == number))
    if found is None:
        raise Refused("no_round", Text(f"没有文号为“{number}”的批次。", f'There is no round "{number}".'), 422)
    if not found.opens_on <= day <= found.closes_on:
        text = Text(
            f"申报日期不在该批次的受理期内（{found.opens_on} 至 {found.closes_on}）。",
            f"The day of application is not within the round ({found.opens_on} to {found.closes_on}).",
        )
        raise Refused("round_closed", text, 422)
    return found


def of_dossier(rulebook: Rulebook, found: Round | None) -> Rulebook:
    """The rulebook as the round's notice has it. Raises RulebookError where the two no longer go together."""
    return with_notice(rulebook, notice_of(found.notice, FILE)) if found else rulebook
