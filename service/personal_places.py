"""Where on a page that was read something personal stands, so that its pictures can be blurred there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from extractors.model import Box, Page, Word
from extractors.page.places import map_box
from service.model import PageCache, PageKey
from service.personal import spans


def places(page: Page) -> tuple[Box, ...]:
    """Where on the page, in its own space, something personal was recognised."""
    lines = groupby(sorted(page.words, key=lambda w: (round(w.box.top), w.box.x0)), key=lambda w: round(w.box.top))
    runs = [[word] for word in page.words] + [list(line) for _, line in lines]
    found = (map_box(box, page.to_page) for run in runs for box in _in_run(run))
    return tuple(dict.fromkeys(found))


def _in_run(words: list[Word]) -> Iterator[Box]:
    """The boxes of what is personal in words that stand side by side."""
    text = "".join(word.text for word in words)
    owners = [(word, place) for word in words for place in range(len(word.text))]
    for start, end in spans(text):
        yield _box(owners[start:end])


def _box(letters: Iterable[tuple[Word, int]]) -> Box:
    boxes = [_letter(word, place) for word, place in letters]
    return Box(
        min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
    )


def _letter(word: Word, place: int) -> Box:
    """Where one character of a word stands."""
    count, box = len(word.text), word.box
    edges = word.edges or tuple(box.x0 + (box.x1 - box.x0) * n / count for n in range(count + 1))
    return Box(edges[place], box.top, edges[place + 1], box.bottom)


class Noticing:
    """A page cache that notes, of every page that goes through it, where something personal stands."""

    def __init__(self, kept: PageCache) -> None:
        self._kept = kept
        self.places: dict[tuple[str, int], tuple[Box, ...]] = {}

    def get(self, key: PageKey, /) -> Page | None:
        """The page as it was kept."""
        page = self._kept.get(key)
        if page is not None:
            self._note(key, page)
        return page

    def put(self, key: PageKey, page: Page, /) -> None:
        """Keep the page."""
        self._note(key, page)
        self._kept.put(key, page)

    def _note(self, key: PageKey, page: Page) -> None:
        self.places[key.sha256, key.number] = places(page)
