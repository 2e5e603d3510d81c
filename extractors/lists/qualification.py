"""Whether a degree or a technical title qualifies: college or more, middle level or more."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import Any

from extractors.words.loading import term_data


class Level(IntEnum):
    """How surely something qualifies; UNSURE and LIKELY fall on either side of the doubt."""

    NO = 0
    UNSURE = 1
    LIKELY = 2
    YES = 3


_ITEMS = re.compile(r"[、,，;；/\\|和及与&+\n]|(?<=[师员授级])\s+")


@lru_cache(maxsize=1)
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    data: dict[str, Any] = term_data("lists/roster")
    return {sort: {name: re.compile(p) for name, p in data[sort].items()} for sort in ("degree", "title")}


def degree(text: str) -> Level:
    """Whether a (folded) text of a degree column qualifies. Nothing written is no proof: UNSURE."""
    if not text.strip():
        return Level.UNSURE
    words = _patterns()["degree"]
    enough, below = bool(words["enough"].search(words["below"].sub("|", text))), bool(words["below"].search(text))
    if words["unsure"].search(text):
        # Who still studies for a 大专 has none; who studies for more has it most likely.
        return Level.UNSURE if enough and words["more"].search(text) else Level.NO
    if enough:
        return Level.UNSURE if below else Level.YES
    return Level.NO if below else Level.UNSURE


def title(text: str) -> Level:
    """Whether a (folded) text of a title column qualifies: the best title that it lists. Nothing written: NO."""
    text = _patterns()["title"]["grade"].sub("初级", text)
    items = [part.strip() for part in _ITEMS.split(text) if part.strip()]
    return max((_title(item) for item in items), default=Level.NO)


def _title(item: str) -> Level:
    words = _patterns()["title"]
    if any(p.search(item) for p in _patterns()["degree"].values()) and not words["enough"].search(item):
        return Level.NO  # a degree in a column of both
    for name, level in (("below", Level.NO), ("likely", Level.LIKELY), ("enough", Level.YES), ("unsure", Level.UNSURE)):
        if words[name].search(item):
            return level
    return Level.UNSURE if len(item) > 1 else Level.NO


def names_degree(text: str) -> bool:
    """Whether a (folded) text speaks of a degree or a school at all."""
    return any(p.search(text) for p in _patterns()["degree"].values())


def names_title(text: str) -> bool:
    """Whether a (folded) text speaks of a technical title at all, or of having none."""
    words = _patterns()["title"]
    return "职称" in text or any(words[name].search(text) for name in ("enough", "likely")) or "助理" in text
