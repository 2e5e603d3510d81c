"""What a heading asks for and the text under it answers: 一、申报单位, and below it the name in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.facts.labelled import Labelled, asked_by
from extractors.facts.ticks import options
from extractors.model import Block, Document, Passage
from extractors.text.script import Script, script
from extractors.words.loading import pattern, rules

_WORDS = "facts/labelled"

LONGEST = 24
"""Characters of a heading at most."""


def under_headings(document: Document) -> Iterator[tuple[str, Labelled]]:
    """The answers, with what is asked; each is the first clause of the text that can be nothing else."""
    for heading, below in pairwise(document.blocks):
        asked = list(_asked(heading))
        if asked and isinstance(below, Passage):
            yield from _answers(asked, heading, below)


def _asked(block: Block) -> Iterator[str]:
    """What a block asks for where it is a heading: a short line of its own without a sentence or colon."""
    text = script(block.text, lines=True).text if isinstance(block, Passage) else ""
    if not text or len(text) > LONGEST or pattern(_WORDS, "no_heading").search(text):
        return
    title = pattern(_WORDS, "tail_of_a_heading").sub("", text)
    names = asked_by(title)
    yield from names
    if names and "category" not in names and pattern(_WORDS, "and_its_category").search(title):
        yield "category"


def _answers(asked: Sequence[str], heading: Block, below: Passage) -> Iterator[tuple[str, Labelled]]:
    assert isinstance(heading, Passage)
    copy = script(below.text, lines=True)
    label = script(heading.text, lines=True).text
    for name in asked:
        for start, clause in _clauses(copy):
            if _fits(name, clause):
                span = copy.back(start, start + len(clause))
                yield name, Labelled(label, clause, below, *span)
                break


def _clauses(copy: Script) -> Iterator[tuple[int, str]]:
    for match in pattern(_WORDS, "clause").finditer(copy.text):
        yield match.start(), match.group()


def _fits(name: str, clause: str) -> bool:
    """Whether a clause is from end to end what is asked for."""
    if name == "category":
        return any(option.fullmatch(clause) for option in options("categories").values())
    return any(rule.id == name and rule.takes(clause) for rule in rules(_WORDS, "glued_values"))
