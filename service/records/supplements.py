"""What no run read, added by hand with its place, and papers corrected beside their kind; kept through runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from checkers.model import Text
from extractors.fields import all_fields
from extractors.known_facts import is_fact
from service.records.audit import Actor, Subject, note
from service.records.refusals import Refused
from service.records.values import checked
from service.tables import PaperAspect, PaperCorrection, Supplement
from service.tables.base import now

LISTS = ("headcount", "client_count")
"""The figures that are counted from lists, row by row."""

QUALIFIED, UNQUALIFIED, ONE = "qualified", "unqualified", "1"

NO_FIELD = Text("请选择要补录的数据。", "Choose what is to be added.")
NO_ROW = Text("请填写姓名或企业名称。", "Give the name of the person or enterprise.")
NO_OWNER = Text("请填写单位名称。", "Give the name of the unit.")
NO_YEAR = Text("请填写年份，例如 2024。", "Give a year, for example 2024.")
NO_PART = Text(
    "请填写起止页，例如 3-5，并在文件页数之内。", "Give first and last page, for example 3-5, within the file."
)
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Place:
    """A page of a file that a run took in; no page for Word and Excel files."""

    sha256: str
    file: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands there: a figure's or fact's value, or with `label` a row of a list (then `value` tells of whom)."""

    field: str
    value: str
    reason: str
    label: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class OfPaper:
    """What is corrected of the paper at `place` of a file of so many `pages`."""

    sha256: str
    place: int
    aspect: PaperAspect
    before: str
    value: str
    reason: str
    pages: int


def add(session: Session, actor: Actor, dossier_id: str, at: Place, said: Missing) -> Supplement:
    """A figure, a fact or a row more. Raises Refused for what none can be."""
    value = _row_value(said) if said.label else _value(said)
    assert actor.id is not None
    made = Supplement(
        dossier_id=dossier_id,
        sha256=at.sha256,
        file=at.file,
        page=at.page,
        field=said.field,
        value=value,
        label=said.label.strip()[:LONGEST],
        as_of=said.as_of,
        reason=said.reason.strip(),
        by_id=actor.id,
    )
    session.add(made)
    session.flush()
    told = {"file": at.file, "page": at.page, "value": value, "label": made.label, "reason": made.reason}
    note(session, actor, "supplement.made", Subject("claim", f"{dossier_id}/{said.field}", dossier_id), after=told)
    return made


def correct_paper(session: Session, actor: Actor, dossier_id: str, said: OfPaper) -> PaperCorrection:
    """Whose a paper is, of which year, or which pages it takes; an earlier word on the same gives way. Refused."""
    value = _paper_value(said)
    assert actor.id is not None
    for former in papers(session, dossier_id):
        if (former.sha256, former.place, former.aspect) == (said.sha256, said.place, said.aspect):
            former.withdrawn_at = now()
    made = PaperCorrection(
        dossier_id=dossier_id,
        sha256=said.sha256,
        place=said.place,
        aspect=said.aspect,
        before=said.before,
        value=value,
        reason=said.reason.strip(),
        by_id=actor.id,
    )
    session.add(made)
    session.flush()
    subject = Subject("document", f"{dossier_id}/{said.sha256[:12]}", dossier_id)
    after = {said.aspect.value: value, "place": said.place, "reason": made.reason}
    note(session, actor, "paper.corrected", subject, {said.aspect.value: said.before}, after)
    return made


def in_force(session: Session, dossier_id: str) -> list[Supplement]:
    """What was added and not withdrawn."""
    query = select(Supplement).where(Supplement.dossier_id == dossier_id, Supplement.withdrawn_at.is_(None))
    return list(session.scalars(query.options(joinedload(Supplement.by)).order_by(Supplement.id)))


def papers(session: Session, dossier_id: str) -> list[PaperCorrection]:
    """The papers' corrections in force."""
    kept = (PaperCorrection.dossier_id == dossier_id, PaperCorrection.withdrawn_at.is_(None))
    query = select(PaperCorrection).where(*kept)
    return list(session.scalars(query.options(joinedload(PaperCorrection.by)).order_by(PaperCorrection.id)))


def _value(said: Missing) -> str:
    if said.field not in all_fields() and not is_fact(said.field):
        raise Refused("no_field", NO_FIELD, 422)
    return checked(said.field, said.value)


def _row_value(said: Missing) -> str:
    if said.field not in LISTS:
        raise Refused("no_field", NO_FIELD, 422)
    if not said.label.strip():
        raise Refused("no_row", NO_ROW, 422)
    if said.field == LISTS[0] and said.value in (QUALIFIED, UNQUALIFIED):
        return said.value
    return ONE


def _paper_value(said: OfPaper) -> str:
    """The value in its plain form. Raises Refused."""
    text = said.value.strip()
    match said.aspect:
        case PaperAspect.OWNER:
            if not text or len(text) > LONGEST:
                raise Refused("no_owner", NO_OWNER, 422)
            return text
        case PaperAspect.YEAR:
            if not re.fullmatch(r"(?:19|20)\d\d", text, re.ASCII):
                raise Refused("no_year", NO_YEAR, 422)
            return text
        case PaperAspect.PART:
            return _part(text, said.pages)


def _part(text: str, pages: int) -> str:
    found = re.fullmatch(r"(\d{1,5})(?:\s*[-–—~～至]\s*(\d{1,5}))?", text, re.ASCII)
    if found is None:
        raise Refused("no_part", NO_PART, 422)
    first, last = int(found[1]), int(found[2] or found[1])
    if not 1 <= first <= last <= pages:
        raise Refused("no_part", NO_PART, 422)
    return f"{first}-{last}"
