"""Can the letters of an Excel cell be told from their ground? White on white is text that nobody is shown."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, field
from typing import Any

from extractors.readers.inks import are_alike
from extractors.readers.packages import parsed

_TINY = 2.0
"""Points: smaller text is meant for machines."""

_ART = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SCHEME = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
"""The colours of a theme in the order in which cells count them."""

_USUAL = {"lt1": "FFFFFF", "dk1": "000000", "lt2": "EEECE1", "dk2": "1F497D"}
_GROUND_INDEX = 65
"""Stands for the window's own ground, 64 for its ink."""

_UNSET = "00000000"
"""What stands for a colour that a fill does not say."""

Rgb = tuple[int, int, int]
_BLACK: Rgb = (0, 0, 0)
_WHITE: Rgb = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Colours:
    """The palette and the theme of one workbook; what was found out of a font on a fill is kept."""

    palette: tuple[str, ...]
    theme: dict[str, str]
    known: dict[tuple[int, int], bool] = field(default_factory=dict)

    def shows(self, cell: Any) -> bool:
        """Can text in the cell's own font be read on its fill?"""
        key = (cell._style.fontId, cell._style.fillId)
        if key not in self.known:
            self.known[key] = self.shows_in(cell, cell.font)
        return self.known[key]

    def shows_in(self, cell: Any, font: Any) -> bool:
        """Can text in this font be read on the cell's fill?"""
        size = getattr(font, "sz", None)
        if size is not None and size <= _TINY:
            return False
        return self.stands_out(cell, self._ink(getattr(font, "color", None)))

    def stands_out(self, cell: Any, ink: Rgb | None) -> bool:
        """Does this colour differ from the cell's fill? It counts as seen where either is not known."""
        grounds = self._grounds(cell.fill)
        return ink is None or not grounds or any(ground is None or not are_alike(ink, ground) for ground in grounds)

    def shows_under(self, cell: Any, look: Any) -> bool:
        """Can text be read where a rule lays its font and its fill over the cell's own?"""
        font = getattr(look.font, "color", None)
        if font is None and look.fill is None:
            return True
        ink = self._ink(font if font is not None else getattr(cell.font, "color", None))
        if look.fill is None:
            return self.stands_out(cell, ink)
        grounds = self._rule_grounds(look.fill)
        return ink is None or any(ground is None or not are_alike(ink, ground) for ground in grounds)

    def _rule_grounds(self, fill: Any) -> list[Rgb | None]:
        """The colours of a rule's fill: it says that of a plain one where others say the second colour of a pattern."""
        if fill.tagname == "gradientFill":
            return self._grounds(fill)
        said = [color for color in (fill.bgColor, fill.fgColor) if not _is_unset(color)]
        return [self._colour(said[0])] if said else [None]

    def numbered(self, index: int) -> Rgb | None:
        """A colour of the palette."""
        if index == _GROUND_INDEX:
            return _WHITE
        return _rgb(self.palette[index]) if 0 <= index < len(self.palette) else None

    def _ink(self, color: Any) -> Rgb | None:
        found = self._colour(color)
        unknown = None if color is not None and color.type == "theme" else _BLACK
        return unknown if found is None else found

    def _grounds(self, fill: Any) -> list[Rgb | None]:
        """The colours of a fill: none is white paper, a pattern or a gradient has several."""
        if fill is not None and fill.tagname == "gradientFill":
            return [self._colour(stop.color) for stop in fill.stop]
        kind = getattr(fill, "fill_type", None)
        if kind in (None, "none"):
            return [_WHITE]
        front = self._colour(fill.fgColor)
        return [front] if kind == "solid" else [front, self._colour(fill.bgColor)]

    def _colour(self, color: Any) -> Rgb | None:
        """None where a colour is left to Excel or not known."""
        if color is None:
            return None
        found: Rgb | None = None
        if color.type == "rgb":
            found = _rgb(color.rgb)
        elif color.type == "indexed":
            found = self.numbered(color.indexed)
        elif color.type == "theme" and 0 <= color.theme < len(_SCHEME):
            found = _rgb(self.theme.get(_SCHEME[color.theme], ""))
        return _tinted(found, color.tint or 0.0) if found is not None else None


def colours_of(workbook: Any) -> Colours:
    """The colours of a workbook that openpyxl has read. Raises PaperError where its theme is damaged."""
    theme = dict(_USUAL)
    scheme = parsed(workbook.loaded_theme).find(f".//{_ART}clrScheme") if workbook.loaded_theme else None
    for entry in scheme if scheme is not None else ():
        name = str(entry.tag).removeprefix(_ART)
        theme[name] = next((colour.get("lastClr") or colour.get("val") or "" for colour in entry), "")
    return Colours(tuple(workbook._colors), theme)


def _is_unset(color: Any) -> bool:
    return color is None or (color.type == "rgb" and color.rgb == _UNSET)


def _rgb(text: Any) -> Rgb | None:
    """Of RRGGBB or AARRGGBB; Excel passes over how transparent a colour is said to be."""
    try:
        number = int(str(text)[-6:], 16)
    except ValueError:
        return None
    return number >> 16, number >> 8 & 255, number & 255


def _tinted(colour: Rgb, tint: float) -> Rgb:
    """Lighter for a tint above 0, darker below."""
    if not tint:
        return colour
    hue, light, full = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = (round(255 * part) for part in colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), full))
    return red, green, blue
