"""Pictures pasted into a Word or Excel file: a scanned licence, a photographed lease, recognised like a page.

Their words keep who read them and how surely; they have no page, so their place is the number of the picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.child import not_counted
from extractors.errors import PaperError
from extractors.model import Block, Note, NoteCode, Page, Passage, Place, Spot, Table
from extractors.pictures.crop import WHOLE, Crop

if TYPE_CHECKING:
    from extractors.recognise.engines import Engines

MOST = 60
"""Pictures read in one file: a second or two each."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A picture in a file: its bytes where they are there, its width in points or 0, and its crop."""

    content: bytes | None
    width: float = 0.0
    crop: Crop = WHOLE


def read_pictures(found: Iterable[Pasted], first_table: int, engines: Engines) -> tuple[list[Block], list[Note]]:
    """The text that pictures show, as blocks whose place is the picture.

    Pictures that cannot be read, and those beyond `MOST`, are named in a note; icons are passed over.
    """
    blocks: list[Block] = []
    skipped: list[int] = []
    for number, picture in enumerate(found, 1):
        if number > MOST or picture.content is None:
            skipped.append(number)
            continue
        try:
            page = _page(picture.content, picture, number, engines)
        except PaperError as error:
            if error.code == "no_engine":
                raise
            skipped.append(number)
            continue
        tables = sum(isinstance(block, Table) for block in blocks)
        blocks += _placed(page, number, first_table + tables) if page else []
    notes = [Note(NoteCode.PICTURES_SKIPPED, detail=", ".join(map(str, skipped[:50])))] if skipped else []
    return blocks, notes


def _page(content: bytes, pasted: Pasted, number: int, engines: Engines) -> Page | None:
    from extractors.pictures import frames
    from extractors.recognise.pages import recognise

    with not_counted():
        picture = frames.pasted(content, pasted.width, pasted.crop)
        return recognise(*picture, number, engines.first, engines.threads) if picture else None


def _placed(page: Page, number: int, first_table: int) -> Iterator[Block]:
    from extractors.page.layout import blocks_of

    words = tuple(replace(word, reader=word.reader or page.reader) for word in page.words)
    for block in blocks_of(replace(page, words=words), first_table):
        if isinstance(block, Table):
            cells = (replace(cell, passage=_without_page(cell.passage, number), box=None) for cell in block.cells)
            yield replace(block, cells=tuple(cells))
        else:
            yield _without_page(block, number)


def _without_page(passage: Passage, number: int) -> Passage:
    return replace(passage, page=None, place=Place(Spot.PICTURE, number))
