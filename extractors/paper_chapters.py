"""Whether the heading at the top of a page is the next chapter of what was written before it, not a new title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from extractors.text.numerals import number_of
from extractors.text.script import script
from extractors.words.loading import pattern

LONGEST = 45
"""Characters of a heading."""


def counts_on(title: str, before: Iterable[str]) -> bool:
    """Whether a title has the number that follows that of the last numbered heading among the lines before it."""
    own = _number(title)
    numbers = [n for text in before if (n := _number(script(text, lines=True).text)) is not None]
    return own is not None and bool(numbers) and own == numbers[-1] + 1


def opens_count(title: str, before: Iterable[str]) -> bool:
    """Whether a title is the first numbered heading after lines that have none, as those of a cover."""
    return _number(title) == 1 and all(_number(script(text, lines=True).text) is None for text in before)


def first_of(title: str, page: Sequence[str]) -> str:
    """The first numbered heading of a page whose title is one that counts on from it; else the title itself."""
    numbered = [t for text in page if _number(t := script(text, lines=True).text) is not None]
    above = list(takewhile(lambda text: text != title, numbered))
    counts = all(_number(b) == (_number(a) or 0) + 1 for a, b in pairwise([*above, title]))
    return above[0] if above and counts else title


def _number(line: str) -> int | None:
    match = pattern("papers", "chapter").match(line)
    found = number_of(match[1]) if match and len(line) <= LONGEST else None
    return int(found) if found is not None else None
