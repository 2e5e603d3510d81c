"""One form for look-alike characters, character by character, so that offsets stay true.

Unicode NFKC is applied only where it gives exactly one character (full-width
digits, Kangxi radicals, compatibility forms); `㎡` and `％` are told apart by the
caller. Nothing here changes a text's length.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from extractors.words.loading import word_file

_SCRIPT = word_file("script").more
_EXTRA: dict[str, str] = {**_SCRIPT["marks"], **_SCRIPT["traditional"], **_SCRIPT["radicals"]}


_SQUARE_METRE = re.compile(r"[mM][²₂]")


@lru_cache(maxsize=65536)
def _fold_character(character: str) -> str:
    if character in _EXTRA:
        return _EXTRA[character]
    if unicodedata.category(character) == "No":
        return character
    folded = unicodedata.normalize("NFKC", character)
    return _EXTRA.get(folded, folded) if len(folded) == 1 else character


def fold(text: str) -> str:
    """`text` with full-width and compatibility forms folded; the same length, so the same offsets.

    A raised or circled digit stays what it is, since beside a figure it would become a digit of it (98² is no 982,
    ①5人 no 15); only that of a written-out square metre is one.
    """
    return _SQUARE_METRE.sub("m2", "".join(map(_fold_character, text)))


_CHINESE_YEAR = re.compile(_SCRIPT["chinese_year"])
_IN_DIGITS = str.maketrans(_SCRIPT["year_digits"])


def years_in_digits(text: str) -> str:
    """A (folded) text with the years that stand in characters (二〇二三年) in digits; the same length."""
    digits: str = _CHINESE_YEAR.sub(lambda year: year.group().translate(_IN_DIGITS), text)
    return digits
