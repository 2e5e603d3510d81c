"""The number in what a reader made of a few printed digits, however it took the points and commas."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.text.folding import fold
from extractors.words.loading import word_file

_AROUND, _FULL_STOP = (word_file("recognise").more[name] for name in ("around_figures", "full_stop"))
_WELL_FORMED = re.compile(r"\d{1,3}(?:[,.]\d{3})*(?:[,.]\d{1,2})?|\d+(?:[,.]\d+)?")


def number(text: str) -> Decimal | None:
    """523,456.82 · 523.456.82 · 523456,82 · 75% -> the number without sign, unit or grouping; None for anything else.

    The last separator is the decimal point unless exactly three digits follow a comma, or
    it is one of several and three digits follow.

    >>> number("182.456.30"), number("1,234"), number("7S")
    (Decimal('182456.30'), Decimal('1234'), None)
    """
    plain = fold(text).replace(_FULL_STOP, ".").strip(_AROUND + ",.").replace(" ", "")
    if not _WELL_FORMED.fullmatch(plain):
        return None
    marks = [c for c in plain if not c.isdigit()]
    tail = re.split(r"[,.]", plain)[-1]
    grouping = not marks or (len(tail) == 3 and (marks[-1] == "," or len(marks) > 1))
    whole = Decimal(digits(plain))
    return whole if grouping else whole.scaleb(-len(tail))


def digits(text: str) -> str:
    """The digits alone."""
    return "".join(c for c in fold(text) if c.isascii() and c.isdigit())
