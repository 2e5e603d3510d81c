"""Identity numbers and private telephones: what stands in a text for those who need not know them.

This is the one place that says what is personal (`personal_numbers`: how it is known); pages, programs, exports and
pictures all ask it.
"""

from __future__ import annotations

import json
import re
from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from service.personal_numbers import Number, numbers

T = TypeVar("T")

_FIELD = re.compile("<textarea.*?(?:</textarea>|\\Z)", re.DOTALL)
_ATTRIBUTE = re.compile(r"\s([a-z-]+)=\"[^\"]*\Z")
LEFT = frozenset({"href", "src", "action", "value", "content", "id", "for", "name"})
"""Attributes that lead somewhere or are sent back: to mask them would be to change what is done."""

FIGURES = frozenset({"value", "low", "high", "strict_low", "strict_high", "amount"})
"""Names under which JSON holds figures, which are nobody's number; facts stand there too, in words."""


def holds(text: str) -> bool:
    """Whether there is anything personal in the text."""
    return any(numbers(text))


def spans(text: str) -> list[tuple[int, int]]:
    """Where in the text it stands."""
    return [(found.start, found.end) for found in numbers(text)]


def masked(text: str) -> str:
    """The text with its beginning and end alone of what is personal: 330********1234, 138****5678."""
    return _masked(text, numbers(text))


def masked_html(page: str) -> str:
    """A page likewise, but for addresses, and for what stands in fields to be changed and sent back."""
    all_found = list(numbers(page))
    fields_of_text = [field.span() for field in _FIELD.finditer(page)] if all_found else []
    return _masked(page, [found for found in all_found if not _is_left(page, found.start, fields_of_text)])


def masked_json(text: str) -> str:
    """A JSON document likewise: its texts, not its figures."""
    try:
        told = json.loads(text)
    except ValueError:  # nothing at all, as an answer without a body
        return masked(text)
    shown = masked_tree(told)
    return text if shown == told else json.dumps(shown, ensure_ascii=False)


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


def _masked(text: str, all_found: Iterable[Number]) -> str:
    pieces, done = [], 0
    for found in all_found:
        kept = [letter for letter in text[found.start : found.end] if letter.isalnum()]
        pieces += [text[done : found.start], *kept[:3], "*" * (8 if found.is_identity else 4), *kept[-4:]]
        done = found.end
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
