"""Values behind the labels of who applies for what: in lines, in table cells, with or without a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractors.facts import ticks
from extractors.facts import untitled as told
from extractors.model import Cell, Document, Passage, Table
from extractors.page.grid import Grid, words_of
from extractors.text.compacting import compact
from extractors.text.folding import fold
from extractors.text.glosses import without_gloss
from extractors.words.loading import term_data


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value and the label that stands before it; `start`..`end` are offsets in the value's passage."""

    label: str
    value: str
    passage: Passage
    start: int
    end: int


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The words of `terms/identity.yaml`."""
    return term_data("identity")


@lru_cache(maxsize=1)
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in words()["labels"].items())


def _bare(label: str) -> str:
    label = re.sub(r"^(?:\(?[\d一二三四五六七八九十]{1,2}[.、)]|[★☆●◆▲■※])+", "", label)
    return re.sub(r"\([^()]*\)|[:：\s*＊]|\(.*$", "", without_gloss(label))


# A value ends where the next label of its line begins; squares to tick go on in the next line.
_IN_LINE = re.compile(
    r"(?P<label>[^\s:：,，。;；]{2,16}(?:\s?[^\s:：,，。;；]{1,8}){0,4})\s*[:：]\s*"
    rf"(?P<value>(?:[^\n]|\n(?=\s*[{ticks.BOXES}]))+?)"
    rf"(?=\s{{2,}}(?!\s*[{ticks.BOXES}])|\n(?!\s*[{ticks.BOXES}])|$|[;；。]|\s[\u4e00-\u9fff()（）/]{{2,16}}[:：])"
)


def _in_lines(passage: Passage) -> Iterator[Labelled]:
    for match in _IN_LINE.finditer(passage.text):
        yield Labelled(fold(compact(match["label"]).text), match["value"], passage, *match.span("value"))
    # A licence prints its labels without a colon, a gap apart from the value.
    for match in re.finditer(r"(?P<label>\S(?:[ ]?\S){1,7}?)\s{2,}(?P<value>\S[^\n]*?)(?=\s{2,}|\n|$)", passage.text):
        yield Labelled(fold(compact(match["label"]).text), match["value"], passage, *match.span("value"))


def _in_table(table: Table) -> Iterator[Labelled]:
    grid = Grid(table)
    for cell in table.cells:
        yield from _in_lines(cell.passage)
        label = _in_group(grid, cell)
        if not label or len(label) > _LABEL:
            continue
        beside, under = next(grid.right_of(cell), None), next(grid.below(cell), None)
        # Labels in a row have their values under them, a label among values has its own beside it.
        value = under if beside is None or _named(words_of(beside)) else beside
        if value is not None and value.passage.text.strip():
            yield Labelled(label, value.passage.text, value.passage, 0, len(value.passage.text))


# A label that says what of only with the heading of its rows: 申报单位 | 名称 | …, 平台 | 名称 | ….
_OF_WHAT = re.compile(r"名称|全称|类[别型]")
_GROUPS = (("平台", re.compile(r"平台")), ("单位", re.compile(r"单位|企业|申[报请]|主体|机构|公司|法人")))


def _in_group(grid: Grid, cell: Cell) -> str:
    """A label's words, with whose they are where only the cell that groups its rows says so."""
    label = words_of(cell)
    before = grid.at(cell.row, cell.column - 1) if cell.column and _OF_WHAT.fullmatch(_bare(label)) else None
    group = words_of(before) if before is not None and before.row_span > 1 else ""
    owner = next((name for name, pattern in _GROUPS if pattern.search(group)), "")
    return f"{owner}{label}" if owner == "平台" or _bare(label) not in ("类别", "类型") else label


_LABEL = 24


def _named(label: str) -> tuple[str, ...]:
    """What a label asks for."""
    bare = _bare(label)
    return tuple(name for name, pattern in _labels() if pattern.fullmatch(bare))


_GLUED_LINE = 90
_GLUED = re.compile(r"^(?:\(?[\d一二三四五六七八九十]{1,2}[.、)])*")


def _glued(passage: Passage) -> Iterator[tuple[str, Labelled]]:
    """A label that its value follows with no more than a blank: 平台全称 阳江市…服务平台."""
    start = 0
    for line in passage.text.split("\n"):
        copy = compact(line if len(line) <= _GLUED_LINE else "")
        text = fold(copy.text)
        begin = match.end() if (match := _GLUED.match(text)) else 0
        for name, value in _WHOLE_VALUE.items():
            pattern = dict(_labels())[name].pattern
            found = re.match(rf"(?:{pattern})(?:\([^()]*\))*[:为是]?(?P<value>{value})(?:\([^()]*\))?$", text[begin:])
            if found:
                a, b = copy.back(begin + found.start("value"), begin + found.end("value"))
                label = text[begin : begin + found.start("value")]
                yield name, Labelled(label, line[a:b], passage, start + a, start + b)
        start += len(line) + 1


_DATE = r"(?:19|20)\d\d[年./-]\d{1,2}[^,。;]{0,6}"
_WHOLE_VALUE = {
    "applicant": rf"(?!名称|全称){told.FIRM}",
    "platform_name": r"(?!名称|全称)[\u4e00-\u9fff()]{4,30}?平台",
    "category": r"(?!\()(?=[^,。;]{2,30}$)[^,。;]*(?:综合|专业)[^,。;]*",
    "services": r"[□☑☒√■✓✔○●☐].+|[^,。;:]{2,80}服务",
    "filing_date": _DATE,
    "established": _DATE,
}


def labelled(document: Document) -> Iterator[tuple[str, Labelled]]:
    """What stands behind the labels of who applies for what, with what each label asks for."""
    last = ""
    for block in document.blocks:
        if last and isinstance(block, Passage) and ticks.goes_on(fold(block.text)):
            yield last, Labelled("", block.text, block, 0, len(block.text))
            continue
        last = ""
        for found in _in_lines(block) if isinstance(block, Passage) else _in_table(block):
            for name in _named(found.label):
                last = name if isinstance(block, Passage) else ""
                yield name, found
        for passage in (block,) if isinstance(block, Passage) else (c.passage for c in block.cells):
            for name, found in _glued(passage):
                last = name if isinstance(block, Passage) else ""
                yield name, found
