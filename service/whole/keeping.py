"""The worker's part: Word and Excel papers of a run are kept whole with its report, and drawn to pages after it.

Both is done in limited children. Twice does no harm; what fails leaves the paper with its table, or with nothing, and
takes nothing else along.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from extractors.errors import PaperError
from service.model import Report
from service.tables import PagePicture, WholePaper
from service.tables.base import now
from service.whole.flow import flow_of
from service.whole.model import Whole, packed, unpacked
from service.whole.printing import Printed, print_out
from service.workshop import Workshop

SECONDS_TO_OPEN = 120
SECONDS_TO_PRINT = 240


@dataclass(frozen=True, slots=True)
class Flowing:
    """A file without pages of its own, and where it lies."""

    path: Path
    name: str
    sha256: str


def keep_whole(shop: Workshop, report: Report) -> None:
    """Keep what stands in the run's files that have no pages: shown as it is until, or unless, they are drawn."""
    files = [d for d in report.documents if not d.pages and d.sha256 and not d.error]
    _keep(shop, [Flowing(d.path, d.name, d.sha256) for d in files])


def print_missing(shop: Workshop, documents: Iterable[Mapping[str, Any]], folder: Path) -> None:
    """Draw the files that were not tried yet, and keep those first that an earlier version read."""
    flowing = [
        Flowing(folder / f"flow-{place:04d}", d["name"], d["sha256"])
        for place, d in enumerate(documents)
        if d["sha256"] and not d["pages"] and not d["error"]
    ]
    for one in flowing:
        shop.store.lay_out(one.sha256, one.path)
    _keep(shop, flowing)
    for one in flowing:
        with shop.database.reading() as session:
            row = session.get(WholePaper, one.sha256)
        if row is not None and row.printed_at is None:
            _print(shop, one, row)


def _keep(shop: Workshop, flowing: Iterable[Flowing]) -> None:
    with shop.database.reading() as session:
        fresh = {one.sha256: one for one in flowing if not _is_kept(session, shop, one)}
    children = shop.children
    futures = [(one, children.submit_within(SECONDS_TO_OPEN, flow_of, one.path, one.name)) for one in fresh.values()]
    for one, future in futures:
        try:
            whole = future.result()
        except PaperError:
            continue
        if whole is not None:
            body = shop.store.put_bytes(packed(whole))
            with shop.database.writing() as session:
                session.merge(WholePaper(sha256=one.sha256, body=body, pages=0, printed_at=None))


def _is_kept(session: Session, shop: Workshop, one: Flowing) -> bool:
    row = session.get(WholePaper, one.sha256)
    return row is not None and shop.store.has(row.body)


def _print(shop: Workshop, one: Flowing, row: WholePaper) -> None:
    whole = kept(shop, row.body)
    try:
        made = shop.children.submit_within(SECONDS_TO_PRINT, print_out, one.path, one.name, whole).result()
    except PaperError:
        made = None
    body = row.body if made is None else shop.store.put_bytes(packed(made.whole))
    pictures = _pictures(shop, one.sha256, made) if made else []
    with shop.database.writing() as session:
        for picture in pictures:
            session.merge(picture)
        session.merge(WholePaper(sha256=one.sha256, body=body, pages=len(pictures), printed_at=now()))


def kept(shop: Workshop, body: str) -> Whole:
    """The paper that was kept."""
    with shop.store.open(body) as file:
        return unpacked(file.read())


def _pictures(shop: Workshop, sha256: str, made: Printed) -> list[PagePicture]:
    return [
        PagePicture(
            sha256=sha256,
            page=number,
            turn=0,
            picture=shop.store.put_bytes(sheet.jpeg),
            width=sheet.width,
            height=sheet.height,
        )
        for number, sheet in enumerate(made.sheets, 1)
    ]
