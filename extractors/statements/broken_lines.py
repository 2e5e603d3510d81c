"""Words of a figure that a line end within a paragraph parts: 资产 / 总额为88.5万元 is read as one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractors.page.composing import NUMBERED
from extractors.statements.mentions import all_terms
from extractors.text.script import script
from extractors.words.loading import pattern

_FIGURE_ENDS = pattern("text/compacting", "figure_ends")
_REACH = 24
"""Characters on both sides of a line end in which a word may stand."""


@lru_cache(maxsize=4096)
def mended(text: str) -> str:
    """The text, of the same length, with a blank for each line end that parts a word; all others stay.

    A figure ends before its line does, and what is numbered opens a line of its own.
    """
    for at in [i for i, char in enumerate(text) if char == "\n"]:
        before, after = text[:at], text[at + 1 :]
        if _parts_a_word(before.rpartition("\n")[2], after.partition("\n")[0]):
            text = f"{before} {after}"
    return text


def _parts_a_word(before: str, after: str) -> bool:
    """Whether a word of some figure goes on from the end of one line to the next."""
    one, other = script(before).text[-_REACH:], script(after).text[:_REACH]
    if not one or not other or _FIGURE_ENDS.search(one[-12:]) or NUMBERED.match(after):
        return False
    return any(start < len(one) < end for start, end in _words(one + other))


def _words(text: str) -> Iterator[tuple[int, int]]:
    for terms in all_terms():
        for term in terms.before:
            yield from (match.span() for match in term.pattern.finditer(text))
