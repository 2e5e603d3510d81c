"""What stands behind the labels of a licence's page, by where it is printed: no ruling line is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

from extractors.licences.labels import Label, Lines, columns, in_label_column, labels
from extractors.licences.signs import Sign, height, is_level, printed, sign_lines
from extractors.model import Page
from extractors.page.lines import Line, middle, segments

NEXT_LINE = 0.9
"""Of the print's height: the blank above a line in which a value goes on."""
INDENT = 1.3
"""Of the print's height: as far as such a line may begin beside the one above."""
LINE_ABOVE = 0.3
"""Of the print's height: the blank under a line that a value begins with above its label."""
APART = 3
"""Of the print's height: a wider gap parts a value from what else stands in its line."""
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


def _value(label: Label, found: Sequence[Label], print_lines: Lines) -> list[Line]:
    """The lines beside a label, and those above and under them that are of one block with them."""
    free = [[s for s in line if not _of_a_label(s, found)] for line in print_lines]
    limit = _limit(label, found, [s for line in free for s in line])
    parts = [part for line in free for part in _parts(line, label, limit)]
    beside = [part for part in parts if is_level(part.box, label.box)]
    if not beside:
        return []
    edge = min(part.box.x0 for part in beside)
    block = sorted((p for p in beside if p.box.x0 - edge < INDENT * label.size), key=lambda p: p.box.top)
    while above := [p for p in parts if _runs_into(p, block[0], label, found)]:
        block.insert(0, above[-1])
    while under := [p for p in parts if _goes_on(block[-1], p, label, found)]:
        block.append(under[0])
    return block


def _parts(line: Sequence[Sign], label: Label, limit: float) -> Iterator[Line]:
    """What of a line stands between a label and the next column, up to the first wide gap."""
    reach = label.box.x1 - 0.1 * label.size
    signs = list(dropwhile(_is_colon, (s for s in line if reach < middle(s.box)[0] < limit)))
    if signs:
        yield segments(printed(signs), APART * label.size)[0]


def _is_colon(sign: Sign) -> bool:
    """Whether a sign belongs to the label before it rather than to the value."""
    return sign.text == ":"


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


def _of_a_label(sign: Sign, found: Sequence[Label]) -> bool:
    x, y = middle(sign.box)
    return any(o.box.x0 <= x <= o.box.x1 and o.box.top <= y <= o.box.bottom for o in found)


def _goes_on(last: Line, under: Line, label: Label, found: Sequence[Label]) -> bool:
    """Whether a line under a value may be more of it: close, as far in, and with no label of its own."""
    blank = under.box.top - last.box.bottom
    close = -0.5 * label.size < blank < NEXT_LINE * label.size and not is_level(under.box, last.box)
    return close and under.box.top > last.box.top and _is_free(under, last, label, found)


def _runs_into(above: Line, first: Line, label: Label, found: Sequence[Label]) -> bool:
    """Whether a line above a value is its beginning, the label set at the middle of all: it is closer still."""
    blank = first.box.top - above.box.bottom
    close = -0.5 * label.size < blank < LINE_ABOVE * label.size and not is_level(above.box, first.box)
    return close and above.box.top < first.box.top and _is_free(above, first, label, found)


def _is_free(line: Line, other: Line, label: Label, found: Sequence[Label]) -> bool:
    """Whether a line begins as far in as another, and beside no label of that column but this."""
    if abs(line.box.x0 - other.box.x0) > INDENT * label.size:
        return False
    others = (o for o in found if o is not label and abs(o.box.x1 - label.box.x1) < RIGHT * label.size)
    return not any(is_level(o.box, line.box) for o in others)


def follows(line: Line, above: Line) -> bool:
    """Whether a line stands close under another and begins as far in."""
    size = above.box.bottom - above.box.top
    blank = line.box.top - above.box.bottom
    close = -0.5 * size < blank < NEXT_LINE * size and not is_level(line.box, above.box)
    return close and line.box.top > above.box.top and abs(line.box.x0 - above.box.x0) <= INDENT * size
