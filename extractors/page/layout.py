"""Pages become one document: paragraphs and tables in reading order, tables joined over pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from extractors.formats import Outline
from extractors.model import Block, Document, Page, Passage, Reader, Table, Word
from extractors.page import spreads
from extractors.page.composing import CLOSING, LABEL, NUMBERED, compose, starts_new, wrapped
from extractors.page.continued import joined
from extractors.page.crossed import with_crossed_out
from extractors.page.leaves import on_half
from extractors.page.lines import Line, em_of, line_of, lines, middle, segments
from extractors.page.screens import without_rulers
from extractors.page.tables import tables
from extractors.words.loading import pattern

_ITEM_NUMBER = re.compile(r"\s*(\d{1,3})\s*[、.．)）](?!\d)")
_TITLE_END, _ADDRESSEE = pattern("page", "title_end"), pattern("page", "addressee")
SIDE = 5  # lines that two columns of text must have at least


def assemble(outline: Outline, pages: Iterable[Page]) -> Document:
    """The document of these pages. Its notes are the pages' notes; its reader is that of the first page."""
    read = tuple(pages)
    per_page: list[list[Block]] = []
    number = 1
    for page in read:
        halves = spreads.halves(page)
        for half, leaf in enumerate(halves or (page,), 1):
            blocks = blocks_of(leaf, number)
            number += sum(isinstance(b, Table) for b in blocks)
            per_page.append([on_half(b, half) for b in blocks] if halves else blocks)
    return Document(
        name=outline.name,
        path=outline.path,
        sha256=outline.sha256,
        reader=read[0].reader if read else Reader.TEXT_LAYER,
        pages=read,
        blocks=joined(per_page),
        notes=tuple(note for page in read for note in page.notes),
        annotations=tuple(one for page in read for one in page.annotations),
    )


def blocks_of(page: Page, first_number: int) -> list[Block]:
    """Paragraphs and tables of one page; text never runs on across a table."""
    words = without_rulers(page.words)
    on_screen = len(words) < len(page.words)
    found, left = tables(words, page.ruling_lines, page.number, first_number, on_screen)
    found = with_crossed_out(found, page.struck)
    blocks: list[Block] = []
    rest = list(left)
    for table in found:
        top = min(c.box.top for c in table.cells if c.box)
        above = [w for w in rest if middle(w.box)[1] < top]
        rest = [w for w in rest if middle(w.box)[1] >= top]
        blocks += [*paragraphs(above, page.number), table]
    return blocks + list(paragraphs(rest, page.number))


def paragraphs(words: Iterable[Word], page: int) -> tuple[Passage, ...]:
    """Words that stand in no table, as paragraphs in reading order.

    A sentence over several lines is one passage; a heading, a numbered item and a line `label: value`
    are passages of their own. Gaps wider than a character stand as two spaces.
    """
    result: list[Passage] = []
    for column in columns(lines(words)):
        for group in _groups(column):
            parts = [("", group[0]), *((wrapped(a.text, b.text), b) for a, b in pairwise(group))]
            result.append(compose(parts, page))
    return tuple(result)


def columns(found: Sequence[Line]) -> list[list[Line]]:
    """Lines in the order in which they are read: where text stands in two columns, the left one first."""
    size = em_of([w for line in found for w in line.words])
    result: list[list[Line]] = [[]]
    i = 0
    while i < len(found):
        side = _two_columns(found[i:], size)
        if side is None:
            result[-1].append(found[i])
            i += 1
            continue
        count, gutter = side
        words = [w for line in found[i : i + count] for w in line.words]
        result += [lines(w for w in words if middle(w.box)[0] < gutter)]
        result += [lines(w for w in words if middle(w.box)[0] >= gutter), []]
        i += count
    return [column for column in result if column]


def _two_columns(found: Sequence[Line], size: float) -> tuple[int, float] | None:
    """How many of the first lines stand in two columns of prose, and where these part."""
    left, right = min(line.box.x0 for line in found), max(line.box.x1 for line in found)
    free = [(left + 0.25 * (right - left), right - 0.25 * (right - left))]
    count = 0
    for line in found:
        narrowed = [f for f in _free(free, segments(line, size)) if f[1] - f[0] >= size]
        if not narrowed:
            break
        free, count = narrowed, count + 1
    low, high = max(free, key=lambda f: f[1] - f[0])
    gutter = (low + high) / 2
    return (count, gutter) if _prose_on_both_sides(found[:count], gutter, size) else None


