"""Figures stated in the phrases of sentences, each with what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from extractors.model import Passage
from extractors.scopes import Scope
from extractors.statements.broken_lines import mended
from extractors.statements.linking import Link
from extractors.statements.stated import Shape, Stated
from extractors.text.periods import period_ends
from extractors.text.script import Script, script
from extractors.text.units import Unit
from extractors.words.loading import pattern

if TYPE_CHECKING:
    from extractors.statements.pipeline import Figure

_FOUNDED = pattern("statements/sentences", "founded")
# Most cells of a long list hold no figure, or nothing else: they are passed by before the words are looked at.
_MAY_STATE, _HAS_WORDS = pattern("statements/sentences", "may_state"), pattern("statements/sentences", "has_words")
# The rest of the line that a form gives to write on stands between the figure and its unit: 116.86____平方米.
_BLANK_TO_FILL = re.compile(r"(?<=[\d%])(?:[_＿﹍]{2,}|\s{3,})")


def sentences(passage: Passage, scope: Scope, in_cell: bool = False) -> Iterator[Stated]:
    """The figures that the sentences of one passage state.

    In a cell a line end is no sentence end: forms wrap their lines at the cell's edge.
    """
    if not (_MAY_STATE.search(passage.text) and _HAS_WORDS.search(passage.text)):
        return
    from extractors.statements.pipeline import figures_in  # takes half a second, and lists of names never need it

    copy = script(passage.text if in_cell else mended(passage.text), lines=in_cell)
    text = copy.text
    for figure in figures_in(text, scope):
        if figure.link.quantity.unit is not Unit.BARE:
            yield stated_in(passage, copy, text, figure)


def stated_in(passage: Passage, copy: Script, text: str, figure: Figure, moved: int = 0) -> Stated:
    """A figure of a text as the passage states it; `moved`: how much further on it stands in the text than there."""
    link = figure.link
    start, end = copy.back(link.quantity.start - moved, link.quantity.end - moved)
    if blank := _BLANK_TO_FILL.search(passage.text, start, end):
        end = blank.start()
    return Stated(
        link.field,
        link.quantity.value,
        link.quantity,
        passage,
        start,
        end,
        link.mention.strength,
        Shape.SENTENCE,
        text[link.mention.start : link.mention.end],
        _as_of(text, link),
        others=link.beside,
        whole_row=text[link.sentence[0] : link.sentence[1]],
        reasons=figure.reasons,
        whole=link.whole,
    )


def _as_of(text: str, link: Link) -> date | None:
    """The latest date named before the figure in its sentence, nearest first."""
    named = period_ends(_FOUNDED.sub("", text[link.sentence[0] : link.quantity.start]))
    return named[-1] if named else None
