"""Of which year a summary of work is: by its title or the heading that it stands under, where text stands below.

A heading alone, a list of contents or two lines tell nothing: there is no summary.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.facts.lines import lines_of
from extractors.facts.told import Told
from extractors.known_facts import JOINED_BY
from extractors.model import Document, FactName, Kind, Paper, Passage
from extractors.papers import kind_of
from extractors.words.loading import pattern, rules

_WORDS = "facts/summary"
_KINDS = frozenset({Kind.APPLICATION_REPORT, Kind.OTHER})

LEAST = 80
"""Characters that stand below the heading of a summary at least."""


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """The year, or years, of each summary of the document."""
    own = (p for p in passages if kind_of(papers, p) in _KINDS)
    lines = [line for p in own for line in lines_of(p, lines=True) if line.text]
    heads = [i for i, line in enumerate(lines) if _is_heading(line.text)]
    listed: list[str] = []
    for at, after in pairwise([*heads, len(lines)]):
        head = lines[at]
        below = [line.text for line in lines[at + 1 : after]]
        years = _years(head.text) or _year_below(below[:1])
        if years and not _goes_on(listed, years) and sum(map(len, below)) >= LEAST:
            yield Told(FactName.SUMMARY_YEARS, JOINED_BY.join(years), head.passage, head.start, head.end)
        listed = [] if below else years


def _goes_on(listed: Sequence[str], years: Sequence[str]) -> bool:
    """Whether a heading follows right upon that of another single year: a list of contents names them so."""
    return len(listed) == 1 and listed != years


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
