"""Which pages must be recognised, and their recognition: a picture becomes a Page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from extractors.lives import count_page
from extractors.model import UNREAD, Box, Matrix, Note, NoteCode, Page, Reader, RulingLine, Word
from extractors.page.boxed import without_frames
from extractors.recognise import (
    again,
    bars,
    boxed,
    footnotes,
    holes,
    marks,
    raised,
    rapid,
    rings,
    ruling,
    signs,
    stamps,
    strikes,
    tesseract,
    unread,
    unread_cells,
    whole,
)
from extractors.recognise.frames import outlines
from extractors.recognise.pattern import without_pattern
from extractors.recognise.prepare import Prepared, prepare
from extractors.recognise.quads import settled
from extractors.recognise.rapid import Picture, Quad
from extractors.recognise.words import words

ODD = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]|[\U000f0000-\U0010fffd]")
"""What stands in a text layer whose font does not say which characters it draws."""
MISTAKEN = re.compile(r"[\u0080-\u00ff]{4,}")
"""Chinese in GBK or UTF-8 that was taken for Latin: no Latin language sets four accented letters in a row."""


def needs_recognition(page: Page, picture: Picture) -> bool:
    """True for a page whose text layer is empty or garbage while its picture (RGB, whole page) shows print."""
    text = "".join(word.text for word in page.words)
    if not text.strip():
        return _has_print(picture)
    odd = sum(len(found.group()) for pattern in (ODD, MISTAKEN) for found in pattern.finditer(text))
    return odd > 0.04 * len(text)


def _has_print(picture: Picture) -> bool:
    ink = ruling.ink_mask(picture, picture.shape[0] / 11.7)
    return float(ink.mean()) / 255 > 0.0004


def recognise(picture: Picture, dpi: float, number: int, engine: Reader, threads: int = 0) -> Page:
    """Read page `number` from its RGB picture at `dpi`; the Page's size is that of the picture in points."""
    count_page()
    prepared = prepare(picture, dpi, number, engine, threads)
    black = bars.find(prepared.cleaned, prepared.dpi)
    lines = bars.bridged(ruling.find(prepared.cleaned, prepared.dpi), black)
    if engine is Reader.RAPIDOCR:
        quads = rapid.find_lines(prepared.cleaned, prepared.dpi, threads)
        lines = without_pattern(lines, quads, prepared.cleaned, prepared.dpi / 72)
        found = _rapid_words(prepared, lines, quads, threads)
    else:
        found = whole.words(prepared.cleaned, lines, prepared.dpi)
    found = signs.settled(found, prepared.picture, prepared.cleaned)
    found = footnotes.with_notes(raised.with_squares(found, prepared.cleaned, prepared.dpi), prepared.cleaned)
    seen = outlines(prepared.cleaned, prepared.dpi)
    found = marks.marked(found, marks.find(prepared.cleaned, prepared.dpi, seen))
    found, struck = strikes.without_struck(found, prepared.cleaned, lines, prepared.dpi)
    found = [*found, *_unread(prepared, found, lines, black, engine, threads)]
    scale = 72 / prepared.dpi
    found, rows = boxed.with_boxed(found, prepared.cleaned, prepared.dpi, _strip_reader(engine, threads), seen)
    return Page(
        number=number,
        width=picture.shape[1] * 72 / dpi,
        height=picture.shape[0] * 72 / dpi,
        reader=engine,
        words=tuple(_scaled(word, scale) for word in found),
        ruling_lines=without_frames(lines, [tuple(_scaled_box(box, scale) for box in row) for row in rows]),
        to_page=_in_points(prepared, dpi),
        notes=(*prepared.notes, *_struck(struck, number)),
        seals=tuple(_scaled(word, scale) for word in _seals(prepared, engine, threads)),
        stamps=tuple(_scaled(word, scale) for word in _stamps(prepared, engine, threads)),
    )


def _unread(
    prepared: Prepared,
    found: list[Word],
    lines: tuple[RulingLine, ...],
    black: Sequence[Box],
    engine: Reader,
    threads: int,
) -> list[Word]:
    """What has ink in a cell, or in a column of figures, and no word: a tick, or read once more, or told."""
    cells = unread_cells.unread(prepared.cleaned, found, lines, prepared.dpi, black)
    ticks = [w for w in cells if w.text != UNREAD]
    places = [w.box for w in cells if w.text == UNREAD] + holes.holes(prepared.cleaned, found, lines, prepared.dpi)
    if engine is not Reader.RAPIDOCR:
        return [*ticks, *(Word(UNREAD, box, 0.0) for box in places)]
    return [*ticks, *again.settled(places, prepared.cleaned, lambda strips: rapid.read_strips(strips, threads))]


