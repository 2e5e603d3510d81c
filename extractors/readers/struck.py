"""Letters that are crossed out: a paper printed with its tracked changes shows what no longer holds."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.readers.painted import Letter
from extractors.readers.rulings import Span

_MIDDLE = (0.3, 0.72)
"""Where in a letter's height a stroke crosses it out; below that it underlines, above it is a rule."""

_COVERED = 0.7
"""Of the stroke's length that the letters under it must fill: a table's rule runs on past them."""


def struck_out(letters: Iterable[Letter], strokes: Iterable[Span]) -> set[int]:
    """The order numbers of letters that a level stroke (position, start, end) crosses out."""
    upright = [letter for letter in letters if letter.angle in (0, 180) and not letter.vertical]
    found: set[int] = set()
    for stroke in strokes:
        crossed = [letter for letter in upright if _crosses(stroke, letter)]
        width = sum(letter.box.x1 - letter.box.x0 for letter in crossed)
        if crossed and width >= _COVERED * (stroke[2] - stroke[1]):
            found.update(letter.order for letter in crossed)
    return found


def _crosses(stroke: Span, letter: Letter) -> bool:
    at, start, end = stroke
    box = letter.box
    share = (at - box.top) / max(box.bottom - box.top, 1e-6)
    slack = 0.25 * (box.x1 - box.x0)
    return _MIDDLE[0] <= share <= _MIDDLE[1] and start <= box.x0 + slack and end >= box.x1 - slack
