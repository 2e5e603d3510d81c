"""Pages as pictures for the reading room, drawn in a limited child and kept in the store: the web never opens a PDF."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from extractors.errors import PaperError
from extractors.isolate import Isolated
from service.model import Report
from service.pixels import DPI, jpeg
from service.records import reports
from service.store import Store
from service.tables import PagePicture, Run
from service.whole.keeping import print_missing
from service.workshop import Workshop

PAGES_A_TASK = 6
SECONDS_A_PAGE = 20
PAGES_DRAWN = 300
"""Pages of one file that are drawn; beyond these only those that hold evidence."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A page of a file that lies at `path`, to be turned by `turn` degrees clockwise to stand upright."""

    path: Path
    sha256: str
    page: int
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page's picture as JPEG, and its upright size in points."""

    wish: Wish
    jpeg: bytes
    width: float
    height: float


def evident_pages(report: Report) -> list[Wish]:
    """The pages that hold evidence: these are drawn before a report is out."""
    evident = {(c.evidence.document, c.evidence.page) for c in report.statements}
    return [
        Wish(d.path, d.sha256, s.number, s.turn)
        for d in report.documents
        for s in d.page_sizes
        if (d.name, s.number) in evident
    ]


def draw_pages(run_id: int, shop: Workshop) -> str:
    """Draw the other pages of a finished run; one word on what became of it. Twice does no harm."""
    with shop.database.reading() as session:
        run = session.get(Run, run_id)  # None: its dossier was purged since
        body = reports.body_of(session, run) if run else None
    if body is None:
        return "no report"
    with tempfile.TemporaryDirectory(prefix="prescreen-draw-", dir=shop.children.work) as folder:
        draw_missing(shop, _all_pages(body, shop, Path(folder)))
        print_missing(shop, body["documents"], Path(folder))
    return "done"


def _all_pages(body: dict[str, Any], shop: Workshop, folder: Path) -> list[Wish]:
    wishes: list[Wish] = []
    for place, document in enumerate(d for d in body["documents"] if d["sha256"] and d["page_sizes"]):
        path = folder / f"{place:04d}"
        shop.store.lay_out(document["sha256"], path)
        sizes = document["page_sizes"][:PAGES_DRAWN]
        wishes.extend(Wish(path, document["sha256"], size["page"], size["turn"]) for size in sizes)
    return wishes


def draw_missing(shop: Workshop, wishes: Iterable[Wish]) -> None:
    """Draw the pages that no run drew yet, and put them on record."""
    with shop.database.reading() as session:
        todo = [w for w in wishes if not _is_drawn(session, w, shop.store)]
    for drawn in draw_all(todo, shop.children):
        picture = shop.store.put_bytes(drawn.jpeg)
        with shop.database.writing() as session:
            session.merge(_row(drawn, picture))


def _is_drawn(session: Session, wish: Wish, store: Store) -> bool:
    found = session.get(PagePicture, (wish.sha256, wish.page))
    return found is not None and found.turn == wish.turn and store.has(found.picture)


def _row(drawn: Drawn, picture: str) -> PagePicture:
    wish = drawn.wish
    return PagePicture(
        sha256=wish.sha256,
        page=wish.page,
        turn=wish.turn,
        picture=picture,
        width=drawn.width,
        height=drawn.height,
    )


def draw_all(wishes: Iterable[Wish], children: Isolated) -> Iterator[Drawn]:
    """The pictures, a few pages a task; a page that cannot be drawn is left out."""
    todo = list(wishes)
    tasks = [todo[i : i + PAGES_A_TASK] for i in range(0, len(todo), PAGES_A_TASK)]
    futures = [children.submit_within(SECONDS_A_PAGE * len(task) + 30, draw, tuple(task)) for task in tasks]
    for future in futures:
        try:
            yield from future.result()
        except PaperError:
            continue


# In the child


def draw(wishes: tuple[Wish, ...]) -> tuple[Drawn, ...]:
    """These pages; one that cannot be drawn takes no other along."""
    found = []
    for wish in wishes:
        try:
            found.append(_draw(wish))
        except PaperError:
            continue
    return tuple(found)


def _draw(wish: Wish) -> Drawn:
    import numpy as np

    from extractors.pictures.drawing import page_picture, page_size

    width, height = page_size(wish.path, wish.page)
    upright = np.rot90(page_picture(wish.path, wish.page, DPI), k=-wish.turn // 90)
    turned = (height, width) if wish.turn in (90, 270) else (width, height)
    return Drawn(wish, jpeg(upright), *turned)
