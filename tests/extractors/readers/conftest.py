"""A stand-in for the engine, so that these tests judge reading and not recognition."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from extractors.model import Page, Reader, Word
from extractors.pictures.pixels import Picture
from extractors.recognise.engines import Engines

ENGINES = Engines(Reader.RAPIDOCR, None)


@dataclass
class StandIn:
    """Answers every picture with the same words; keeps what it was shown."""

    words: tuple[Word, ...] = ()
    seen: list[Picture] = field(default_factory=list)
    to_page: tuple[float, ...] | None = None

    def recognise(self, picture: Picture, dpi: float, number: int, engine: Reader, threads: int = 0) -> Page:
        self.seen.append(picture)
        height, width = picture.shape[:2]
        page = Page(number, width * 72 / dpi, height * 72 / dpi, engine, self.words)
        return page if self.to_page is None else Page(**{**_fields(page), "to_page": self.to_page})


def _fields(page: Page) -> dict[str, object]:
    return {name: getattr(page, name) for name in page.__slots__}


@pytest.fixture
def engine(monkeypatch):
    stand_in = StandIn()
    monkeypatch.setattr("extractors.recognise.pages.recognise", stand_in.recognise)
    return stand_in
