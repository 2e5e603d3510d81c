"""Names of people: what can be one, and what surely is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.lists.pen_marks import without_marks
from extractors.words.loading import patterns

ROSTER = "lists/roster"


def is_name(text: str) -> bool:
    """Whether a text can be a person's name: any short Chinese word, a part of it masked, or Latin letters."""
    text = without_marks(text)
    return len(text) <= 12 and bool(_names()["possible"].fullmatch(text))


def is_known_name(text: str) -> bool:
    """Whether a text is a usual surname with one or two characters, or a compound surname with them."""
    text = without_marks(text)
    known = len(text) <= 4 and bool(patterns(ROSTER, "values")["name"].fullmatch(text))
    return known and (len(text) <= 3 or bool(_names()["compound"].match(text)))


def _names() -> Mapping[str, re.Pattern[str]]:
    return patterns(ROSTER, "names")
