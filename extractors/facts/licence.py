"""What a licence or certificate of registration says of its holder: by labels in lines and cells, spread or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.facts.days import days, plain
from extractors.facts.names import plain_name, plausible
from extractors.model import Block, Cell, Document, FactName, FactValue, Kind, Paper, Passage, Table
from extractors.page.grid import Grid
from extractors.papers import kind_of
from extractors.text.script import script
from extractors.words.loading import pattern, rules

_WORDS = "facts/licence"


@dataclass(frozen=True, slots=True)
class Printed:
    """One fact as printed; `start`..`end` are offsets in the passage's text."""

    name: FactName
    value: FactValue
    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Label:
    """A label of a passage from `start` to `end`; `asks`: of which fact, "" for one of none."""

    asks: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Answer:
    """What stands behind a label, as offsets in a passage; `more` stands under it in a cell without a label."""

    asks: str
    passage: Passage
    start: int
    end: int
    more: str = ""

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.passage.text[self.start : self.end]


def find(document: Document, papers: Sequence[Paper]) -> Iterator[Printed]:
    """What the licences among the papers say, each value where it stands."""
    for block, following in zip(document.blocks, (*document.blocks[1:], None), strict=False):
        passages = _of_licences(block, papers)
        if isinstance(block, Table):
            grid = Grid(block)
            answers = [a for c in block.cells if c.passage in passages for a in _in_cell(grid, c)]
        else:
            answers = [a for p in passages for a in _in_block(p, following)]
        yield from (printed for answer in answers for printed in _said(answer))
        yield from (printed for passage in passages for printed in _without_label(passage))


def _of_licences(block: Block, papers: Sequence[Paper]) -> list[Passage]:
    passages = [block] if isinstance(block, Passage) else [c.passage for c in block.cells]
    return [p for p in passages if kind_of(papers, p) is Kind.BUSINESS_LICENCE]


def _in_block(block: Passage, following: Block | None) -> Iterator[_Answer]:
    """The answers of a paragraph; where a label ends it, the line that follows."""
    for answer in _answers(block):
        if answer.text.strip() or block.text[answer.end :].strip():
            yield answer
        elif isinstance(following, Passage) and not any(label.start == 0 for label in _labels(following)):
            yield _Answer(answer.asks, following, 0, len(following.text.split("\n")[0]))


def _in_cell(grid: Grid, cell: Cell) -> Iterator[_Answer]:
    """The answers of a cell; a label that ends it is answered by the next cell that is not empty."""
    for answer in _answers(cell.passage):
        if answer.text.strip():
            yield answer
            continue
        beside = next((c for c in grid.right_of(cell) if c.passage.text.strip()), None)
        if beside is not None:
            passage = beside.passage
            end = min((label.start for label in _labels(passage)), default=len(passage.text))
            yield _Answer(answer.asks, passage, 0, end, _under(grid, beside))


def _under(grid: Grid, cell: Cell) -> str:
    """The words under a cell, where no label stands before them or in them."""
    under = next(grid.below(cell), None)
    ahead = grid.at(under.row, cell.column - 1) if under is not None else None
    if under is None or (ahead is not None and ahead.passage.text.strip()) or _labels(under.passage):
        return ""
    return under.passage.text


def _answers(passage: Passage) -> Iterator[_Answer]:
    """Behind each label what stands before the next one, or before the end of its line."""
    labels, text = _labels(passage), passage.text
    for label, after in zip(labels, (*(n.start for n in labels[1:]), len(text)), strict=False):
        line = text.find("\n", label.end)
        if label.asks:
            yield _Answer(label.asks, passage, label.end, after if line < 0 else min(after, line))


def _labels(passage: Passage) -> list[_Label]:
    """The labels of a passage."""
    copy = script(passage.text)
    text = copy.text
    spans = [(asks, *copy.back(*match.span())) for asks, label in _wordings() for match in label.finditer(text)]
    found: list[_Label] = []
    for asks, start, end in sorted(spans, key=lambda span: (span[1], -span[2])):
        if _opens(passage.text, start, end) and (not found or start >= found[-1].end):
            found.append(_Label(asks, start, end))
    return found


