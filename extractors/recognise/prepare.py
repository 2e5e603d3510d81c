"""A page picture made upright, level and flat, with the way back to the picture as it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from extractors.model import Box, Note, NoteCode, Reader
from extractors.recognise import (
    grey_seals,
    light,
    rapid,
    repeated,
    reverse,
    seals,
    sheet,
    smears,
    streaks,
    tesseract,
    tiles,
)
from extractors.recognise.channels import each
from extractors.recognise.direction import quarter_turns
from extractors.recognise.geometry import Homography, Points, frame, moved, onto, quarter_turn, scaling, shift
from extractors.recognise.rapid import Picture, Quad
from extractors.recognise.straighten import straighten

FINEST = 300.0
"""dpi; more brings the readers nothing and costs time."""
A4_LONGER = 841.89
"""Points."""
A4_RATIO = 2**0.5
STRAY = 0.04
"""Share of the text that may lie outside a sheet as print on the desk; with more, the sheet is not the whole paper."""
TURN_SURE = 1.5
"""Tesseract's own measure; a page with three short lines has 3, a full page 18."""
RIM = 1.015
"""By this much the sheet is taken larger, so that print at its edge stays whole."""
WIDEST = 1.35
"""Times its width and height that a straightened picture may grow."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An upright RGB picture at `dpi`; `back` leads from its pixels to those of the picture it was made from.

    `cleaned` is the picture without the ink of its `seals` (boxes in its pixels).
    """

    picture: Picture
    cleaned: Picture
    back: Homography
    dpi: float
    seals: tuple[Box, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Flat:
    """A way from a picture to a flat sheet of `width` by `height` pixels at `dpi`."""

    way: Homography
    width: float
    height: float
    dpi: float


def prepare(picture: Picture, dpi: float, number: int, engine: Reader, threads: int = 0) -> Prepared:
    """The RGB picture of page `number` at `dpi` made fit for reading by `engine`; a good scan stays as it is."""
    factor = min(1.0, FINEST / dpi)
    small = streaks.without(_reduced(picture, factor))
    quads, turns = _lines_and_turns(small, dpi * factor, engine, threads)
    flat = _levelled(small, quads, turns, _sheet(small, quads, dpi * factor))
    lit = light.flattened(_warped(small, flat))
    printed, across = _without_tiles(lit, flat, quads, turns, engine, threads)
    upright = reverse.without_reverse(printed, flat.dpi)
    coloured = seals.find(upright, flat.dpi)
    cleaned, grey = grey_seals.without(seals.without(upright, coloured) if coloured else upright, flat.dpi)
    found = (*coloured, *grey)
    return Prepared(
        picture=upright,
        cleaned=cleaned,
        back=scaling(1 / factor) @ np.linalg.inv(flat.way),
        dpi=flat.dpi,
        seals=found,
        notes=tuple(_notes(turns, len(found), across if printed is not lit else None, number)),
    )


def _without_tiles(
    picture: Picture, flat: _Flat, quads: Sequence[Quad], turns: int, engine: Reader, threads: int
) -> tuple[Picture, str]:
    """The picture without a watermark's tiles, and what these say; as it is where what would go is print."""
    found = tiles.without(picture, flat.dpi)
    if found is picture or engine is not Reader.RAPIDOCR:
        return found, ""
    lines = [_led(quad, flat.way, turns) for quad in quads]
    said: list[rapid.Characters] = []

    def read(strips: Sequence[Picture]) -> Sequence[rapid.Characters]:
        said.extend(rapid.read_strips(strips, threads))
        return said

    is_print = repeated.is_print(picture, found, lines, read)
    return (picture, "") if is_print else (found, repeated.again_and_again(said))


def _led(quad: Quad, way: Homography, turns: int) -> Quad:
    """Where a line of the picture comes to lie, begun at the top left of its text."""
    return np.asarray(np.roll(moved(quad, way), -turns, axis=0), dtype=np.float32)


def _lines_and_turns(picture: Picture, dpi: float, engine: Reader, threads: int) -> tuple[list[Quad], int]:
    """The text lines as the picture stands, and the quarter turns counterclockwise that make it upright."""
    if engine is Reader.RAPIDOCR:
        quads = rapid.glance(picture, dpi, threads)
        return quads, quarter_turns(picture, quads, threads)
    degrees, sure = tesseract.orientation(picture)
    turns = -degrees // 90 % 4 if sure >= TURN_SURE else 0
    height, width = picture.shape[:2]
    back: Homography = np.linalg.inv(quarter_turn(turns, width, height)).astype(np.float64)
    found = smears.find_lines(np.ascontiguousarray(np.rot90(picture, turns)), dpi)
    return [np.asarray(np.roll(moved(quad, back), turns, axis=0), dtype=np.float32) for quad in found], turns


def _reduced(picture: Picture, factor: float) -> Picture:
    if factor >= 1:
        return picture
    return each(picture, lambda one: cv2.resize(one, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA))


def _sheet(picture: Picture, quads: Sequence[Quad], dpi: float) -> _Flat:
    """The sheet on a photo laid flat; the whole picture where no sheet is sure, or where text lies outside it."""
    height, width = picture.shape[:2]
    corners = sheet.find(picture)
    if corners is None or _outside(quads, corners) > STRAY:
        return _Flat(np.eye(3), width, height, dpi)
    middle = corners.mean(axis=0)
    corners = middle + (corners - middle) * RIM
    across, down = _side(corners, 0), _side(corners, 1)
    longer, shorter = max(across, down), min(across, down)
    if abs(longer / shorter / A4_RATIO - 1) < 0.2:
        longer = max(longer, shorter * A4_RATIO)
        shorter, dpi = longer / A4_RATIO, longer / RIM * 72 / A4_LONGER
    across, down = (longer, shorter) if across > down else (shorter, longer)
    return _Flat(onto(corners, across, down), across, down, dpi)


def _side(corners: Points, first: int) -> float:
    """The mean length of two opposite sides."""
    return float(sum(np.linalg.norm(corners[i] - corners[(i + 1) % 4]) for i in (first, first + 2))) / 2


def _outside(quads: Sequence[Quad], corners: Points) -> float:
    """The share of text lines, by length, whose middle lies outside the corners."""
    lengths = [float(max(np.linalg.norm(q[0] - q[1]), np.linalg.norm(q[0] - q[3]))) for q in quads]
    shape = corners.astype(np.float32)
    stray = [cv2.pointPolygonTest(shape, tuple(map(float, q.mean(axis=0))), False) < 0 for q in quads]
    return sum(n for n, out in zip(lengths, stray, strict=True) if out) / max(sum(lengths), 1e-6)


def _levelled(picture: Picture, quads: Sequence[Quad], turns: int, flat: _Flat) -> _Flat:
    """Turned upright, then straightened by the lines on it."""
    width, height = (flat.height, flat.width) if turns % 2 else (flat.width, flat.height)
    way = quarter_turn(turns, flat.width, flat.height) @ flat.way
    upright = _Flat(way, width, height, flat.dpi)
    led = [_led(quad, way, turns) for quad in quads]
    level = straighten(_warped(picture, upright), led, flat.dpi)
    return upright if level is None else _reframed(upright, level)


def _reframed(flat: _Flat, level: Homography) -> _Flat:
    """The straightened sheet, its frame widened to hold all of it (or nearly, where perspective is strong)."""
    corners = moved(frame(flat.width, flat.height), level)
    low, high = corners.min(axis=0), corners.max(axis=0)
    middle, most = (low + high) / 2, np.array([flat.width, flat.height]) * WIDEST
    half = np.minimum(high - low, most) / 2
    return _Flat(shift(*(half - middle)) @ level @ flat.way, float(2 * half[0]), float(2 * half[1]), flat.dpi)


def _is_still(flat: _Flat, picture: Picture) -> bool:
    return bool(np.allclose(flat.way, np.eye(3), atol=1e-9)) and picture.shape[:2] == (flat.height, flat.width)


def _warped(picture: Picture, flat: _Flat) -> Picture:
    if _is_still(flat, picture):
        return picture
    size = (max(1, round(flat.width)), max(1, round(flat.height)))

    def warped(one: Picture) -> Any:
        return cv2.warpPerspective(
            one, flat.way, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255)
        )

    return each(picture, warped)


def _notes(turns: int, seals_found: int, watermark: str | None, number: int) -> Iterator[Note]:
    if turns:
        yield Note(NoteCode.ROTATED, number, str(-90 * turns % 360))
    if seals_found:
        yield Note(NoteCode.SEAL, number, str(seals_found))
    if watermark is not None:
        yield Note(NoteCode.WATERMARK, number, watermark)
