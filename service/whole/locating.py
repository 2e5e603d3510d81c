"""Where the words of a paper stand on the pages that it was drawn to: found by their order, or where they stand once.

The drawing has the paper's own text, cell after cell, so a row is found as the place where the texts of its cells
follow one another: the very next, or the only one. Of a row that is not found so (it breaks over two pages, a day is
printed otherwise) each cell is looked for alone, the short ones beside the long ones; of a paragraph each clause. What
is not found has no place, and no mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from service.whole.model import Corners, Line, Part, Whole, WholeRow, WholeTable

NEAR = 300
"""Characters within which a text is the very next: the head of a table is printed once more on each page."""

LEAST = 4
"""Characters of a text that is known by itself, where it stands but once."""

BESIDE = 40
"""Characters between a known cell of a row and a short one beside it."""

CLAUSE = re.compile("[^，。；、：,;:]+[，。；、：,;:]?")


@dataclass(frozen=True, slots=True)
class Letter:
    """One printed character, folded, and where it stands."""

    text: str
    page: int
    corners: Corners


def folded(text: str) -> str:
    """A text as it is compared: no blanks, no widths."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace())


def located(whole: Whole, letters: Sequence[Letter]) -> Whole:
    """The paper with the lines of every text that was found."""
    finder = _Finder(letters)
    return Whole(tuple(_table(b, finder) if isinstance(b, WholeTable) else finder.paragraph(b) for b in whole.blocks))


def _table(table: WholeTable, finder: _Finder) -> WholeTable:
    return replace(table, rows=tuple(finder.row(row) for row in table.rows))


class _Finder:
    """Goes through the printed letters with the paper's texts."""

    def __init__(self, letters: Sequence[Letter]) -> None:
        self._letters = letters
        self._text = "".join(letter.text for letter in letters)
        self._at = 0

    def paragraph(self, part: Part) -> Part:
        text = folded(part.text)
        start = self._next(text)
        if start is not None:
            return self._placed(part, start)
        return replace(part, lines=tuple(line for clause in CLAUSE.finditer(text) for line in self._clause(clause)))

    def _clause(self, clause: re.Match[str]) -> Iterator[Line]:
        start = self._only(clause[0]) if len(clause[0]) >= LEAST else None
        if start is not None:
            self._at = start + len(clause[0])
            yield from _lines(self._letters[start : self._at], clause.start())

    def row(self, row: WholeRow) -> WholeRow:
        """All cells at once, else one by one."""
        texts = [folded(cell.part.text) for cell in row.cells]
        start = self._next("".join(texts))
        if start is None:
            return self._with(row, self._scattered(texts))
        ends = list(accumulate(map(len, texts), initial=start))
        return self._with(row, dict(enumerate(ends[:-1])))

    def _with(self, row: WholeRow, starts: Mapping[int, int]) -> WholeRow:
        cells = [
            replace(cell, part=self._placed(cell.part, starts[place])) if place in starts else cell
            for place, cell in enumerate(row.cells)
        ]
        return replace(row, cells=tuple(cells))

    def _scattered(self, texts: Sequence[str]) -> dict[int, int]:
        """Where the cells of a row begin that are known by themselves, and those that stand beside them."""
        known = {place: self._only(text) for place, text in enumerate(texts) if len(text) >= LEAST}
        starts = {place: start for place, start in known.items() if start is not None}
        if not starts:
            return {}
        for place in sorted(range(len(texts)), key=lambda at: min(abs(at - one) for one in starts)):
            start = self._beside(place, texts, starts) if texts[place] and place not in starts else None
            if start is not None:
                starts[place] = start
        self._at = max(starts.values())
        return starts

    def _beside(self, place: int, texts: Sequence[str], starts: Mapping[int, int]) -> int | None:
        """Where a cell stands next to the nearest one of its row whose place is known."""
        near = min(starts, key=lambda one: abs(one - place))
        if near < place:
            behind = starts[near] + len(texts[near])
            start = self._text.find(texts[place], behind, behind + BESIDE + len(texts[place]))
        else:
            start = self._text.rfind(texts[place], max(starts[near] - BESIDE - len(texts[place]), 0), starts[near])
        return start if start >= 0 else None

    def _next(self, text: str) -> int | None:
        """Where the text stands next, or alone; whoever finds it goes on behind it."""
        start = self._text.find(text, self._at, self._at + NEAR + len(text)) if text else -1
        if start < 0:
            found = self._only(text) if len(text) >= LEAST else None
            start = -1 if found is None else found
        if start < 0:
            return None
        self._at = start + len(text)
        return start

    def _only(self, text: str, first: int = 0, last: int | None = None) -> int | None:
        """Where the text stands if it stands but once."""
        end = len(self._text) if last is None else last
        start = self._text.find(text, first, end)
        return start if start >= 0 and self._text.find(text, start + 1, end) < 0 else None

    def _placed(self, part: Part, start: int) -> Part:
        size = len(folded(part.text))
        return replace(part, lines=tuple(_lines(self._letters[start : start + size])))


def _lines(letters: Sequence[Letter], first: int = 0) -> Iterator[Line]:
    """Letters that follow one another on one height are a line; `first` is the place of the first one in its text."""
    begin = 0
    for place in range(1, len(letters) + 1):
        if place == len(letters) or _is_new_line(letters[place - 1], letters[place]):
            run = letters[begin:place]
            yield Line(run[0].page, around([letter.corners for letter in run]), first + begin, first + place)
            begin = place


def _is_new_line(one: Letter, other: Letter) -> bool:
    lower = other.corners[1] >= (one.corners[1] + one.corners[3]) / 2
    higher = other.corners[3] <= (one.corners[1] + one.corners[3]) / 2
    return other.page != one.page or lower or higher or other.corners[0] < one.corners[0]


def around(boxes: Sequence[Corners]) -> Corners:
    """The least box around all of these."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)
