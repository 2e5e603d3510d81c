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
