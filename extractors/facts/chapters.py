"""A document as chapters: each heading that is asked for, with the text that stands under it and under no other.

A heading is a line, numbered or alone, or the label of a cell beside a long answer; never a line of a table of
contents or of a list of papers. What it opens ends at the next of its level, or at the next paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.facts.listed_headings import LONGEST, Asked, listed_headings, plain_title
from extractors.model import Block, Cell, Document, Kind, Paper, Passage, Spot, Table
from extractors.page.grid import Grid
from extractors.papers import paper_of
from extractors.scopes import Heading, Scope, scopes
from extractors.text.numerals import chinese_number
from extractors.text.script import Script, script
from extractors.words.loading import pattern, rules

_WORDS = "facts/chapters"

ANSWER = 30
"""Characters of an answer beside a label that is a chapter's heading."""

_INSIDE = 0.5
"""How far below the heading that it stands under a heading without number lies."""

_WRITTEN = frozenset({Kind.INSTITUTION, Kind.APPLICATION_REPORT, Kind.APPLICATION_FORM, Kind.OTHER})
"""Kinds of paper that a chapter may go on into: its next page may look like one of its own."""

_BESIDE = frozenset({Spot.HEADER, Spot.FOOTER, Spot.FOOTNOTE, Spot.ENDNOTE})


