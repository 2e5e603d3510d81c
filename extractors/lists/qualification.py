"""Whether a degree or a technical title qualifies: college or more, middle level or more."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import IntEnum

from extractors.words.loading import patterns, word_file


class Level(IntEnum):
    """How surely something qualifies; UNSURE and LIKELY fall on either side of the doubt."""

    NO = 0
    UNSURE = 1
    LIKELY = 2
    YES = 3


Judge = Callable[[str], Level]


def _words(group: str) -> Mapping[str, re.Pattern[str]]:
    return patterns("lists/roster", group)


def degree(text: str) -> Level:
    """Whether a (folded) text of a degree column qualifies. Nothing written is no proof: UNSURE."""
    if not text.strip():
        return Level.UNSURE
    words = _words("degree")
    enough, below = bool(words["enough"].search(words["below"].sub("|", text))), bool(words["below"].search(text))
    if words["unsure"].search(text):
        # Who still studies for a 大专 has none; who studies for more has it most likely.
        return Level.UNSURE if enough and words["more"].search(text) else Level.NO
    if enough:
        return Level.UNSURE if below else Level.YES
    return Level.NO if below else Level.UNSURE


def title(text: str) -> Level:
    """Whether a (folded) text of a title column qualifies: the best title that it lists. Nothing written: NO."""
    grade = word_file("lists/roster").rule("grade")
    text = grade.pattern.sub(grade.more["reads"], text)
    items = [part.strip() for part in _words("title_text")["item_end"].split(text) if part.strip()]
    return max((_title(item) for item in items), default=Level.NO)


def _title(item: str) -> Level:
    words = _words("title")
    if any(p.search(item) for p in _words("degree").values()) and not words["enough"].search(item):
        return Level.NO  # a degree in a column of both
    for name, level in (("below", Level.NO), ("likely", Level.LIKELY), ("enough", Level.YES), ("unsure", Level.UNSURE)):
        if words[name].search(item):
            return level
    return Level.UNSURE if len(item) > 1 else Level.NO


def names_degree(text: str) -> bool:
    """Whether a (folded) text speaks of a degree or a school at all."""
    return any(p.search(text) for p in _words("degree").values())


def names_title(text: str) -> bool:
    """Whether a (folded) text speaks of a technical title at all, or of having none."""
    words = _words("title")
    named = _words("title_text")["named"].search(text)
    return bool(named) or any(words[name].search(text) for name in ("enough", "likely"))
