"""Pictures handed in as papers: each frame is recognised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.errors import PaperError, of_memory
from extractors.model import Page
from extractors.pictures import drawing as pictures
from extractors.pictures.frames import READ_AT, own_dpi
from extractors.readers.pdf import unreadable_page

if TYPE_CHECKING:
    from extractors.recognise.engines import Engines


def read_pages(path: Path, numbers: Iterable[int], engines: Engines) -> Iterator[Page]:
    """Recognise these frames; one that cannot be read comes empty, with a note."""
    from extractors.recognise.pages import recognise

    for number in numbers:
        try:
            dpi = pictures.usable_dpi(path, number, min(max(own_dpi(path, number), READ_AT[0]), READ_AT[1]))
            picture = pictures.page_picture(path, number, dpi)
            page = recognise(picture, dpi, number, engines.first, engines.threads)
        except Exception as error:
            if of_memory(error) or (isinstance(error, PaperError) and error.code == "no_engine"):
                raise
            page = unreadable_page(path, number, error)
        yield page
