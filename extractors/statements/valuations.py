"""Papers that say what things are worth, as appraisals, loans and insurances do: what the books say they do not.

A form whose figure nothing else bears out may have its figure from such a paper, so none decides over it alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.fields import Field, figures
from extractors.model import Document, Kind, Paper
from extractors.paper_texts import title_lines
from extractors.text.script import script
from extractors.words.loading import rules

_KINDS = frozenset({Kind.OTHER, Kind.AGREEMENT, Kind.CERTIFICATE})
"""Papers that are not known as what proves or declares anything."""


def of_books(document: Document, paper: Paper) -> Iterator[Field]:
    """The figures of accounts, where a paper says what things are worth and is none of the books."""
    if paper.kind in _KINDS and _values(document, paper):
        yield from (field for field in figures() if field.statement)


def _values(document: Document, paper: Paper) -> bool:
    named = (*title_lines(document, paper), paper.title, script(document.name.rpartition(".")[0]).text)
    return any(rule.takes(line) for line in named for rule in rules("statements/valuations", "papers"))
