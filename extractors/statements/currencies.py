"""Books that are kept in the money of others: their figures are none of yuan, whatever they seem to come to."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Document, Paper
from extractors.paper_texts import first_words, texts
from extractors.statements.basis import statement_kinds
from extractors.words.loading import pattern

_WORDS = "statements/currencies"


def foreign_books(document: Document, papers: Sequence[Paper]) -> dict[Paper, str]:
    """The statements of accounts of a document that are in another money, each with the words that say so.

    Notes say it of the sheets that they go with; not of one that says that it is in yuan.
    """
    books = [p for p in papers if p.kind in statement_kinds()]
    said = {p: _said(document, p, "kept_in") for p in books}
    anywhere = next(filter(None, said.values()), "")
    return {p: said[p] or anywhere for p in books if anywhere and not _said(document, p, "in_yuan")}


def _said(document: Document, paper: Paper, rule: str) -> str:
    return first_words(texts(document, paper), pattern(_WORDS, rule))
