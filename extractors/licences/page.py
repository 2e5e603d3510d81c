"""What stands behind the labels of a licence's page, by where it is printed: no ruling line is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.licences.labels import Label, Lines, columns, in_label_column, labels
from extractors.licences.signs import Sign, height, is_level, printed, sign_lines
from extractors.model import Page
from extractors.page.lines import Line, middle, segments

NEXT_LINE = 0.9
"""Of the print's height: the blank above a line in which a value goes on."""
INDENT = 1.3
"""Of the print's height: as far as such a line may begin beside the one above."""
RIGHT = 3
"""Of the print's height: as far as the right edges of one column's labels may lie apart."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind a label: the line beside it, and those under it that may go on with it."""

    label: Label
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """A page of a licence: what stands behind its labels, what stands behind none, and all its lines."""

    behind: tuple[Behind, ...]
    left: tuple[Line, ...]
    lines: tuple[Line, ...]

    @property
    def is_licence(self) -> bool:
        """Whether labels alone say that this is a licence: who issued it, and enough of what only licences ask."""
        names = {one.label.name for one in self.behind}
        return "issued_by" in names and len(names) >= ENOUGH


ENOUGH = 5


def laid(page: Page) -> Laid:
    """The print of a page by its labels."""
    print_lines = sign_lines(page.words)
    found = labels(print_lines)
    behind = tuple(Behind(label, tuple(_value(label, found, print_lines))) for label in found)
    free = [[s for s in line if not _of_a_label(s, found) and not in_label_column(s, found)] for line in print_lines]
    left = [part for line in free if line for part in segments(printed(line), height(line[0]))]
    whole = tuple(printed(line) for line in print_lines if line)
    return Laid(behind, tuple(part for part in left if not _stands_in(part, behind)), whole)


def _stands_in(part: Line, behind: Sequence[Behind]) -> bool:
    x, y = middle(part.box)
    boxes = [line.box for one in behind for line in one.lines]
    return any(box.x0 <= x <= box.x1 and box.top <= y <= box.bottom for box in boxes)


def _value(label: Label, found: Sequence[Label], print_lines: Lines) -> Iterator[Line]:
    signs = [s for line in print_lines for s in line if not _of_a_label(s, found)]
    limit = _limit(label, found, signs)
    row = sorted((s for s in signs if _beside(s, label, limit)), key=lambda s: s.box.x0)
    if not row:
        return
    last = printed(row)
    yield last
    for line in print_lines:
        under = [s for s in line if s.box.x0 > label.box.x1 - label.size and s.box.x1 < limit + label.size / 2]
        under = [s for s in under if not _of_a_label(s, found)]
        if under and _goes_on(last, printed(under), label, found):
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


def _goes_on(last: Line, under: Line, label: Label, found: Sequence[Label]) -> bool:
    """Whether a line under a value may be more of it: close, as far in, and with no label of its own."""
    box, size = under.box, label.size
    blank = box.top - last.box.bottom
    if not -0.5 * size < blank < NEXT_LINE * size or is_level(box, last.box):
        return False
    if abs(box.x0 - last.box.x0) > INDENT * size:
        return False
    return not any(is_level(o.box, box) and abs(o.box.x1 - label.box.x1) < RIGHT * size for o in found)
