"""Which of several printed options is chosen: by the boxes that are ticked, else by what is written."""

from __future__ import annotations

import re
from collections.abc import Mapping

_TICKED = "☑☒√■✓✔●◉▣◼"
_EMPTY = "□○◯☐◻"
BOXES = _TICKED + _EMPTY


def chosen(text: str, options: Mapping[str, str]) -> list[str]:
    """The options (name to pattern) that a (folded, compact) text chooses: the ticked ones, or those named at all."""
    marked = _boxes(text)
    if not re.search(f"[{BOXES}]", marked):
        return [name for name, pattern in options.items() if re.search(pattern, text)]
    if _a_box_is_lost(marked, options):
        return [name for name, pattern in options.items() if re.search(pattern, text)]
    picked = [part for box, part in _parts(marked, options) if box in _TICKED]
    return [name for name, pattern in options.items() if any(re.search(pattern, part) for part in picked)]


def goes_on(line: str) -> bool:
    """Whether a (folded) line is more of the options above it: it opens with a box."""
    return bool(re.match(rf"\s*[{BOXES}]", line))


def _boxes(text: str) -> str:
    """`text` with brackets for ticks, and letters of a symbol font that was lost (R ticked, £ empty), as boxes."""
    marked = re.sub(r"[\[(【]\s*[xX√✓✔☑■]\s*[\])】]", "☑", text)
    marked = re.sub(r"[\[(【]\s*[\])】]", "□", marked)
    if "£" in marked:
        marked = re.sub(r"(?<![A-Za-z])R(?=\s*[\u4e00-\u9fff])", "☑", marked).replace("£", "□")
    return marked


def _parts(text: str, options: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each box with the text that it belongs to."""
    pieces = re.split(f"([{BOXES}])", text)
    words, boxes = pieces[0::2], pieces[1::2]
    if _stand_behind(words, options):
        return list(zip(boxes, words, strict=False))
    return list(zip(boxes, words[1:], strict=True))


def _a_box_is_lost(text: str, options: Mapping[str, str]) -> bool:
    """Whether words stand on both sides of every box, so that one was not read and the others fit either side."""
    words = re.split(f"[{BOXES}]", text)
    first = re.sub(r"\([^()]*\)|^.*:", "", words[0])
    return all(any(re.search(p, part) for p in options.values()) for part in (first, words[-1]))


def _stand_behind(words: list[str], options: Mapping[str, str]) -> bool:
    """Whether the boxes stand behind their words (培训□ 法律☑) rather than before them."""
    first = re.sub(r"\([^()]*\)|^.*:", "", words[0])
    named = any(re.search(pattern, first) for pattern in options.values())
    ends = not re.sub(r"\([^()]*\)?|[\s、,;。_/]", "", words[-1])
    return named or (ends and bool(first.strip()))