def _opens(text: str, start: int, end: int) -> bool:
    """Whether a label begins a line or stands behind a gap; one that is spread is a label wherever it stands."""
    return start == 0 or text[start - 1].isspace() or any(map(str.isspace, text[start:end]))


@lru_cache(maxsize=1)
def _wordings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    asking = tuple((rule.id, rule.pattern) for rule in rules(_WORDS, "labels"))
    return (*asking, *(("", rule.pattern) for rule in rules(_WORDS, "of_no_fact")))


def _said(answer: _Answer) -> Iterator[Printed]:
    text = plain(answer.text).strip(":;,")
    rest = plain(answer.more)
    for value in _VALUES[answer.asks](text + rest if _runs_on(answer.asks, text, rest) else text):
        lead = len(answer.text) - len(answer.text.lstrip(" \t\u3000\xa0:\uff1a"))
        end = answer.start + len(answer.text.rstrip())
        yield Printed(FactName(answer.asks), value, answer.passage, answer.start + lead, end)


def _runs_on(asks: str, text: str, rest: str) -> bool:
    """Whether a value goes on in the line under it: it closes a bracket, or ends an address."""
    if asks not in ("legal_form", "registered_address"):
        return False
    closes = bool(pattern(_WORDS, "open_bracket").search(text)) and ")" in rest
    return closes or (asks == "registered_address" and bool(pattern(_WORDS, "address_rest").fullmatch(rest)))


def value_of(name: FactName, text: str) -> tuple[FactValue, ...]:
    """What a text says where a licence answers for that fact: one value, or () where it makes none."""
    return tuple(_VALUES[name](plain(text)))[:1]


def _names(text: str) -> Iterator[FactValue]:
    name = plain_name(text)
    if plausible(name):
        yield name


def _whole(wording: str) -> Callable[[str], Iterator[FactValue]]:
    """Values that a wording takes from end to end; what opens a bracket and runs on elsewhere is cut off."""

    def values(text: str) -> Iterator[FactValue]:
        kept = pattern(_WORDS, "open_bracket").sub("", text)
        if pattern(_WORDS, wording).fullmatch(kept):
            yield kept

    return values


def _day(text: str) -> Iterator[FactValue]:
    """A day that is printed whole and opens the value."""
    yield from (d.value for d in days(text)[:1] if d.whole and d.start == 0)


def _until(text: str) -> Iterator[FactValue]:
    """The end of a term: the second of two days, or one that does not begin it; None where there is no end."""
    found = days(text)
    if pattern(_WORDS, "no_term").search(text):
        yield None
    elif len(found) >= 2:
        yield found[1].value
    elif found and not _begins(text, found[0].start, found[0].end):
        yield found[0].value


def _begins(text: str, start: int, end: int) -> bool:
    ahead, behind = text[:start], text[end:]
    return bool(pattern(_WORDS, "begins_a_term").search(ahead) or pattern(_WORDS, "goes_on").search(behind))


_VALUES: Mapping[str, Callable[[str], Iterator[FactValue]]] = {
    "applicant": _names,
    "legal_form": _whole("form"),
    "legal_representative": _whole("person"),
    "registered_address": _whole("address"),
    "established_on": _day,
    "valid_until": _until,
    "issued_by": _whole("registrar"),
}
"""By what a label asks for: what of its answer counts."""


def _without_label(passage: Passage) -> Iterator[Printed]:
    """A registrar's name in a line of its own, as in its seal; what the title of a certificate says its holder is."""
    copy = script(passage.text)
    text = copy.text
    if registrar := pattern(_WORDS, "registrar").fullmatch(text):
        yield Printed(FactName.ISSUED_BY, text, passage, *copy.back(*registrar.span()))
    if holder := pattern(_WORDS, "holder").search(text):
        yield Printed(FactName.LEGAL_FORM, holder["form"], passage, *copy.back(*holder.span("form")))