def _struck(text: str, number: int) -> Iterator[Note]:
    """The note of what a pen struck out."""
    if text:
        yield Note(NoteCode.TRACKED_CHANGES, number, f"− {text[:400]}")


def _strip_reader(engine: Reader, threads: int) -> boxed.Read:
    if engine is not Reader.RAPIDOCR:
        return tesseract.read_figures
    return lambda strips: [(read.text, read.confidence) for read in rapid.read_strips(strips, threads)]


def _seals(prepared: Prepared, engine: Reader, threads: int) -> list[Word]:
    """What round seals say; tesseract cannot read bent lines made level."""
    if engine is not Reader.RAPIDOCR:
        return []
    return rings.words(prepared.picture, prepared.seals, prepared.dpi, threads)


def _stamps(prepared: Prepared, engine: Reader, threads: int) -> list[Word]:
    """What other stamps say, whose letters stand in any direction."""
    if engine is not Reader.RAPIDOCR:
        return []
    return stamps.words(prepared.picture, prepared.seals, prepared.dpi, threads)


def _scaled(word: Word, scale: float) -> Word:
    return Word(word.text, _scaled_box(word.box, scale), word.confidence, tuple(x * scale for x in word.edges))


def _scaled_box(box: Box, scale: float) -> Box:
    return Box(box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale)


def _in_points(prepared: Prepared, dpi: float) -> Matrix:
    """The way from points of the prepared picture to points of the page."""
    enter, leave = prepared.dpi / 72, 72 / dpi
    matrix = np.diag([leave, leave, 1.0]) @ prepared.back @ np.diag([enter, enter, 1.0])
    matrix = matrix / matrix[2, 2]
    a, b, c, d, e, f, g, h, i = (round(float(v), 9) for v in matrix.ravel())
    return (a, b, c, d, e, f, g, h, i)


def _rapid_words(prepared: Prepared, lines: tuple[RulingLine, ...], found: list[Quad], threads: int) -> list[Word]:
    quads = settled(found, lines, prepared.cleaned, prepared.dpi / 72)
    strips = [rapid.strip(prepared.cleaned, quad) for quad in quads]
    read = [_with_tick(found, strip) for found, strip in zip(rapid.read_strips(strips, threads), strips, strict=True)]
    quads, strips, read = _with_lone_figures(prepared, lines, quads, strips, read, threads)
    return [
        word
        for quad, strip, characters in zip(quads, strips, read, strict=True)
        for word in words(characters, strip, quad)
        if word.confidence >= LEAST
    ]


def _with_tick(read: rapid.Characters, strip: Picture, least: float = 0.2) -> rapid.Characters:
    """The characters of a strip, or the tick that they are: read as one more surely than `least`, or drawn like one."""
    return unread.drawn_tick(read, strip) or unread.as_tick(read, least) or read


def _with_lone_figures(
    prepared: Prepared,
    lines: tuple[RulingLine, ...],
    quads: list[Quad],
    strips: list[Picture],
    read: list[rapid.Characters],
    threads: int,
) -> tuple[list[Quad], list[Picture], list[rapid.Characters]]:
    """Together with the figures and ticks that the line finder passed by."""
    more = unread.spots(prepared.cleaned, quads, lines, prepared.dpi)
    pieces = [unread.dark_only(rapid.strip(prepared.cleaned, quad)) for quad in more]
    found = [
        _with_tick(one, piece, TICK_SURE) for one, piece in zip(rapid.read_strips(pieces, threads), pieces, strict=True)
    ]
    kept = [
        (quad, piece, one)
        for quad, piece, one in zip(more, pieces, found, strict=True)
        if unread.is_figure(one) or one.text == unread.TICK
    ]
    return (
        [*quads, *(quad for quad, _, _ in kept)],
        [*strips, *(piece for _, piece, _ in kept)],
        [*read, *(characters for _, _, characters in kept)],
    )


TICK_SURE = 0.6
"""A tick that no line finder saw must be surer than one that it did."""
LEAST = 0.4
"""Words read with less confidence are specks."""
