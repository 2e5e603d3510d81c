"""Which of several printed options is chosen: by the boxes that are ticked, else by what is written."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.words.loading import pattern, rules

Options = Mapping[str, re.Pattern[str]]
"""The patterns of options by name."""


def options(group: str) -> Options:
    """The options of a group of `words/facts/identity.yaml`."""
    return {rule.id: rule.pattern for rule in rules("facts/identity", group)}


def chosen(text: str, offered: Options) -> list[str]:
    """The options that a (folded, compact) text chooses: the ticked ones, or those named at all.

    None where some of its boxes were not read: all that are offered stand there then.
    """
    meant = ticked(text, offered)
    if meant is None and holds_a_box(text):
        return []
    return _named([text] if meant is None else meant, offered)


def ticked(text: str, offered: Options) -> list[str] | None:
    """The texts of a (folded, compact) text that are ticked; None where it holds no boxes or one was not read."""
    marked = _boxes(text)
    if not _BOX.search(marked) or _a_box_is_lost(marked, offered):
        return None
    parts = [part for box, part in _parts(marked, offered) if _TICKED.fullmatch(box)]
    behind = _stand_behind(_BOX.split(marked)[0::2], offered)
    return [_beside(part, offered, behind) for part in parts] if _unboxed(marked, offered) else parts


def _unboxed(text: str, offered: Options) -> bool:
    """Whether ticks stand at some of the options, and nothing at all at the others: √培训 √市场 法律 融资."""
    boxes = _BOX.findall(text)
    return all(map(_TICKED.fullmatch, boxes)) and len(_named([text], offered)) > len(boxes)


def _beside(part: str, offered: Options, behind: bool) -> str:
    """The words of the option next to the tick, which stands behind them or before them."""
    found = [m for option in offered.values() for m in option.finditer(part)]
    if not found:
        return part
    nearest = max(found, key=lambda m: m.end()) if behind else min(found, key=lambda m: (m.start(), -m.end()))
    return nearest.group()


def is_box(text: str) -> bool:
    """Whether a (folded, compact) text is a box to tick and nothing else."""
    return _BOX.fullmatch(_boxes(text)) is not None


def holds_a_box(text: str) -> bool:
    """Whether a (folded, compact) text holds a box to tick."""
    return _BOX.search(_boxes(text)) is not None


def goes_on(line: str) -> bool:
    """Whether a (folded) line is more of the options above it: it opens with a box."""
    return bool(pattern("facts/ticks", "opens_with_a_box").search(line))


_BOX, _TICKED = pattern("facts/ticks", "box"), pattern("facts/ticks", "ticked_box")
_ASIDE = re.compile(r"\([^()]*\)")
_AHEAD, _BETWEEN = pattern("facts/ticks", "ahead_of_options"), pattern("facts/ticks", "between_options")


def _named(texts: Sequence[str], offered: Options) -> list[str]:
    return [name for name, option in offered.items() if any(map(option.search, texts))]


def _boxes(text: str) -> str:
    """`text` with brackets for ticks, and letters of a symbol font that was lost (R ticked, £ empty), as boxes."""
    if pattern("facts/ticks", "hooked_brackets").search(text):
        text = pattern("facts/ticks", "crossed_brackets").sub("□", text)
    marked = pattern("facts/ticks", "ticked_brackets").sub("☑", text)
    marked = pattern("facts/ticks", "empty_brackets").sub("□", marked)
    if "£" in marked:
        marked = re.sub(r"(?<![A-Za-z])R(?=\s*[\u4e00-\u9fff])", "☑", marked).replace("£", "□")
    return marked


def _parts(text: str, offered: Options) -> list[tuple[str, str]]:
    """Each box with the text that it belongs to."""
    pieces = _BOX.split(text)
    words, boxes = pieces[0::2], pieces[1::2]
    if _stand_behind(words, offered):
        asides = [m.group() if (m := _ASIDE.match(word)) else "" for word in words[1:]]
        return [(box, word + aside) for box, word, aside in zip(boxes, words, asides, strict=False)]
    return list(zip(boxes, words[1:], strict=True))


def _a_box_is_lost(text: str, offered: Options) -> bool:
    """Whether words stand on both sides of every box, so that one was not read and the others fit either side."""
    words = _BOX.split(text)[0::2]
    return all(_named([part], offered) for part in (_AHEAD.sub("", words[0]), words[-1]))


def _stand_behind(words: list[str], offered: Options) -> bool:
    """Whether the boxes stand behind their words (培训□ 法律☑) rather than before them."""
    first = _AHEAD.sub("", words[0])
    ends = not _BETWEEN.sub("", words[-1])
    return bool(_named([first], offered)) or (ends and bool(first.strip()))
