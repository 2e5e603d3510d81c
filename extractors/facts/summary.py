"""Of which year a summary of work is: by its title or the heading that it stands under, where text stands below.

A heading alone, a list of contents or two lines tell nothing: there is no summary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.facts.told import Told
from extractors.known_facts import JOINED_BY
from extractors.model import Document, FactName, Kind, Paper, Passage
from extractors.papers import kind_of
from extractors.text.script import script
from extractors.words.loading import pattern, rules

_WORDS = "facts/summary"
_KINDS = frozenset({Kind.APPLICATION_REPORT, Kind.OTHER})

LEAST = 80
"""Characters that stand below the heading of a summary at least."""

Line = tuple[Passage, str, int, int]
"""A line of a passage, folded, with where it stands there."""


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """The year, or years, of each summary of the document."""
    lines = [line for p in passages if kind_of(papers, p) in _KINDS for line in _lines(p)]
    heads = [i for i, (_, text, _, _) in enumerate(lines) if _is_heading(text)]
    listed: list[str] = []
    for at, after in pairwise([*heads, len(lines)]):
        passage, text, start, end = lines[at]
        below = [said for _, said, _, _ in lines[at + 1 : after]]
        years = _years(text) or _year_below(below[:1])
        if years and not _goes_on(listed, years) and sum(map(len, below)) >= LEAST:
            yield Told(FactName.SUMMARY_YEARS, JOINED_BY.join(years), passage, start, end)
        listed = [] if below else years


def _goes_on(listed: Sequence[str], years: Sequence[str]) -> bool:
    """Whether a heading follows right upon that of another single year: a list of contents names them so."""
    return len(listed) == 1 and listed != years


def _lines(passage: Passage) -> Iterator[Line]:
    start = 0
    for part in passage.text.split("\n"):
        if text := script(part, lines=True).text:
            yield passage, text, start, start + len(part)
        start += len(part) + 1


def _is_heading(text: str) -> bool:
    return any(rule.takes(text) for rule in rules(_WORDS, "headings"))


def _years(heading: str) -> list[str]:
    """The years that a heading names, all of a span."""
    match = pattern(_WORDS, "of_a_year").fullmatch(heading)
    named = pattern(_WORDS, "year").findall(match["years"]) if match else []
    if match and pattern(_WORDS, "span").search(match["years"]):
        return [str(year) for year in range(int(named[0]), int(named[-1]) + 1)]
    return named


def _year_below(lines: Sequence[str]) -> list[str]:
    """The year that stands in a line of its own under the heading."""
    found = (pattern(_WORDS, "year_below").fullmatch(line) for line in lines)
    return [match[1] for match in found if match]
