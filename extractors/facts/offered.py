"""Whether a sentence tells that a service is rendered: not where it is planned, denied, or given up."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.facts.ticks import Options, chosen, holds_a_box
from extractors.model import Document, Paper
from extractors.paper_titles import passages_of
from extractors.scopes import TITLE, scopes
from extractors.text.sentences import sentences
from extractors.words.loading import pattern, rules

_WORDS = "facts/offered"


def is_offered(text: str, start: int, end: int) -> bool:
    """Whether the (folded, compact) text says of what stands at `start`..`end` that it is rendered today.

    What is to come reaches to the end of its sentence, unless the clause itself says that it is so already.
    """
    first, last = next(((a, b) for a, b in sentences(text) if a <= start < b), (0, len(text)))
    ahead, behind = text[first:start], text[end : max(last, end)]
    if pattern(_WORDS, "denied_ahead").search(ahead) or pattern(_WORDS, "not_so_behind").search(behind):
        return False
    return not pattern(_WORDS, "to_come").search(ahead) or bool(pattern(_WORDS, "already").search(ahead))


def rendered(answer: str, offered: Options) -> list[str]:
    """The services that a (folded, compact) answer chooses; of words without boxes those that are rendered today."""
    found = chosen(answer, offered)
    if holds_a_box(answer):
        return found
    return [name for name in found if any(is_offered(answer, *m.span()) for m in offered[name].finditer(answer))]


def planned(document: Document, papers: Sequence[Paper]) -> frozenset[int]:
    """The ids of the passages that stand under a heading of plans and goals."""
    goals = rules("cues/plan", "heading")
    under: set[int] = set()
    for block, scope in zip(document.blocks, scopes(document, papers), strict=True):
        numbered = [h.text for h in scope.headings if h.level > TITLE]
        if any(rule.pattern.search(text) for rule in goals for text in numbered):
            under |= {id(p) for p in passages_of(block)}
    return frozenset(under)
