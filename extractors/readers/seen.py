"""Which letters of a text layer does the page show? Those it does not are no evidence.

White on white, behind a picture or a patch, outside the page or of a clip path, in a layer that is switched off,
too small to read, or painted without ink: all of these leave no ink in the picture of the page, or stand under one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extractors.model import Box, Note, NoteCode, Page
from extractors.pictures.extremes import Place, extremes, place
from extractors.pictures.pixels import Picture
from extractors.readers.corrected import in_their_place
from extractors.readers.covering import covered, overprinted
from extractors.readers.inks import CONTRAST, contrasts
from extractors.readers.painted import Letter, Painted, Pasted, is_white
from extractors.readers.rulings import thin_strokes
from extractors.readers.struck import struck_by_notes, struck_out
from extractors.readers.watermark import watermark

_CONTRAST = 20
"""Of 255: text fainter than this on its ground cannot be read; nor can one that is hardly darker (`inks.CONTRAST`)."""

_TINY = 2.0
"""Points: smaller text is meant for machines."""

_FEW, _FEW_OF = 2, 0.1
"""Letters, and of all of a page: so many may have no ink of their own though others round them have."""

_PIXELS = 3

_SCAN = 0.6
"""Of the page: a picture this large, painted over the text, is a scan with its recognised text behind it."""


_CODE = re.compile(r"\(cid:\d+\)")
"""Glyphs without a character: they say nothing that could be wrong."""

_FIGURE = re.compile(r"\d[\d,.]*\d")


@dataclass(frozen=True, slots=True)
class Seen:
    """The letters that the page shows, those that it hides, those behind or on a scan, those crossed out, and those
    that are only a watermark."""

    shown: tuple[Letter, ...]
    hidden: tuple[Letter, ...]
    layer: tuple[Letter, ...]
    struck: tuple[Letter, ...] = ()
    pale: tuple[Letter, ...] = ()


NOTHING = Seen((), (), ())


def sort_out(painted: Painted, picture: Picture) -> Seen:
    """Sort the letters of a page by whether its picture (any resolution, whole page) shows them."""
    inked = _inked(painted, picture)
    absent = _absent_fonts(painted.letters, inked)
    beneath = covered(painted, picture, absent)
    scans = [pasted for pasted in painted.pictures if _share(pasted.box, painted) >= _SCAN]
    shown: list[Letter] = []
    hidden: list[Letter] = []
    layer: list[Letter] = []
    for letter in painted.letters:
        if any(_is_layer_of(letter, scan) for scan in scans):
            layer.append(letter)
        elif letter.text.isspace():
            shown.append(letter)  # it parts words
        elif (letter.order not in beneath and _can_be_seen(letter, painted)) and (
            letter.order in inked or (letter.font in absent and not is_white(letter.colour))
        ):
            shown.append(letter)
        else:
            hidden.append(letter)
    crossed = struck_out(shown, thin_strokes(painted)) | struck_by_notes(shown, painted.struck)
    pale = watermark(shown, picture, painted.width) - crossed
    kept = [letter for letter in shown if letter.order not in crossed | pale]
    struck = tuple(letter for letter in shown if letter.order in crossed)
    unsure = overprinted(kept)
    corrected = in_their_place(kept, struck)
    return Seen(
        shown=tuple(replace(one, doubtful=True) if one.order in unsure else one for one in corrected),
        hidden=tuple(hidden),
        layer=tuple(layer),
        struck=struck,
        pale=tuple(letter for letter in shown if letter.order in pale),
    )


def _inked(painted: Painted, picture: Picture) -> set[int]:
    """The order numbers of letters at whose place the picture shows something."""
    scale = picture.shape[1] / painted.width
    places = [_place(picture, letter.box, scale) for letter in painted.letters]
    inked = {
        letter.order
        for letter, at, differs in zip(painted.letters, places, _differ(picture, places, places), strict=True)
        if (_is_on_a_ground(picture, at) if is_white(letter.colour) else differs)
    }
    return inked - _borrowed(painted, picture, inked, scale)


def _borrowed(painted: Painted, picture: Picture, inked: Collection[int], scale: float) -> set[int]:
    """Of letters with ink around them those that have none of their own: what is there is their neighbours'.

    Where many are so, the file says wrongly how wide its letters are, and nothing follows from it.
    """
    asked = [one for one in painted.letters if one.order in inked and one.text.isalnum() and one.angle is not None]
    around = [_place(picture, letter.box, scale) for letter in asked]
    middles = [_middle(picture, letter, scale) for letter in asked]
    own = _differ(picture, middles, around)
    bare = {one.order for one, has, at in zip(asked, own, middles, strict=True) if not has and _is_large(at)}
    return bare if len(bare) <= max(_FEW, _FEW_OF * len(asked)) else set()


def _middle(picture: Picture, letter: Letter, scale: float) -> Place:
    """Where a letter's own strokes are: neither its neighbours reach in there, nor a line under it."""
    box, level = letter.box, letter.angle in (0, 180)
    wide, high = box.x1 - box.x0, box.bottom - box.top
    dx, top, bottom = (0.12, 0.12, 0.28) if level else (0.12, 0.12, 0.12)
    return place(
        picture, box.x0 + dx * wide, box.top + top * high, box.x1 - dx * wide, box.bottom - bottom * high, scale
    )


