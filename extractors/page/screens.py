"""A spreadsheet seen on a screen: the letters over its columns, its row numbers and its menu are no part of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.model import Word
from extractors.page.lines import Line, lines, middle
from extractors.words.loading import word_file

LETTERS = 3
"""Letters in order that make a ruler of columns."""
NUMBERS = 3
"""Numbers in order that make a ruler of rows."""
KNOWN = 0.6
"""Of the words on the ruler's line, how many must be its letters: one may be misread."""
SKIPPED = 60
"""Rows that a filter may hide between two that are shown."""
MENU = 3
"""Words of the menu that make a line of it."""

_MENU = word_file("page").more["menu"]


def without_rulers(words: Sequence[Word]) -> list[Word]:
    """The words of a page without the rulers of a spreadsheet on a screen, and without its menu."""
    found = lines(words)
    at = next((i for i, line in enumerate(found) if _is_ruler(line)), None)
    if at is None:
        return list(words)
    numbers = _row_numbers(words, found[at])
    if len(numbers) < NUMBERS:
        return list(words)
    menus = [word for line in found[:at] if _is_menu(line) for word in line.words]
    gone = {id(word) for word in (*found[at].words, *numbers, *menus)}
    return [word for word in words if id(word) not in gone]


def _is_ruler(line: Line) -> bool:
    """Whether a line holds the letters A, B, C … in their order, and hardly anything else."""
    signs = [w.text.strip() for w in line.words]
    letters = [ord(s) - ord("A") for s in signs if len(s) == 1 and "A" <= s <= "Z"]
    rising = all(one < other for one, other in pairwise(letters))
    return len(letters) >= LETTERS and rising and letters[0] <= 1 and len(letters) >= KNOWN * len(line.words)


def _row_numbers(words: Sequence[Word], ruler: Line) -> list[Word]:
    """The numbers in order under the ruler, to the left of its first letter."""
    edge, top = ruler.words[0].box.x0, ruler.box.bottom
    below = sorted((w for w in words if w.box.x1 < edge and middle(w.box)[1] > top), key=lambda w: w.box.top)
    kept: list[Word] = []
    for word in (w for w in below if w.text.strip().isdecimal() and len(w.text.strip()) <= 3):
        step = int(word.text) - int(kept[-1].text) if kept else 1
        level = not kept or abs(middle(word.box)[0] - middle(kept[-1].box)[0]) <= 2 * (word.box.bottom - word.box.top)
        if 1 <= step <= SKIPPED and level:
            kept.append(word)
    return kept if not _headed(kept, words, top) else []


def _headed(numbers: Sequence[Word], words: Sequence[Word], top: float) -> bool:
    """Whether anything but numbers stands in their column: it is then one of the sheet's own."""
    left, right = min((w.box.x0 for w in numbers), default=0.0), max((w.box.x1 for w in numbers), default=0.0)
    others = (w for w in words if middle(w.box)[1] > top and not w.text.strip().isdecimal())
    return any(w.box.x0 < right and w.box.x1 > left for w in others)


def _is_menu(line: Line) -> bool:
    return sum(entry in line.text for entry in _MENU) >= MENU
