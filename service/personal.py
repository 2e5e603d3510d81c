"""Identity numbers and private telephones: what stands in a text for those who need not know them.

This is the one place that says what is personal; pages, programs, exports and pictures all ask it.
"""

from __future__ import annotations

import json
import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

T = TypeVar("T")

_BLANKS = "\u3000\u00a0\u2002\u2003\u2007\u2009\u202f\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Blanks of other widths, and what is not seen at all, as texts of PDF files have them."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"
_PLAIN = {0xFF10 + n: str(n) for n in range(10)} | {"Ｘ": "X", "ｘ": "x"}
_WIDE = str.maketrans(_PLAIN | dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_DASHES, "-"))
"""Wide letters as narrow ones, and all blanks and dashes as one each, one for one, so that places stay."""

_BEFORE, _ENDS = r"(?<![0-9A-Za-z.]{})", r"(?![0-9A-Za-z]|\.[0-9])"
"""What comes before is asked for after the first digit: so the search leaps from digit to digit."""

_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_OF_18, _OF_15 = rf"[ -]?(?:19|20)[0-9]{{2}}{_DAY}[ -]?[0-9]{{3}}[0-9Xx]", rf"[0-9]{{2}}{_DAY}[0-9]{{3}}"
IDENTITY = rf"[1-9]{_BEFORE.format('[1-9]')}[0-9]{{5}}(?:{_OF_18}|{_OF_15}){_ENDS}"
"""Of 18 characters, or of 15 as before 1999: district, day of birth, number. The day tells it from other numbers."""

_ABROAD = r"(?<=\+861)|(?<=\+86[ -]1)|(?<=[^0-9]861)|(?<=^861)|(?<=[^0-9]00861)|(?<=^00861)"
_REST = r"(?:(?:[ -]?[0-9]{4}){2}|(?:\.[0-9]{4}){2})"
TELEPHONE = rf"1(?:{_BEFORE.format('1')}|{_ABROAD})[3-9][0-9]{_REST}{_ENDS}"
"""A mobile one; an office's fixed line is nobody's own."""

_PERSONAL = re.compile(f"(?P<identity>{IDENTITY})|(?P<telephone>{TELEPHONE})")
_WIDE_ONES = re.compile(f"[０-９Ｘｘ{_BLANKS}{_DASHES}]")
_FIELD = re.compile("<textarea.*?(?:</textarea>|\\Z)", re.DOTALL)
_ATTRIBUTE = re.compile(r"\s([a-z-]+)=\"[^\"]*\Z")
LEFT = frozenset({"href", "src", "action", "value", "content", "id", "for", "name"})
"""Attributes that lead somewhere or are sent back: to mask them would be to change what is done."""

FIGURES = frozenset({"value", "low", "high", "strict_low", "strict_high", "amount"})
"""Names under which JSON holds figures, which are nobody's number; facts stand there too, in words."""


def holds(text: str) -> bool:
    """Whether there is anything personal in the text."""
    return bool(spans(text))


def spans(text: str) -> list[tuple[int, int]]:
    """Where in the text it stands."""
    return [found.span() for found in _found(text)]


def masked(text: str) -> str:
    """The text with its beginning and end alone of what is personal: 330********1234, 138****5678."""
    return _masked(text, _found(text))


def masked_html(page: str) -> str:
    """A page likewise, but for addresses, and for what stands in fields to be changed and sent back."""
    all_found = _found(page)
    fields_of_text = [field.span() for field in _FIELD.finditer(page)] if all_found else []
    return _masked(page, [found for found in all_found if not _is_left(page, found.start(), fields_of_text)])


def masked_json(text: str) -> str:
    """A JSON document likewise: its texts, not its figures."""
    return json.dumps(masked_tree(json.loads(text)), ensure_ascii=False) if holds(text) else text


def masked_tree(value: Any, name: str = "") -> Any:
    """The same of a document that is taken apart."""
    if isinstance(value, dict):
        return {key: masked_tree(one, str(key)) for key, one in value.items()}
    if isinstance(value, list):
        return [masked_tree(one, name) for one in value]
    return value if not isinstance(value, str) or _is_figure(value, name) else masked(value)


def masked_parts(value: T) -> T:
    """The same of a frozen value: of all texts in it, however deep."""
    found: Any = value
    if isinstance(value, str):
        found = masked(value)
    elif isinstance(value, tuple | list | frozenset) and not hasattr(value, "_fields"):
        found = type(value)(masked_parts(one) for one in value)
    elif isinstance(value, Mapping):
        found = {key: masked_parts(one) for key, one in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        found = replace(value, **{part.name: masked_parts(getattr(value, part.name)) for part in fields(value)})
    return cast(T, found)


def _is_figure(text: str, name: str) -> bool:
    return name in FIGURES and len(text) <= LONGEST and text.isdigit()


LONGEST = 15
"""Digits of a figure at most."""


def _found(text: str) -> list[re.Match[str]]:
    return list(_PERSONAL.finditer(text.translate(_WIDE) if _WIDE_ONES.search(text) else text))


def _masked(text: str, all_found: list[re.Match[str]]) -> str:
    pieces, done = [], 0
    for found in all_found:
        kept = [letter for letter in text[found.start() : found.end()] if letter.isalnum()]
        pieces += [text[done : found.start()], *kept[:3], "*" * (8 if found["identity"] else 4), *kept[-4:]]
        done = found.end()
    return "".join([*pieces, text[done:]]) if pieces else text


def _is_left(page: str, at: int, fields_of_text: Sequence[tuple[int, int]]) -> bool:
    """Whether that place of a page is inside an attribute that stays, or inside a field of text."""
    tag = page.rfind("<", max(at - NEAR, 0), at)
    if tag >= 0 and ">" not in page[tag:at]:
        name = _ATTRIBUTE.search(page, tag, at)
        return name is not None and name[1] in LEFT
    before = bisect(fields_of_text, (at, at)) - 1
    return before >= 0 and at < fields_of_text[before][1]


NEAR = 20_000
"""How far back a tag's beginning is looked for."""