@dataclass(slots=True)
class Chapter:
    """A heading and the texts under it; `above`: the headings that it stands under; `first`..`last` in its passage.

    `count`: the level and the last number of the paragraphs that are counted inside it.
    """

    title: str
    passage: Passage
    first: int
    last: int
    paper: Paper | None
    above: tuple[str, ...] = ()
    texts: list[str] = field(default_factory=list)
    count: tuple[float | None, int] | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that opens a chapter or ends one: `level` None where only what stands around it tells."""

    block: int
    passage: Passage
    title: str
    first: int
    last: int
    level: float | None
    rest: str = ""


def chapters(document: Document, papers: Sequence[Paper], asked: Asked) -> tuple[Chapter, ...]:
    """The chapters whose headings are asked for, in the order of the document, each with all its texts."""
    return (*_Reading(document, papers, asked).chapters(), *_answers(document, papers, asked))


class _Reading:
    """One way through the blocks of a document; keeps which chapters are open."""

    def __init__(self, document: Document, papers: Sequence[Paper], asked: Asked) -> None:
        self.blocks = document.blocks
        self.papers = papers
        self.asked = asked
        self.scopes = scopes(document, papers)
        self.open: list[tuple[float, Chapter]] = []
        self.listed = frozenset(listed_headings(self.blocks, asked))

    def chapters(self) -> Iterator[Chapter]:
        paper: Paper | None = None
        for index, block in enumerate(self.blocks):
            here = self.scopes[index].paper
            if here is not paper:
                paper = here
                self.open = self.open if here and here.kind in _WRITTEN and _goes_on(block) else []
            if isinstance(block, Passage):
                yield from self._passage(index, block)
            else:
                yield from self._table(index, block)

    def _passage(self, index: int, passage: Passage) -> Iterator[Chapter]:
        if index in self.listed or (passage.place and passage.place.spot in _BESIDE):
            return
        line = _heading(index, passage, self.scopes, self.asked)
        if line is None:
            self._text(index, script(passage.text, lines=True).text)
            return
        if self._of_the_title(script(passage.text, lines=True).text):
            # Its years tell of which a plan is; who made it is asked for elsewhere.
            self.open[-1][1].title += f"({line.title})" if any(map(str.isdigit, line.title)) else ""
            return
        if line.rest and line.level is None:
            yield self._run_in(line, index)
            return
        if self._is_item(line):
            self._add(script(passage.text, lines=True).text)
            return
        level = self._close(line)
        if self.asked(line.title):
            chapter = self._chapter(line, self.scopes[index])
            self.open.append((level, chapter))
            yield chapter
        self._add(line.rest)

    def _of_the_title(self, text: str) -> bool:
        """Whether a line right under a heading is part of it: its years, who made it, on which day."""
        return bool(self.open) and not self.open[-1][1].texts and bool(pattern(_WORDS, "of_title").fullmatch(text))

    def _run_in(self, line: _Line, index: int) -> Chapter:
        """A paragraph that opens with its heading, without number, is a chapter by itself, and ends one without."""
        if self.open and self.open[-1][0] % 1 == _INSIDE:
            self.open.pop()
        chapter = self._chapter(line, self.scopes[index])
        chapter.texts.append(line.rest)
        return chapter

    def _text(self, index: int, text: str) -> None:
        """Text goes on with the chapter that is open; a heading of another thing ends one that holds nothing yet."""
        if self.open and not self.open[-1][1].texts and self._is_another(index, text):
            self.open.pop()
        self._add(text)

    def _is_another(self, index: int, text: str) -> bool:
        after = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        long = isinstance(after, Passage) and len(after.text) > LONGEST
        return long and bool(pattern(_WORDS, "bare").fullmatch(text)) and not pattern(_WORDS, "inside").search(text)

    def _table(self, index: int, table: Table) -> Iterator[Chapter]:
        """A table belongs to the chapter that it stands in, or has a title of its own in its first row."""
        rest = list(table.cells)
        if rest and (line := _table_title(index, table)) and self.asked(line.title):
            self.open = [(level, c) for level, c in self.open if level < 0]
            chapter = self._chapter(line, self.scopes[index])
            self.open.append((0.0, chapter))
            yield chapter
            rest = rest[1:]
        for cell in rest:
            self._add(script(cell.passage.text, lines=True).text)

    def _chapter(self, line: _Line, scope: Scope) -> Chapter:
        above = (*(h.text for h in scope.headings), *(c.title for _, c in self.open))
        return Chapter(line.title, line.passage, line.first, line.last, scope.paper, above)

    def _close(self, line: _Line) -> float:
        """End what a heading ends, and say at which level it stands."""
        level = line.level
        if level is None:
            bare = [own for own, _ in self.open if own % 1 == _INSIDE or own == 0]
            level = bare[-1] if bare else self._under(line.block)
        elif self._opens_inside(line, level):
            return self.open[-1][0] + _INSIDE
        self.open = [(own, c) for own, c in self.open if own < level]
        return level

    def _is_item(self, line: _Line) -> bool:
        """Whether a numbered paragraph is of a count that begins right under the open heading, whatever its level.

        2、服务流程 may hold (一)受理:…, (二)回访:…; what is asked for elsewhere is a chapter of its own.
        """
        number = _number(line)
        if not self.open or not line.rest or number is None or self.asked(line.title):
            return False
        chapter = self.open[-1][1]
        begins = number == 1 and not chapter.texts
        if not begins and chapter.count != (line.level, number - 1):
            return False
        chapter.count = (line.level, number)
        return True

    def _opens_inside(self, line: _Line, level: float) -> bool:
        """Whether it is the first of a new count under a heading without number: it stands inside that."""
        if not self.open or not pattern(_WORDS, "first").match(script(line.passage.text, lines=True).text):
            return False
        return self.open[-1][0] > level and self.open[-1][0] % 1 == _INSIDE

    def _under(self, index: int) -> float:
        headings = self.scopes[index].headings
        return headings[-1].level + _INSIDE if headings else 0.0

    def _add(self, text: str) -> None:
        if self.open and text:
            self.open[-1][1].texts.append(text)


def _heading(index: int, passage: Passage, known: Sequence[Scope], asked: Asked) -> _Line | None:
    """What a passage is as a heading: numbered, styled or large; or alone on its line and asked for."""
    copy = script(passage.text, lines=True)
    numbered = _opened(index, copy.text, known)
    if numbered is not None:
        end = len(numbered.text)
        return _line(index, passage, copy, end, float(numbered.level))
    if named := pattern(_WORDS, "run_in").match(copy.text):
        title = plain_title(named["heading"])
        return _line(index, passage, copy, named.end("heading"), _level(copy.text)) if asked(title) else None
    if 1 < len(copy.text) <= LONGEST and not pattern(_WORDS, "sentence").search(copy.text):
        level = _level(copy.text)
        if copy.text.endswith(":") and level is not None:
            return _line(index, passage, copy, len(copy.text), level)
        if asked(plain_title(copy.text)):
            return _line(index, passage, copy, len(copy.text), None)
    return None


def _level(text: str) -> float | None:
    """The level of a line by its number."""
    found = (r.more["level"] for r in rules("headings", "numbering") if r.pattern.match(text))
    return next(map(float, found), None)


def _number(line: _Line) -> int | None:
    """The number that a line opens with."""
    found = pattern(_WORDS, "number").match(script(line.passage.text, lines=True).text)
    if found is None:
        return None
    return int(found["number"]) if found["number"].isdecimal() else int(chinese_number(found["number"]) or 0)


def _goes_on(block: Block) -> bool:
    """Whether what opens a page is text that goes on from the page before, and no title."""
    text = script(block.text, lines=True).text if isinstance(block, Passage) else ""
    return len(text) > LONGEST or bool(pattern(_WORDS, "whole_sentence").search(text))


def _opened(index: int, text: str, known: Sequence[Scope]) -> Heading | None:
    """The heading that a block opens, as the scopes see it."""
    own = known[index].headings
    if not own or not text.startswith(own[-1].text) or pattern(_WORDS, "of_contents").search(own[-1].text):
        return None
    if index and known[index - 1].headings == own and known[index - 1].paper is known[index].paper:
        return own[-1] if text == own[-1].text else None
    return own[-1]


def _line(index: int, passage: Passage, copy: Script, end: int, level: float | None) -> _Line:
    title = plain_title(copy.text[:end])
    first, last = copy.back(0, end)
    rest = copy.text[end:].lstrip("\u3002:.;")
    return _Line(index, passage, title, first, last, level, rest)


def _table_title(index: int, table: Table) -> _Line | None:
    """The title that stands in the first row of a table alone."""
    first = [c for c in table.cells if c.row == 0 and c.passage.text.strip()]
    if len(first) != 1 or table.columns < 2 or first[0] is not table.cells[0]:
        return None
    copy = script(first[0].passage.text, lines=True)
    return _line(index, first[0].passage, copy, len(copy.text), 0.0) if 1 < len(copy.text) <= LONGEST else None


def _answers(document: Document, papers: Sequence[Paper], asked: Asked) -> Iterator[Chapter]:
    """Cells that ask, with a long answer beside or below: forms are filled in so."""
    for block in document.blocks:
        if isinstance(block, Table):
            grid = Grid(block)
            for cell in block.cells:
                answer = _answer(grid, cell)
                text = script(cell.passage.text, lines=True).text if answer else ""
                if answer and len(text) <= LONGEST and asked(title := plain_title(text)):
                    paper = paper_of(papers, cell.passage)
                    yield Chapter(title, cell.passage, 0, len(cell.passage.text), paper, (), [answer])


def _answer(grid: Grid, cell: Cell) -> str:
    """The first long text beside or below a cell; most cells have none, which is found out before they are read."""
    for found in (next(grid.right_of(cell), None), next(grid.below(cell), None)):
        if found and len(found.passage.text) >= ANSWER:
            answer = script(found.passage.text, lines=True).text
            if len(answer) >= ANSWER:
                return answer
    return ""
