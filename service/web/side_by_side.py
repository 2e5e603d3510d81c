"""From a pair on record to what its card shows: each thing that two dossiers share, with both places side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import select
from sqlalchemy.orm import Session

from extractors.model import Place, Spot
from service.pairs.keeping import place_of
from service.pairs.model import Where
from service.report.words import Words, place_in_words
from service.tables import Cutout, Dossier, DossierPair, PagePicture, PairDismissal, Run
from service.web.context import language
from service.web.views import Sheet

AROUND = 50.0
"""Points above and below a mark that are shown of its page."""


@dataclass(frozen=True, slots=True)
class Side:
    """One dossier's place: its page with the part that is shown and the mark in it, else the cut-out of its claim."""

    dossier_id: str
    name: str
    document: str
    place: str
    sheet: Sheet | None = None
    window: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    mark: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Both:
    """One thing that both have."""

    said: str
    certain: bool
    sides: tuple[Side, Side]


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair as its card shows it; `one` is the dossier that it is looked at from."""

    number: int
    code: str
    strength: str
    one: Dossier
    other: Dossier
    total: int
    out_of: int
    shared: tuple[Both, ...]
    dismissal: PairDismissal | None
    former: tuple[PairDismissal, ...]


def views(session: Session, found: Iterable[DossierPair], dossier_id: str = "") -> list[PairView]:
    """The pairs in their order, as seen from that dossier, or from the first of both."""
    return [_view(session, pair, turned=pair.other_id == dossier_id) for pair in found]


def called(dossier: Dossier) -> str:
    """What a dossier is called by."""
    return dossier.applicant or dossier.title or dossier.id


def _view(session: Session, pair: DossierPair, turned: bool) -> PairView:
    ends = [(pair.one, pair.one_run, "one"), (pair.other, pair.other_run, "other")]
    left, right = reversed(ends) if turned else ends
    return PairView(
        number=pair.id,
        code=pair.code,
        strength=pair.strength,
        one=left[0],
        other=right[0],
        total=pair.total,
        out_of=pair.out_of,
        shared=tuple(
            Both(item["said"], item["certain"], (_side(session, item, *left), _side(session, item, *right)))
            for item in pair.shared["items"]
        ),
        dismissal=pair.dismissal,
        former=tuple(d for d in pair.dismissals if d.withdrawn_at is not None),
    )


def _side(session: Session, item: dict[str, Any], dossier: Dossier, run: int, end: str) -> Side:
    where = place_of(item[end])
    at = place_in_words(where.page, _place(where), Words(language()))
    side = Side(dossier.id, called(dossier), where.document, at)
    return _on_page(session, side, where) or _cut_out(session, side, where, run) or side


def _place(where: Where) -> Place | None:
    """The place as a value again."""
    said: dict[str, Any] = dict(where.place)
    if "spot" in said:
        said["spot"] = Spot(said["spot"])
    return Place(**said) if said else None


def _on_page(session: Session, side: Side, where: Where) -> Side | None:
    """The page around the mark, the whole of it without one; None while it is not drawn."""
    picture = session.get(PagePicture, (where.sha256, where.page)) if where.page else None
    if picture is None:
        return None
    url = url_for("documents.page", dossier_id=side.dossier_id, sha256=where.sha256, page=where.page)
    top, bottom = (where.box[1] - AROUND, where.box[3] + AROUND) if where.box else (0.0, picture.height)
    top, bottom = max(top, 0.0), min(bottom, picture.height)
    window = (0.0, top, picture.width, max(bottom - top, 1.0))
    sheet = Sheet(url, picture.width, picture.height)
    return Side(side.dossier_id, side.name, side.document, side.place, sheet, window, where.box)


def _cut_out(session: Session, side: Side, where: Where, run: int) -> Side | None:
    """The cut-out of the claim that shows it; None where it has no picture."""
    if where.claim is None:
        return None
    query = select(Cutout).join(Run, Run.id == Cutout.run_id)
    found = query.where(Run.dossier_id == side.dossier_id, Run.number == run, Cutout.claim == where.claim)
    cut = session.scalar(found)
    if cut is None or cut.picture is None or "size" not in cut.marks:
        return None
    width, height = cut.marks["size"]
    url = url_for("documents.cutout", dossier_id=side.dossier_id, run=run, claim=where.claim)
    sheet, window = Sheet(url, width, height), (0.0, 0.0, width, height)
    return Side(side.dossier_id, side.name, side.document, side.place, sheet, window, cut.marks.get("cut"))
