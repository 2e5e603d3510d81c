"""What stands behind the labels of a licence's page, by where it is printed: no ruling line is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.facts.days import plain
from extractors.facts.licence_labels import Label, columns, labels
from extractors.facts.licence_signs import Sign, is_level, printed, sign_lines
from extractors.facts.licence_values import taken
from extractors.model import Page, Passage
from extractors.page.composing import compose
from extractors.page.lines import Line, lines, middle

NEXT_LINE = 0.9
"""Of the print's height: the blank above a line in which a value goes on."""
INDENT = 1.3
"""Of the print's height: as far as such a line may begin beside the one above."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a label: in its line, and in the lines under it that go on with it."""

    asks: str
    passage: Passage


def behind_labels(page: Page) -> Iterator[Behind]:
    """The answers of a page, label by label."""
    print_lines = sign_lines(page.words)
    found = labels(print_lines)
    for label in found:
        if label.asks and (value := list(_value(label, found, print_lines))):
            count = taken(label.asks, [plain(line.text) for line in value])
            yield Behind(label.asks, compose([("", line) for line in value[:count]], page.number))


def lines_of(page: Page) -> Iterator[Passage]:
    """The lines of a page as passages of their own."""
    for line in lines(page.words):
        yield compose([("", line)], page.number)


def _value(label: Label, found: Sequence[Label], print_lines: Sequence[Sequence[Sign]]) -> Iterator[Line]:
    limit = _limit(label, found, [s for line in print_lines for s in line])
    row = [s for line in print_lines for s in line if _beside(s, label, limit) and not _of_a_label(s, found)]
    if not row:
        return
    row.sort(key=lambda s: s.box.x0)
    last = printed(row)
    yield last
    for line in print_lines:
        under = [s for s in line if s.box.x0 > label.box.x1 - label.size and s.box.x1 < limit + label.size / 2]
        under = [s for s in under if not _of_a_label(s, found)]
        if under and _goes_on(last, under, label, found):
            last = printed(under)
            yield last


def _limit(label: Label, found: Sequence[Label], signs: Sequence[Sign]) -> float:
    """Where the next column of labels begins, at the height of this one."""
    limits = [o.box.x0 for o in found if o.box.x0 > label.box.x1 and is_level(o.box, label.box)]
    for column in columns(found):
        top, bottom = column[0].box.top - 3 * label.size, column[-1].box.bottom + 3 * label.size
        edge = min(o.box.x0 for o in column)
        beside = edge > label.box.x1 and top <= label.box.top <= bottom
        if len(column) >= 2 and beside and not _crossed(edge, label, signs):
            limits.append(edge)
    return min(limits, default=float("inf"))


def _crossed(edge: float, label: Label, signs: Sequence[Sign]) -> bool:
    """Whether a word beside the label runs on over an edge, which then parts no columns at its height."""
    words = [s.word.box for s in signs if is_level(s.box, label.box)]
    return any(box.x0 < edge - label.size and box.x1 > edge + label.size for box in words)


def _beside(sign: Sign, label: Label, limit: float) -> bool:
    x, _ = middle(sign.box)
    return label.box.x1 - 0.1 * label.size < x < limit and is_level(sign.box, label.box)


def _of_a_label(sign: Sign, found: Sequence[Label]) -> bool:
    x, y = middle(sign.box)
    return any(o.box.x0 <= x <= o.box.x1 and o.box.top <= y <= o.box.bottom for o in found)


def _goes_on(last: Line, under: Sequence[Sign], label: Label, found: Sequence[Label]) -> bool:
    box = printed(under).box
    size = label.size
    blank = box.top - last.box.bottom
    if not -0.5 * size < blank < NEXT_LINE * size or is_level(box, last.box):
        return False
    if abs(box.x0 - last.box.x0) > INDENT * size:
        return False
    return not any(is_level(o.box, box) and abs(o.box.x1 - label.box.x1) < 3 * size for o in found)