def _is_large(at: Place) -> bool:
    """Is a place more than a few points of the picture?"""
    return min(at[1] - at[0], at[3] - at[2]) >= _PIXELS


def _is_on_a_ground(picture: Picture, at: Place) -> bool:
    """White letters need a ground that is not white; any others only need something that differs."""
    part = picture[at[0] : at[1], at[2] : at[3]]
    return bool(part.size) and float((part.min(axis=2) < 255 - _CONTRAST).mean()) > 0.3


def _differ(picture: Picture, places: Sequence[Place], around: Sequence[Place]) -> list[bool]:
    """Whether something at each place differs from the first pixel of what is around it."""
    if not places:
        return []
    low, high = (found.astype(np.int16) for found in extremes(picture, places))
    corners = np.array(around)
    first = picture[np.minimum(corners[:, 0], len(picture) - 1), np.minimum(corners[:, 2], picture.shape[1] - 1)]
    apart = np.maximum(high - first, first - low).max(axis=1) >= _CONTRAST
    lighter = np.maximum(contrasts(low, first), contrasts(high, first)) >= CONTRAST
    found: list[bool] = (apart & lighter).tolist()
    return found


def _place(picture: Picture, box: Box, scale: float) -> Place:
    """Where a letter stands and across its narrow side a little more: one stroke may fill its whole box."""
    wide, high = box.x1 - box.x0, box.bottom - box.top
    dx, dy = max(0.1 * wide, 1.5 / scale), max(0.1 * high, 1.5 / scale)
    dx, dy = (dx, 0.0) if wide < high else (0.0, dy)
    return place(picture, box.x0 - dx, box.top - dy, box.x1 + dx, box.bottom + dy, scale)


def _absent_fonts(letters: Iterable[Letter], inked: set[int]) -> set[str]:
    """Fonts neither in the file nor on this machine: they leave no ink here, and do at their readers'."""
    all_, blank, foreign = Counter[str](), Counter[str](), set[str]()
    for letter in letters:
        if not letter.embedded and not letter.text.isspace() and not is_white(letter.colour):
            all_[letter.font] += 1
            blank[letter.font] += letter.order not in inked
            if letter.order not in inked and not letter.text.isascii():
                foreign.add(letter.font)  # for Latin letters and digits there is always another font
    return {font for font in foreign if blank[font] > 0.7 * all_[font]}


def _share(box: Box, painted: Painted) -> float:
    wide = min(box.x1, painted.width) - max(box.x0, 0)
    high = min(box.bottom, painted.height) - max(box.top, 0)
    return max(wide, 0) * max(high, 0) / (painted.width * painted.height)


def _is_layer_of(letter: Letter, scan: Pasted) -> bool:
    """Text without ink on a scan, or text that the scan was painted over."""
    inside = _within(letter.box, scan.box)
    return inside and (letter.invisible or (scan.opaque and letter.order < scan.order))


def _within(inner: Box, outer: Box) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _can_be_seen(letter: Letter, painted: Painted) -> bool:
    """Painted with ink, large enough, on the page, not clipped away, and not under a picture."""
    if (
        letter.invisible
        or letter.clipped
        or letter.size < _TINY
        or not _within(letter.box, Box(0, 0, painted.width, painted.height))
    ):
        return False
    return not any(
        pasted.opaque and pasted.order > letter.order and _covers(pasted.box, letter.box) for pasted in painted.pictures
    )


def _covers(outer: Box, inner: Box) -> bool:
    return outer.x0 <= inner.x0 and outer.top <= inner.top and outer.x1 >= inner.x1 and outer.bottom >= inner.bottom


def lines_of(letters: Iterable[Letter]) -> str:
    """The text of letters in the order painted, for a note."""
    return "".join(letter.text for letter in letters)


def with_layer_notes(page: Page, found: Seen) -> Page:
    """A recognised page with a note where the text layer that it replaces said other things than the picture."""
    layer = _CODE.sub("", lines_of(found.layer) or lines_of(found.shown)).strip()
    if not layer or _agrees(layer, "".join(word.text for word in page.words)):
        return page
    note = Note(NoteCode.TEXT_LAYER_MISMATCH, page.number, layer[:500])
    return replace(page, notes=(*page.notes, note))


def _agrees(layer: str, read: str) -> bool:
    """Do both hold the same figures, and mostly the same characters?"""
    figures = Counter(_FIGURE.findall(layer)) - Counter(_FIGURE.findall(read))
    lost = sum((Counter(layer) - Counter(read)).values())
    return not figures and lost <= 0.2 * len(layer)
