"""Agreements of cooperation: the parties of each, when it was signed, until when it holds, and whether a place to sign
was left blank. Several in one file are several; each opens with a fact of its own, and what follows is of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from extractors.facts.agreement_terms import signed_on, until
from extractors.facts.lines import Line, lines_of
from extractors.facts.signatures import unsigned
from extractors.facts.told import Told
from extractors.known_facts import JOINED_BY
from extractors.model import Document, FactName, Kind, Paper, Passage, Table
from extractors.page.grid import Grid, words_of
from extractors.papers import holds
from extractors.words.loading import pattern

_WORDS = "facts/agreements"
_HOLDING = frozenset({Kind.AGREEMENT, Kind.PARTNER_LIST})
"""Papers in which agreements stand; behind a list of partners these are often bound with it."""

_TITLE = 45
_BETWEEN = 2
"""Characters that may part one name from the next."""

_AHEAD = 10
"""Lines below a title among which the parties stand."""


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """What the agreements among the papers say, one after another."""
    agreed = [paper for paper in papers if _may_hold(paper)]
    labels = _labels(document) if agreed else {}
    for paper in agreed:
        own = [line for p in passages if holds(paper, p) for line in _lines(p, labels)]
        for part in _parts(own):
            yield from _said(document, part)


def _may_hold(paper: Paper) -> bool:
    """Whether a paper is of agreements, or may end in some: a list of partners, or rules in a Word file, which is one
    paper whatever is bound in it."""
    bound = paper.kind is Kind.INSTITUTION and paper.first_page is None and not paper.part
    return paper.kind in _HOLDING or bound


def _labels(document: Document) -> dict[int, str]:
    """By the id of a cell's passage the label beside it, "" for the label itself: what is filled in like a form."""
    found: dict[int, str] = {}
    for table in (b for b in document.blocks if isinstance(b, Table)):
        grid, asks = Grid(table), pattern(_WORDS, "row_label")
        for cell in table.cells:
            beside = next(grid.right_of(cell), None)
            if beside is not None and asks.fullmatch(words_of(cell).rstrip(":")) and words_of(beside):
                found |= {id(cell.passage): "", id(beside.passage): words_of(cell).rstrip(":")}
    return found


def _lines(passage: Passage, labels: Mapping[int, str]) -> Iterator[Line]:
    """The lines of a passage; an answer is one, with the label that asks for it before it."""
    label = labels.get(id(passage))
    if label is None:
        yield from lines_of(passage)
    elif label:
        answer = " ".join(line.text for line in lines_of(passage))
        yield Line(passage, 0, len(passage.text), f"{label}:{answer}")


def _parts(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines of each agreement: a title opens one where parties are named below it."""
    opens = [i for i, line in enumerate(lines) if _is_title(line.text) and _has_parties(lines[i + 1 : i + 1 + _AHEAD])]
    ends = [i for i, line in enumerate(lines) if _is_other_title(line.text)]
    for i in opens:
        end = min((e for e in (*opens, *ends) if e > i), default=len(lines))
        ahead = "".join(line.text for line in lines[max(i - 1, 0) : i + 1])
        if not pattern(_WORDS, "ending").search(lines[i].text) and not pattern(_WORDS, "sample").search(ahead):
            yield lines[i:end]


def _is_title(text: str) -> bool:
    return len(text) <= _TITLE and bool(pattern(_WORDS, "cooperation").fullmatch(text.replace(" ", "")))


def _is_other_title(text: str) -> bool:
    """Whether a line is the title of a contract of another sort."""
    short = len(text) <= _TITLE // 2 and not any(c in text for c in ",\u3002;:")
    return short and bool(pattern(_WORDS, "other_contract").search(text)) and not _is_title(text)


def _has_parties(lines: Sequence[Line]) -> bool:
    return any(True for line in lines for _ in _parties_in(line))


def _parties_in(line: Line) -> Iterator[str]:
    for rule in ("labelled", "so_called"):
        for match in pattern(_WORDS, rule).finditer(line.text):
            name = match["name"]
            if pattern(_WORDS, "organisation").search(name) and not pattern(_WORDS, "nobody").search(name):
                yield name
    for match in pattern(_WORDS, "both").finditer(line.text):
        yield from _one_by_one(match["names"])


def _one_by_one(names: str) -> Iterator[str]:
    """The names that stand together behind one label; none where it does not come out that they are several."""
    found = [match["name"] for match in pattern(_WORDS, "one_of_several").finditer(names)]
    rest = len(names) - sum(map(len, found))
    if len(found) > 1 and rest <= _BETWEEN * len(found):
        yield from found


def _said(document: Document, lines: Sequence[Line]) -> Iterator[Told]:
    title = lines[0]
    yield Told(FactName.AGREEMENT, title.text, title.passage, title.start, title.end)
    yield from _parties(lines)
    day = signed_on(lines)
    if day is not None:
        yield Told(FactName.AGREEMENT_SIGNED_ON, day[1], day[0].passage, day[0].start, day[0].end)
    term = until(lines, day[1] if day else None)
    if term is not None:
        yield Told(FactName.AGREEMENT_UNTIL, term[1], term[0].passage, term[0].start, term[0].end)
    yield from islice(_not_binding(lines), 1)
    blank = unsigned(document, lines, {name for line in lines for name in _parties_in(line)})
    if blank is not None:
        yield Told(FactName.AGREEMENT_UNSIGNED, blank.text, blank.passage, blank.start, blank.end)


def _not_binding(lines: Sequence[Line]) -> Iterator[Told]:
    """Where it says that it binds nobody: by its title, or in a sentence of itself."""
    for at, line in enumerate(lines):
        match = pattern(_WORDS, "binds_nobody" if at else "letter_of_intent").search(line.text)
        if match:
            value = match.group() if at else line.text
            yield Told(FactName.AGREEMENT_NOT_BINDING, value, line.passage, line.start, line.end)


def _parties(lines: Sequence[Line]) -> Iterator[Told]:
    """Everybody whom labels call a party, once, shown at the first of them."""
    named = [(line, name) for line in lines for name in _parties_in(line)]
    names = dict.fromkeys(name for _, name in named)
    if named:
        first = named[0][0]
        yield Told(FactName.AGREEMENT_PARTIES, JOINED_BY.join(names), first.passage, first.start, first.end)
