"""Where in a text an identity number or a private telephone stands, in one piece, set apart, or broken over lines.

Amounts are never taken for one: what is written in pieces is a number only if its check character holds, or if the
pieces are such as people write, of somebody old enough to work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BLANKS = "\u3000\u00a0\u2002\u2003\u2007\u2009\u202f\u00ad\u200b\u200c\u200d\u2060\ufeff\t"
"""Blanks of other widths, and what is not seen at all, as texts of PDF files have them."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"
_PLAIN = {0xFF10 + n: str(n) for n in range(10)} | {"Ｘ": "X", "ｘ": "x"}
_WIDE = str.maketrans(_PLAIN | dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_DASHES, "-"))
"""Wide letters as narrow ones, and all blanks and dashes as one each, one for one, so that places stay."""

_WIDE_ONES = re.compile(f"[０-９Ｘｘ{_BLANKS}{_DASHES}]")

_BEFORE, _ENDS = r"(?<![0-9A-Za-z.]{})", r"(?![0-9A-Za-z]|\.[0-9])"
"""What comes before is asked for after the first digit: so the search leaps from digit to digit."""

_GAP = r"(?:[ -]{1,3}|[ ]{0,3}\r?\n[ ]{0,8})?"
"""Between any two digits of an identity number; in which pieces it may be written, `_is_one` says."""


def _apart(*parts: str) -> str:
    return _GAP.join(parts)


_ANY = "[0-9]"
_YEAR = f"(?:{_apart('1', '9')}|{_apart('2', '0')}){_GAP}{_apart(_ANY, _ANY)}"
_MONTH = f"(?:{_apart('0', '[1-9]')}|{_apart('1', '[0-2]')})"
_DAY = f"(?:{_apart('0', '[1-9]')}|{_apart('[12]', _ANY)}|{_apart('3', '[01]')})"
_REST_OF_18 = _apart(*[_ANY] * 5, _YEAR, _MONTH, _DAY, *[_ANY] * 3, "[0-9Xx]")
_REST_OF_15 = "[0-9]{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}"
_IDENTITY = rf"[1-9]{_BEFORE.format('[1-9]')}(?:{_GAP}{_REST_OF_18}|{_REST_OF_15}){_ENDS}"
"""Of 18 characters, or of 15 as before 1999: district, day of birth, number. The day tells it from other numbers."""

_ABROAD = r"(?<=\+861)|(?<=\+86[ -]1)|(?<=[^0-9]861)|(?<=^861)|(?<=[^0-9]00861)|(?<=^00861)"
_IN_PIECES = r"(?:(?:[ -]?[0-9]{4}){2}|(?:\.[0-9]{4}){2})"
_TELEPHONE = rf"1(?:{_BEFORE.format('1')}|{_ABROAD})[3-9][0-9]{_IN_PIECES}{_ENDS}"
"""A mobile one; an office's fixed line is nobody's own."""

_PERSONAL = re.compile(f"(?P<identity>{_IDENTITY})|(?P<telephone>{_TELEPHONE})")

_USUAL = frozenset({(18,), (6, 12), (14, 4), (6, 8, 4), (6, 4, 4, 4), (3, 3, 4, 4, 4), (4, 4, 4, 4, 2), (1,) * 18})
"""How many digits the pieces have in which people write it."""

_GROWN_UP = 2010
"""The last year of birth of whoever is named in an application: later ones are days of accounts and receipts."""

_LINE_END = re.compile(r" *\r?\n *")
_LINES = 3
"""Over which a number may be broken."""

_WEIGHTS, _CHECKS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), "10X98765432"
"""GB 11643: what the last character says of the others."""

_GOES_ON, _WENT_BEFORE = re.compile(r"[ -]{1,3}[0-9](?![0-9])"), re.compile(r"(?<![0-9])[0-9][ -]{1,3}$")
_DATED = re.compile(r"1[0-9]{2}[ -]20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
"""A small number, and a day beside it."""


class Number(NamedTuple):
    """From where to where it stands; not `is_identity`: a telephone's."""

    start: int
    end: int
    is_identity: bool


def numbers(text: str) -> Iterator[Number]:
    """All that stand in the text."""
    plain, at = text.translate(_WIDE) if _WIDE_ONES.search(text) else text, 0
    while found := _PERSONAL.search(plain, at):
        is_identity = found["identity"] is not None
        if _is_one(found, plain) if is_identity else not _DATED.fullmatch(found[0]):
            yield Number(*found.span(), is_identity)
            at = found.end()
        else:
            at = found.start() + 1


def _is_one(found: re.Match[str], text: str) -> bool:
    """Whether pieces that look like an identity number are one."""
    letters = "".join(filter(str.isalnum, found[0])).upper()
    if len(letters) == len(found[0]):
        return True
    lines = len(_LINE_END.findall(found[0])) + 1
    if lines > _LINES:
        return False
    if len(letters) == 18 and _checks(letters):
        return True
    as_written = [_pieces(_LINE_END.sub(between, found[0])) for between in ("", " ")]
    usual = [pieces for pieces in as_written if pieces in _USUAL]
    if not usual or lines > 2 or int(letters[6:10]) > _GROWN_UP:
        return False
    return usual[0] != (1,) * 18 or not _is_of_a_longer_row(found, text)


def _pieces(text: str) -> tuple[int, ...]:
    return tuple(len(piece) for piece in re.split("[ -]+", text))


def _is_of_a_longer_row(found: re.Match[str], text: str) -> bool:
    """Whether further single digits stand beside it, as where each has a box of its own."""
    before = _WENT_BEFORE.search(text, max(found.start() - 5, 0), found.start())
    return bool(before or _GOES_ON.match(text, found.end()))


def _checks(letters: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, letters[:17], strict=True))
    return _CHECKS[total % 11] == letters[17]