def _free(free: Sequence[tuple[float, float]], parts: Sequence[Line]) -> list[tuple[float, float]]:
    """What is left of the free stretches beside these parts of a line."""
    left = list(free)
    for part in parts:
        left = [
            piece
            for a, b in left
            for piece in ((a, min(b, part.box.x0)), (max(a, part.box.x1), b))
            if piece[0] < piece[1]
        ]
    return left


def _prose_on_both_sides(found: Sequence[Line], gutter: float, size: float) -> bool:
    long = [p for line in found for p in segments(line, size) if p.box.x1 - p.box.x0 > 9 * size]
    after = sum(p.box.x0 > gutter for p in long)
    return min(after, len(long) - after) >= SIDE


def _groups(column: Sequence[Line]) -> list[list[Line]]:
    """Lines of one column of text, those of one paragraph together."""
    if not column:
        return []
    left = _margin([line.box.x0 for line in column])
    right = _right([line.box.x1 for line in column])
    pitch = _pitch(column)
    groups = [[column[0]]]
    for before, line in pairwise(column):
        if _runs_on(groups[-1], before, line, left, right, pitch):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _margin(starts: Sequence[float]) -> float:
    """Where most lines start: the leftmost place at which a fifth of them do, at least two."""
    for start in sorted(starts):
        if sum(abs(s - start) <= 4 for s in starts) >= max(2, len(starts) / 5):
            return start
    return min(starts)


def _right(ends: Sequence[float]) -> float:
    """Where full lines end: the rightmost end, unless one line alone runs far beyond many others."""
    ordered = sorted(ends, reverse=True)
    if len(ordered) >= 8 and ordered[0] - ordered[3] > 20 and ordered[1] - ordered[3] <= 12:
        return ordered[1]
    return ordered[0]


def _pitch(column: Sequence[Line]) -> float:
    """The usual distance from line to line."""
    steps = [middle(b.box)[1] - middle(a.box)[1] for a, b in pairwise(column)]
    height = median(line.box.bottom - line.box.top for line in column)
    close = [s for s in steps if 0.8 * height < s < 2.6 * height]
    return median(close) if close else 1.5 * height


def _runs_on(group: Sequence[Line], before: Line, line: Line, left: float, right: float, pitch: float) -> bool:
    """Whether `line` continues the paragraph `group`, whose last line is `before`."""
    size = em_of(before.words)
    if middle(line.box)[1] - middle(before.box)[1] > 1.35 * pitch or not 0.75 < em_of(line.words) / size < 1.33:
        return False
    first = line_of([line.words[0]])
    room = min(first.box.x1 - first.box.x0, 6 * size) if line.words[0].text[0].isascii() else size
    if before.box.x1 + room + 1.2 * size < right:
        return False
    if line.box.x0 > left + 1.2 * size and line.box.x0 > before.box.x0 - 0.5 * size and not _hangs(group, line):
        return False
    if _TITLE_END.search(before.text) and _ADDRESSEE.fullmatch(line.text):
        return False
    after_end = before.text[-1] in CLOSING or bool(LABEL.match(group[0].text)) or _counts_on(group[0], line)
    return not (starts_new(line.text) and after_end)


def _counts_on(first: Line, line: Line) -> bool:
    """Whether a line has the number that follows that of the paragraph: 11. under 10., whatever ends its line."""
    one, other = (_ITEM_NUMBER.match(text) for text in (first.text, line.text))
    return one is not None and other is not None and int(other[1]) == int(one[1]) + 1


def _hangs(group: Sequence[Line], line: Line) -> bool:
    """Whether `line` stands under the text of a numbered item, or in a block that is indented as a whole."""
    if NUMBERED.match(group[0].text) and len(group) == 1:
        return line.box.x0 > group[0].box.x0
    return len(group) > 1 and abs(line.box.x0 - group[-1].box.x0) <= 4
