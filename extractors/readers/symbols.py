"""Characters of symbol fonts, by their meaning: the ticked and empty boxes of printed forms."""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0xA1: "○", 0xA4: "◉", 0xA7: "■",
    0xA8: "□", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x78: "☒", 0xE8: "➔", 0xF0: "⇨",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x55: "☒", 0x97: "●", 0x98: "●", 0x99: "○",
    0xA2: "■", 0xA3: "□", 0x2A: "□", 0x30: "□",
}  # fmt: skip
_SYMBOL = {0xB7: "•", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xD6: "√"}
_PLAIN = dict.fromkeys((0x20, 0xA0), " ")
_FONTS = {
    "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings2": _WINGDINGS_2, "wingdings 3": _PLAIN,
    "wingdings3": _PLAIN, "webdings": _PLAIN, "marlett": _PLAIN, "zapfdingbats": _PLAIN, "symbol": _SYMBOL,
}  # fmt: skip
_WITH_DIGITS = _SYMBOL
"""The only one in which digits and letters are what they are coded as; in the others they are pictures."""


def _table(font: str) -> dict[int, str] | None:
    """By the font's name, without the mark of a subset ("ABCDEF+") and its style ("-Regular", ",Bold")."""
    return _FONTS.get(font.rpartition("+")[2].replace("-", ",").partition(",")[0].strip().lower())


def is_symbol_font(font: str) -> bool:
    """Is this a font whose characters mean something else than their codes?"""
    return _table(font) is not None


def symbol(font: str, code: int) -> str:
    """What the character `code` of a symbol font shows; of a picture that is not known a dot, the character else."""
    table = _table(font)
    if table is None:
        return chr(code)
    private = 0xF000 <= code <= 0xF0FF
    drawn = private or (table is not _WITH_DIGITS and code < 0x80 and chr(code).isalnum())
    return table.get(code & 0xFF if private else code, "•" if drawn else chr(code))


def as_shown(text: str, font: str) -> str:
    """Text set in a symbol font, by what it shows; any other text as it is."""
    return "".join(symbol(font, ord(char)) for char in text) if is_symbol_font(font) else text
