"""Offsets in a passage lead back to boxes on the page, and boxes to evidence."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.model import IDENTITY, Box, Document, Evidence, Kind, Matrix, Page, Passage, Piece, Reader, Word


def union(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all `boxes`; None for none."""
    found = list(boxes)
    if not found:
        return None
    return Box(
        min(b.x0 for b in found),
        min(b.top for b in found),
        max(b.x1 for b in found),
        max(b.bottom for b in found),
    )


def _cut(word: Word, start: int, end: int) -> Box:
    """The part of a word's box that holds its characters start..end."""
    size = len(word.text)
    if start <= 0 and end >= size:
        return word.box
    if len(word.edges) == size + 1:
        return Box(word.edges[start], word.box.top, word.edges[end], word.box.bottom)
    step = (word.box.x1 - word.box.x0) / max(size, 1)
    return Box(word.box.x0 + start * step, word.box.top, word.box.x0 + end * step, word.box.bottom)


def pieces_between(passage: Passage, start: int, end: int) -> tuple[Piece, ...]:
    """The pieces that hold some of the characters start..end."""
    return tuple(p for p in passage.pieces if p.start < end and p.start + len(p.word.text) > start)


def box_of(passage: Passage, start: int, end: int) -> Box | None:
    """The box, in reading space, of the characters start..end; None without pieces."""
    return union(
        _cut(p.word, max(start - p.start, 0), min(end - p.start, len(p.word.text)))
        for p in pieces_between(passage, start, end)
    )


def figure_box(passage: Passage, start: int, end: int) -> Box | None:
    """The box of a figure; where it runs on in the next line, of the part that holds most of its characters.

    A box around both lines would mark everything between.
    """
    lines: list[list[tuple[int, Box]]] = []
    for piece in pieces_between(passage, start, end):
        first, after = max(start - piece.start, 0), min(end - piece.start, len(piece.word.text))
        box = _cut(piece.word, first, after)
        if not lines or not _level(lines[-1][0][1], box):
            lines.append([])
        lines[-1].append((after - first, box))
    longest = max(lines, key=lambda line: sum(n for n, _ in line), default=[])
    return union(box for _, box in longest)


def _level(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.4 * min(one.bottom - one.top, other.bottom - other.top)


def confidence_of(passage: Passage, start: int, end: int) -> float:
    """The lowest confidence among the words that hold start..end; 1.0 without pieces."""
    return min((p.word.confidence for p in pieces_between(passage, start, end)), default=1.0)


def reader_of(passage: Passage, start: int, end: int) -> Reader | None:
    """Who read start..end where that is not who read the page; None otherwise."""
    return next((p.word.reader for p in pieces_between(passage, start, end) if p.word.reader), None)


def map_box(box: Box, matrix: Matrix) -> Box:
    """The box around the four corners of `box` after the homography `matrix`."""
    if matrix == IDENTITY:
        return box
    a, b, c, d, e, f, g, h, i = matrix
    corners = [(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    xs, ys = [], []
    for x, y in corners:
        w = g * x + h * y + i
        xs.append((a * x + b * y + c) / w)
        ys.append((d * x + e * y + f) / w)
    return Box(min(xs), min(ys), max(xs), max(ys))


def page_of(document: Document, number: int | None) -> Page | None:
    """The page with that 1-based number."""
    return next((p for p in document.pages if p.number == number), None)


def evidence(
    document: Document,
    passage: Passage,
    start: int,
    end: int,
    paper: Kind = Kind.OTHER,
    row: Box | None = None,
) -> Evidence:
    """The evidence for the characters start..end of a passage; `row` is the row's box in reading space."""
    page = page_of(document, passage.page)
    box = figure_box(passage, start, end)
    around = row or box_of(passage, 0, len(passage.text))
    # Words of a picture in a Word file have boxes, but no page that anyone could be shown.
    box = map_box(box, page.to_page) if box and page else None
    around = map_box(around, page.to_page) if around and page else None
    return Evidence(
        document=document.name,
        page=passage.page,
        box=box,
        place=passage.place,
        quote=passage.text[start:end],
        reader=reader_of(passage, start, end) or (page.reader if page else document.reader),
        confidence=confidence_of(passage, start, end),
        paper=paper,
        row_box=around,
    )
