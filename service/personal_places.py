"""Where on a page that was read something personal stands, so that its pictures can be blurred there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from extractors.model import Box, Page, Word
from extractors.page.places import map_box
from service.model import PageCache, PageKey
from service.personal import spans

_APART = 0.3
"""Of their height, from which on words are set apart."""

_NEXT = (0.6, 2.5)
"""How far below a line the next one lies, in heights of its words."""

_LONG = 18
"""Signs of an identity number."""

_LIKE_ONE = re.compile(r"[0-9０-９XxＸｘ]")

Run = Sequence[Sequence[Word]]
"""Words that may be read together: on one line, or on several that follow one another."""


def places(page: Page) -> tuple[Box, ...]:
    """Where on the page, in its own space, something personal was recognised."""
    in_order = sorted(page.words, key=lambda w: (round(w.box.top), w.box.x0))
    lines = [list(line) for _, line in groupby(in_order, key=lambda w: round(w.box.top))]
    runs: list[Run] = [*([[word]] for word in page.words), *([line] for line in lines)]
    runs += [*map(list, pairwise(lines)), *_below_one_another(page.words)]
    found = (map_box(box, page.to_page) for run in runs for box in _in_run(run))
    return tuple(dict.fromkeys(found))


def _below_one_another(words: Iterable[Word]) -> Iterator[Run]:
    """Pairs of words on two lines of a cell or of a text, over which a number may be broken."""
    ends = [w for w in words if w.text and _LIKE_ONE.match(w.text[-1])]
    begins = sorted((w for w in words if _LIKE_ONE.match(w.text)), key=lambda w: w.box.top)
    tops = [w.box.top for w in begins]
    for word in ends:
        near, far = (word.box.top + share * (word.box.bottom - word.box.top) for share in _NEXT)
        for other in begins[bisect_left(tops, near) : bisect_right(tops, far)]:
            if len(word.text) + len(other.text) >= _LONG:
                yield [word], [other]


def _in_run(run: Run) -> Iterator[Box]:
    """The boxes of what is personal in such words, on each line by itself."""
    text, owners = "", list[tuple[int, Word, int]]()
    for number, line in enumerate(run):
        for place, word in enumerate(line):
            before = _between(line[place - 1], word) if place else "\n" if number else ""
            text += before + word.text
            owners += [(-1, word, 0)] * len(before) + [(number, word, at) for at in range(len(word.text))]
    for start, end in spans(text):
        for number in range(len(run)):
            if own := [(word, at) for line, word, at in owners[start:end] if line == number]:
                yield _box(own)


def _between(one: Word, other: Word) -> str:
    height = one.box.bottom - one.box.top
    return " " if other.box.x0 - one.box.x1 > _APART * height else ""


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
