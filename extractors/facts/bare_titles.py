"""The title of a letter only says of what the letter is: it is no statement where the letter itself makes one.

A title that stands alone in speaking of a figure is kept: what follows it may be in words that nobody knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.facts.lessened import FIELDS
from extractors.facts.told import Told
from extractors.model import Document, FactName, Paper
from extractors.paper_texts import title_lines
from extractors.papers import paper_of
from extractors.text.script import script
from extractors.words.loading import rules

_DOUBTS = frozenset({FactName.LESSENED, FactName.AUDIT_QUESTIONED})


def without_titles(document: Document, papers: Sequence[Paper], told: Sequence[Told]) -> tuple[Told, ...]:
    """What was told, without the titles of papers of which sentences touch all that their titles do."""
    homes = [paper_of(papers, one.passage) if one.name in _DOUBTS else None for one in told]
    titles = [home is not None and _is_title(document, home, one) for home, one in zip(homes, told, strict=True)]
    body = {(home, touched) for home, one, t in zip(homes, told, titles, strict=True) if not t for touched in _of(one)}
    kept = zip(told, homes, titles, strict=True)
    return tuple(one for one, home, title in kept if not (title and all((home, part) in body for part in _of(one))))


def _of(told: Told) -> tuple[tuple[FactName, str], ...]:
    """What a sentence touches: the figures that it may lessen, or a report of auditors."""
    fields = tuple(part for remark in told.remarks if remark.code == FIELDS for part in remark.parts)
    return tuple((told.name, field) for field in fields or ("",))


def _is_title(document: Document, paper: Paper, told: Told) -> bool:
    text = str(told.value)
    called = any(rule.takes(text) for rule in rules("statements/explained", "titles"))
    return called and text in {script(line).text for line in title_lines(document, paper)}
