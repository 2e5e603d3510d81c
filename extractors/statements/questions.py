"""Figures that answer a question: 7.去年服务了多少家企业? and below it 58家,主要是食品厂.

What a question asks for is put before each clause of its answer that names nothing itself, and read as one sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extractors.model import Block, Passage
from extractors.scopes import Scope
from extractors.statements.sentences import stated_in
from extractors.statements.stated import Stated
from extractors.text.quantities import quantities
from extractors.text.questions import asked_in
from extractors.text.script import Script, script
from extractors.words.loading import pattern

_CLAUSE = re.compile(r"[,，。;；(（]|^")


def answers(blocks: Sequence[Block], index: int, scope: Scope) -> Iterator[Stated]:
    """What the block at `index` states as the answer to the questions that open it, or that stand right above."""
    block = blocks[index]
    if not isinstance(block, Passage):
        return
    copy = script(block.text)
    asked, begin = asked_in(copy.text)
    if not begin and index:
        above = blocks[index - 1]
        text = script(above.text).text if isinstance(above, Passage) else ""
        asked, end = asked_in(text)
        asked = asked if end == len(text) else ()
    if begin < len(copy.text):
        for stem in asked:
            yield from _answers(block, copy, begin, stem, scope)


def _answers(passage: Passage, copy: Script, begin: int, stem: str, scope: Scope) -> Iterator[Stated]:
    from extractors.statements.pipeline import figures_in  # loaded where it is wanted, as for sentences

    bare = list(_bare(copy.text, begin))
    times = Counter(unit for _, unit in bare)
    for start, unit in bare:
        if times[unit] == 1:
            text = f"{stem}:{copy.text[start:]}"
            moved = len(stem) + 1 - start
            for figure in figures_in(text, scope):
                if figure.link.quantity.start == start + moved:
                    yield stated_in(passage, copy, text, figure, moved)


def _bare(text: str, begin: int) -> Iterator[tuple[int, str]]:
    """Where a figure opens a clause that names nothing by itself, and its unit."""
    for found in quantities(text):
        opens = max((m.end() for m in _CLAUSE.finditer(text, begin, found.start)), default=begin)
        if found.start >= begin and pattern("text/questions", "bare_lead").fullmatch(text[opens : found.start]):
            yield found.start, found.unit.value
