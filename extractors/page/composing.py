"""Lines become the text of one passage, each character still leading back to its word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extractors.model import Passage, Piece, Place, Word
from extractors.page.lines import Line, em_of, is_wide, lines
from extractors.words.loading import pattern, word_file

LABEL, NUMBERED = pattern("page", "label"), pattern("page", "numbered")
CLOSING, _ENDS = (word_file("page").more[name] for name in ("closing", "sentence_ends"))


def starts_new(text: str) -> bool:
    """Whether a line reads like the start of something: a label with a colon, a numbered item, a bullet."""
    return bool(LABEL.match(text) or NUMBERED.match(text))


def between(left: Word, right: Word, size: float) -> str:
    """What separates two words of one line: nothing, a space, or two where the printed gap is wide."""
    gap = right.box.x0 - left.box.x1
    if gap >= 1.2 * size:
        return "  "
    tight = is_wide(left.text[-1]) or is_wide(right.text[0])
    return " " if gap >= (0.45 if tight else 0.15) * size else ""


def _latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def wrapped(before: str, after: str) -> str:
    """What stands for a line break inside a sentence: a space between Latin words, else nothing.

    A figure at the end of a line and the number of the next item are two: 20.00 and 15.场所面积 are no 20.0015.
    """
    if before[-1:].isdigit() and after[:1].isdigit() and NUMBERED.match(after):
        return "\n"
    if before and after and before[-1].isascii() and after[0].isascii():
        return " " if _latin(before[-1]) or _latin(after[0]) else ""
    return ""


def compose(parts: Iterable[tuple[str, Line]], page: int | None, place: Place | None = None) -> Passage:
    """The passage of lines, each with what goes before it ("" for the first)."""
    text = ""
    pieces: list[Piece] = []
    for glue, line in parts:
        text += glue if text else ""
        size = em_of(line.words)
        for i, word in enumerate(line.words):
            text += between(line.words[i - 1], word, size) if i else ""
            pieces.append(Piece(len(text), word))
            text += word.text
    return Passage(text, tuple(pieces), page, place)


def _full(line: Line, after: Line, right: float, size: float) -> bool:
    """Whether `line` broke only because what follows had no room: it ends where no more of `after` fits."""
    head = after.words[0]
    run = re.match(r"[\w.,%]*", head.text, re.ASCII)
    first = max(size, len(run.group()) * size * 0.55 if run else 0.0)
    return line.box.x1 + first + 0.6 * size > right


def _glue(line: Line, after: Line, right: float, size: float) -> str:
    """What joins two lines of one cell: nothing or a space where the text runs on, else a new line."""
    before, text = line.text, after.text
    full = _full(line, after, right, size)
    if (before[-1] in _ENDS and not full) or (starts_new(text) and (not full or before[-1] in CLOSING)):
        return "\n"
    if not is_wide(before[-1]) and not is_wide(text[0]) and not full:
        return "\n"
    return wrapped(before, text)


def cell_passage(words: Sequence[Word], page: int | None, place: Place, right: float) -> Passage:
    """What stands in a cell whose right edge is `right`; its lines run on unless a new item or figure starts."""
    found = lines(words)
    size = em_of(words)
    # Centred text never reaches the edge: the padding on the left is then there on the right too.
    reach = max((line.box.x1 for line in found), default=right)
    limit = min(right, max(reach, right - 1.5 * size))
    parts = [("" if i == 0 else _glue(found[i - 1], line, limit, size), line) for i, line in enumerate(found)]
    return compose(parts, page, place)
