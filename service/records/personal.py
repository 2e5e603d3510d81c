"""Where on the pages of files something personal stands, as it was noted when they were read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from extractors.model import Box
from service.tables import PersonalPlaces


def keep(session: Session, places: Mapping[tuple[str, int], Sequence[Box]]) -> None:
    """Put it on record, in place of what an earlier reading noted; a page without anything needs no row."""
    files = {sha256 for sha256, _ in places}
    rows = session.scalars(select(PersonalPlaces).where(PersonalPlaces.sha256.in_(files)))
    known = {(row.sha256, row.page): row for row in rows}
    for key, boxes in places.items():
        told = [[round(v, 2) for v in (b.x0, b.top, b.x1, b.bottom)] for b in boxes]
        if key in known:
            known[key].boxes = told
        elif told:
            session.add(PersonalPlaces(sha256=key[0], page=key[1], boxes=told))


def places_of(session: Session, sha256: str, page: int) -> tuple[Box, ...]:
    """The boxes on that page; none where nobody read it since such are noted."""
    found = session.get(PersonalPlaces, (sha256, page))
    return tuple(Box(*box) for box in found.boxes) if found else ()
