"""Papers by which desks are let in a space that many share: its area is nobody's own, and no office of the tenant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.fields import Field, figures
from extractors.model import Document, Kind, Paper
from extractors.paper_texts import first_words, texts
from extractors.statements.stated import Stated
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "statements/desks"
_KINDS = frozenset({Kind.LEASE, Kind.AGREEMENT, Kind.OTHER})
_SHORTEST = 6
"""Characters of a sentence by which desks may be let; less is an entry of a table."""


def letting_desks(document: Document, papers: Sequence[Paper]) -> dict[Paper, str]:
    """The papers by which desks are let, each with the words that say so."""
    told = {paper: _said(document, paper) for paper in papers if paper.kind in _KINDS}
    return {paper: words for paper, words in told.items() if words}


def _said(document: Document, paper: Paper) -> str:
    lines = (text for text in texts(document, paper) if len(text) >= _SHORTEST)
    return first_words(lines, *(pattern(_WORDS, rule) for rule in ("given", "given_to", "priced")))


def is_of_all(stated: Stated) -> bool:
    """Whether an area of such a paper is that of the space, since nothing beside it speaks of rooms."""
    return stated.field.premises and not pattern(_WORDS, "room").search(script(stated.passage.text).text)


def open_areas() -> Iterator[Field]:
    """The areas that no form decides over alone beside such a paper."""
    return (field for field in figures() if field.premises)
