"""Letters of a text layer -> words in reading space.

Reading space is the page turned so that most of its text runs from left to right: a landscape table
printed sideways is read like any other. Letters that run another way are kept, with their boxes.
"""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pdfplumber.utils.text import extract_words

from extractors.model import IDENTITY, Box, Matrix, RulingLine, Word
from extractors.page.places import map_box
from extractors.readers.painted import Letter
from extractors.readers.raised import without_notes

WIDE_GAP = 0.3
"""Of the letter's size: a gap wider than this ends a word."""

OVERPRINTED = 0.3
"""How sure a word is whose letters are printed over others."""

_CELL = 6.0
"""Points; a letter is looked for among those nearby."""

_NO_INK = {"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"}


def turned(angle: int, width: float, height: float) -> tuple[Matrix, Matrix]:
    """The ways from page space to the reading space in which text at `angle` runs to the right, and back."""
    if angle == 90:
        return (0, -1, height, 1, 0, 0, 0, 0, 1), (0, 1, 0, -1, 0, height, 0, 0, 1)
    if angle == 180:
        return (-1, 0, width, 0, -1, height, 0, 0, 1), (-1, 0, width, 0, -1, height, 0, 0, 1)
    if angle == 270:
        return (0, 1, 0, -1, 0, width, 0, 0, 1), (0, -1, width, 1, 0, 0, 0, 0, 1)
    return IDENTITY, IDENTITY


def main_angle(letters: Iterable[Letter]) -> int:
    """The direction of most of the text; 0 without text."""
    counts = Counter(letter.angle for letter in letters if letter.angle is not None and not letter.text.isspace())
    return counts.most_common(1)[0][0] if counts else 0


def turned_line(line: RulingLine, matrix: Matrix) -> RulingLine:
    """A ruling line in the turned page."""
    box = map_box(Box(line.x0, line.top, line.x1, line.bottom), matrix)
    return RulingLine(box.x0, box.top, box.x1, box.bottom)


def words(letters: Iterable[Letter], width: float, height: float, angle: int) -> tuple[Word, ...]:
    """All words of a page of that size in the reading space of `angle`, in the order of lines from the top."""
    into, _ = turned(angle, width, height)
    found: list[Word] = []
    kept = once(letter for letter in letters if _has_ink(letter.text))
    for run in sorted({letter.angle for letter in kept if letter.angle is not None}):
        there, back = turned(run, width, height)
        part = [letter for letter in kept if letter.angle == run]
        if there != IDENTITY:
            part = [replace(letter, box=map_box(letter.box, there)) for letter in part]
        for word in _upright_words(part):
            if run == angle:
                found.append(word)
            else:
                found.append(Word(word.text, map_box(map_box(word.box, back), into), word.confidence))
    return tuple(found)


def oblique_text(letters: Iterable[Letter]) -> str:
    """What is written across the page at an angle: watermarks."""
    return "".join(letter.text for letter in letters if letter.angle is None).strip()


@functools.lru_cache(maxsize=4096)
def _has_ink(text: str) -> bool:
    return bool(text) and text not in _NO_INK and not all(unicodedata.category(char) in ("Cc", "Cs") for char in text)


def once(letters: Iterable[Letter]) -> list[Letter]:
    """Letters printed twice to look bold, or with a shadow, stand once."""
    kept: list[Letter] = []
    seen: dict[tuple[str, int, int], list[Letter]] = {}
    for letter in letters:
        reach = min(max(0.12 * letter.size, 0.4), 1.5)
        x, y = letter.box.x0, letter.box.top
        near = (
            other
            for column in range(int((x - reach) // _CELL), int((x + reach) // _CELL) + 1)
            for row in range(int((y - reach) // _CELL), int((y + reach) // _CELL) + 1)
            for other in seen.get((letter.text, column, row), ())
        )
        if letter.text.isspace() or not any(abs(o.box.x0 - x) <= reach and abs(o.box.top - y) <= reach for o in near):
            kept.append(letter)
            seen.setdefault((letter.text, int(x // _CELL), int(y // _CELL)), []).append(letter)
    return kept


def _upright_words(letters: list[Letter]) -> Iterator[Word]:
    level = [letter for letter in letters if not letter.vertical]
    columns = [letter for letter in letters if letter.vertical]
    for group in _grouped(level, "ltr"):
        yield _level_word(without_notes(group))
    for group in _grouped(columns, "ttb"):
        yield _column_word(group)


def _grouped(letters: list[Letter], direction: str) -> Iterator[list[Letter]]:
    if not letters:
        return
    lines = {"line_dir": "ttb", "char_dir": "ltr"} if direction == "ltr" else {"line_dir": "rtl", "char_dir": "ttb"}
    sizes = sorted(letter.size for letter in letters)
    reach = 0.25 * sizes[len(sizes) // 2]
    found = extract_words(
        [_as_char(letter) for letter in letters],
        x_tolerance=max(reach, 0.5) if direction == "ttb" else 3,
        y_tolerance=max(reach, 0.5),
        x_tolerance_ratio=WIDE_GAP if direction == "ltr" else None,
        expand_ligatures=False,
        return_chars=True,
        **lines,
    )
    for word in found:
        yield [char["letter"] for char in word["chars"]]


def _as_char(letter: Letter) -> dict[str, object]:
    box = letter.box
    return {
        "text": letter.text, "x0": box.x0, "x1": box.x1, "top": box.top, "bottom": box.bottom, "doctop": box.top,
        "upright": True, "size": letter.size, "letter": letter,
    }  # fmt: skip


def _around(group: list[Letter]) -> Box:
    return Box(
        min(letter.box.x0 for letter in group),
        min(letter.box.top for letter in group),
        max(letter.box.x1 for letter in group),
        max(letter.box.bottom for letter in group),
    )


def _level_word(group: list[Letter]) -> Word:
    edges: list[float] = []
    for letter in group:
        step = (letter.box.x1 - letter.box.x0) / len(letter.text)
        edges += [letter.box.x0 + index * step for index in range(len(letter.text))]
    edges.append(group[-1].box.x1)
    for index in range(1, len(edges)):
        edges[index] = max(edges[index], edges[index - 1])
    return Word("".join(letter.text for letter in group), _around(group), _sure(group), edges=tuple(edges))


def _sure(group: list[Letter]) -> float:
    return OVERPRINTED if any(letter.doubtful for letter in group) else 1.0


def _column_word(group: list[Letter]) -> Word:
    """A column of vertical writing as one word; its letters have no x edges of their own."""
    return Word("".join(letter.text for letter in group), _around(group), _sure(group))
