"""The fonts that papers are set in: embedded ones of Debian's packages, and one that is named but not embedded."""

from __future__ import annotations

from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont

_FILES = {
    "hei": ("wqy/wqy-microhei.ttc", 0),
    "zenhei": ("wqy/wqy-zenhei.ttc", 0),
    "song": ("arphic/uming.ttc", 0),
    "kai": ("arphic/ukai.ttc", 0),
}
_ROOT = "/usr/share/fonts/truetype"
NOT_EMBEDDED = "STSong-Light"
NAMES = (*_FILES, NOT_EMBEDDED)


@cache
def register(name: str) -> str:
    """Makes a font known to reportlab; returns its name there."""
    if name == NOT_EMBEDDED:
        pdfmetrics.registerFont(UnicodeCIDFont(name))
    else:
        file, index = _FILES[name]
        pdfmetrics.registerFont(TTFont(name, f"{_ROOT}/{file}", subfontIndex=index))
    return name


def width(text: str, name: str, size: float) -> float:
    """The text's width in points."""
    return float(pdfmetrics.stringWidth(text, register(name), size))


_STAND_INS = {"☑": "■", "²": "2"}


@cache
def _lacks(name: str, character: str) -> bool:
    face = getattr(pdfmetrics.getFont(register(name)), "face", None)
    known = getattr(face, "charToGlyph", None)
    if known is not None:
        return ord(character) not in known
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return character not in "㎡¥"
    return False


def printable(text: str, name: str) -> str:
    """The text with characters that the font has; LookupError where it has none that would do."""
    out = ""
    for character in text:
        if _lacks(name, character):
            if character not in _STAND_INS:
                raise LookupError(f"{name} has no {character!r} in {text!r}")
            character = _STAND_INS[character]
        out += character
    return out
