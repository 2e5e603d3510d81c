"""Letters of a Word file as they are printed: crossed out, raised, and those that are there and that nobody sees."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from extractors.readers.docx_styles import PAPER, Styles, W, coloured_by, ground, is_alike, number, switched, value

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"

_TINY, _LIFTED = 3, 4
"""Half points."""

_OFF_LINE = 200
"""Half points above or below its line from which on a letter stands nowhere near it."""

_THIN = 20
"""Percent of its width to which a letter is narrowed so that no sign is told from a line; print is 50 at least."""

_SQUEEZED = 0.4
"""The share of its size by which letters lie over one another so that none is read: a digit is half as wide as high."""

_SEEN_THROUGH = 80_000
"""Of 100,000 parts: how transparent letters are that do not show."""

_UNSAID = 20
"""Half points of letters of which nothing says how large they are."""

_MARKERS = {
    "black": "000000", "blue": "0000ff", "cyan": "00ffff", "darkBlue": "00008b", "darkCyan": "008b8b",
    "darkGray": "a9a9a9", "darkGreen": "006400", "darkMagenta": "800080", "darkRed": "8b0000", "darkYellow": "808000",
    "green": "00ff00", "lightGray": "d3d3d3", "magenta": "ff00ff", "red": "ff0000", "white": PAPER, "yellow": "ffff00",
}  # fmt: skip
"""ST_HighlightColor of ISO/IEC 29500-1, 17.18.40."""


@dataclass(frozen=True, slots=True)
class Under:
    """What letters stand on: the colour of the cell or the paper, and the style of the table around them."""

    colour: str = PAPER
    table: str = ""


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters of one paragraph, asked run by run (`properties`: its w:rPr)."""

    styles: Styles
    paragraph: str
    under: Under

    def is_on(self, properties: etree._Element | None, name: str) -> bool:
        """A switch of the run, or of its styles where it does not say."""
        by_style = (self.styles.switch(style, name) for style in self._styles(properties))
        said = (switched(properties, name), *by_style, switched(self.styles.defaults, name))
        return bool(next((on for on in said if on is not None), None))

    def said(self, properties: etree._Element | None, name: str, space: str = W) -> etree._Element | None:
        """What the run, its styles, or the file where none of them does, say of its letters."""
        own = None if properties is None else properties.find(space + name)
        by_style = (self.styles.letters(style, name, space) for style in self._styles(properties))
        found = (own, *by_style, self.styles.default(name, space))
        return next((one for one in found if one is not None), None)

    def _styles(self, properties: etree._Element | None) -> tuple[str, ...]:
        own = value(None if properties is None else properties.find(W + "rStyle"))
        return own, self.paragraph or self.styles.usual, self.under.table

    def is_struck(self, properties: etree._Element | None) -> bool:
        """Crossed out by hand: it no longer holds."""
        return self.is_on(properties, "strike") or self.is_on(properties, "dstrike")

    def is_raised(self, properties: etree._Element | None) -> bool:
        """An exponent or the mark of a note, by its form or set above its line by hand."""
        lifted = number(self.said(properties, "position")) >= _LIFTED
        return lifted or value(self.said(properties, "vertAlign")) == "superscript"

    def font(self, properties: etree._Element | None) -> str:
        """The font of digits and Latin letters."""
        fonts = self.said(properties, "rFonts")
        return value(fonts, "ascii") or value(fonts, "hAnsi")

    def vanishes(self, properties: etree._Element | None) -> bool:
        """Hidden by a switch; what is drawn in the run goes with it."""
        return self.is_on(properties, "vanish")

    def is_hidden(self, properties: etree._Element | None) -> bool:
        """Hidden by a switch, in the colour of its ground, of no size or width, or far from its line."""
        return self.vanishes(properties) or self._is_misshapen(properties) or self._is_in_its_ground(properties)

    def _is_misshapen(self, properties: etree._Element | None) -> bool:
        size = number(self.said(properties, "sz")) or _UNSAID
        scale, over = number(self.said(properties, "w")), -number(self.said(properties, "spacing")) / 10
        away = abs(number(self.said(properties, "position")))
        return size <= _TINY or 0 < scale <= _THIN or over >= _SQUEEZED * size or away >= _OFF_LINE

    def _is_in_its_ground(self, properties: etree._Element | None) -> bool:
        fill = self.said(properties, "textFill", W14)
        if fill is not None and _shows_through(fill):
            return not _has_outline(self.said(properties, "textOutline", W14))
        ink = (fill is not None and coloured_by(fill, self.styles.theme)) or self._ink(properties)
        marked = _MARKERS.get(value(None if properties is None else properties.find(W + "highlight")), "")
        if marked:  # letters of no colour of their own stay black under a marker's pen
            return is_alike(ink or "000000", marked)
        own = None if properties is None else properties.find(W + "shd")
        return is_alike(ink, ground(own, self.under.colour, self.styles.theme))

    def _ink(self, properties: etree._Element | None) -> str:
        """The colour of letters by the run or its styles; "" where Word chooses one that shows."""
        said = self.said(properties, "color")
        return "" if said is None else self.styles.colour(said)


def _shows_through(fill: etree._Element) -> bool:
    shares = [number(alpha, space=W14) for alpha in fill.iter(W14 + "alpha")]
    return fill.find(W14 + "noFill") is not None or (bool(shares) and min(shares) >= _SEEN_THROUGH)


def _has_outline(line: etree._Element | None) -> bool:
    return line is not None and line.find(W14 + "noFill") is None and next(line.iter(W14 + "srgbClr"), None) is not None
