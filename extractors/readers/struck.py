"""Letters that are crossed out: a paper printed with its tracked changes shows what no longer holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.model import Box
from extractors.readers.painted import Letter
from extractors.readers.rulings import Span

_MIDDLE = (0.3, 0.72)
"""Where in a letter's height a stroke crosses it out; below that it underlines, above it is a rule."""

_COVERED = 0.7
"""Of the stroke's length that the letters under it must fill: a table's rule runs on past them."""

_OF_FIGURES = "0123456789.,，０１２３４５６７８９"


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


def struck_by_notes(letters: Iterable[Letter], places: tuple[Box, ...]) -> set[int]:
    """The order numbers of letters whose middle lies where a note strikes out; a figure goes as a whole.

    What a strike leaves of a figure is no figure that anyone wrote.
    """
    if not places:
        return set()
    found: set[int] = set()
    for run in _runs(letters):
        if any(_middle_in(letter.box, place) for letter in run for place in places):
            found.update(letter.order for letter in run)
    return found


def _runs(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Letters one by one, those of a figure together."""
    run: list[Letter] = []
    for letter in letters:
        if run and not _goes_on(run[-1], letter):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _goes_on(before: Letter, letter: Letter) -> bool:
    apart = max(letter.box.x0 - before.box.x1, letter.box.top - before.box.bottom)
    level = abs(letter.box.top - before.box.top) if not letter.angle else 0.0
    figure = all(one.text in _OF_FIGURES for one in (before, letter))
    return figure and abs(apart) <= 0.3 * letter.size and level <= 0.3 * letter.size


def _middle_in(box: Box, place: Box) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return place.x0 <= x <= place.x1 and place.top <= y <= place.bottom


def _crosses(stroke: Span, letter: Letter) -> bool:
    at, start, end = stroke
    box = letter.box
    share = (at - box.top) / max(box.bottom - box.top, 1e-6)
    slack = 0.25 * (box.x1 - box.x0)
    return _MIDDLE[0] <= share <= _MIDDLE[1] and start <= box.x0 + slack and end >= box.x1 - slack
