"""Lines that only list headings: entries of a table of contents, and names of papers that are enclosed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from extractors.model import Block, Passage
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "facts/chapters"

LONGEST = 36
"""Characters that a heading has at most."""

_LISTED = 3
"""Headings one right after another that may be a list of papers."""

Asked = Callable[[str], bool]
"""Whether a heading (folded, its number taken off) is asked for."""


def plain_title(text: str) -> str:
    """A heading without its number and its marks."""
    plain = pattern(_WORDS, "ahead").sub("", text).strip("\u300a\u300b:\u3010\u3011")
    return plain[1:-1] if plain.startswith("(") and plain.endswith(")") else plain


def listed_headings(blocks: Sequence[Block], asked: Asked) -> Iterator[int]:
    """The lines of tables of contents and of lists of papers, by their place among the blocks."""
    run: list[int] = []
    page: int | None = None
    for index, block in enumerate((*blocks, None)):
        text = script(block.text, lines=True).text if isinstance(block, Passage) else ""
        if isinstance(block, Passage) and block.page != page:
            yield from _listed(run, blocks, asked)
            run, page = [], block.page
        if text and len(text) <= LONGEST and not pattern(_WORDS, "whole_sentence").search(text):
            run.append(index)
            continue
        yield from _listed(run, blocks, asked)
        run = []


def _listed(run: Sequence[int], blocks: Sequence[Block], asked: Asked) -> Iterator[int]:
    """Of short lines one after another those that list papers: after a word that says so, or with their pages."""
    texts = {i: script(b.text, lines=True).text for i in run if isinstance(b := blocks[i], Passage)}
    begin = next((i for i in run if pattern(_WORDS, "list_begins").search(texts[i])), None)
    if begin is not None and sum(asked(plain_title(texts[i])) for i in run if i > begin) >= 1:
        seen: set[str] = set()
        for i in run:
            if i > begin and (title := plain_title(texts[i])) not in seen:
                seen.add(title)
                yield i
    yield from (i for i in run if pattern(_WORDS, "of_contents").search(texts[i]))
    ended = [i for i in run if pattern(_WORDS, "item_ends").search(texts[i])]
    if len(ended) >= _LISTED:
        yield from ended
