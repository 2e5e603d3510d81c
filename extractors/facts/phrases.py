"""Services where no label asks for them: with the category in one phrase, among boxes to tick, in rows that are ticked.

☑专业服务平台(市场服务), 类别:专业服务平台—其他服务(检验检测), 财税服务平台 name category and service in one breath.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.facts.offered import is_offered
from extractors.facts.ticks import chosen, options, ticked
from extractors.facts.untitled import REPORTS, Told
from extractors.known_facts import JOINED_BY
from extractors.model import Block, Cell, Document, FactName, Kind, Paper, Passage, Table
from extractors.page.grid import Grid, words_of
from extractors.papers import kind_of
from extractors.text.script import script
from extractors.words.loading import pattern, rules

_WORDS = "facts/phrases"
MOST = 6
"""Services that a phrase without boxes names; more, of the nine that there are, are a choice that is offered."""

FEWEST = 2
"""Services that a text must offer beside boxes to be the question which of them are offered."""


def named(text: str) -> tuple[str, ...]:
    """The services that the (folded, compact) answer to the question of the category names, by boxes or by words."""
    asked = ticked(text, options("categories"))
    if asked is None and pattern(_WORDS, "asks").search(text):
        return ()
    found = chosen("、".join([text] if asked is None else asked), options("services"))
    return tuple(found) if len(found) <= MOST or asked is not None else ()


def is_choice(text: str) -> bool:
    """Whether a text without boxes only lists what may be chosen: 培训/市场/法律/财税/融资."""
    return bool(pattern(_WORDS, "choice").search(text)) and ticked(text, options("services")) is None


def is_one_service(text: str) -> bool:
    """Whether an answer to the question of the category names a service's platform, and so a specialised one."""
    return bool(pattern(_WORDS, "of_one_service").search(text)) and 0 < len(named(text)) <= MOST


def in_words(passage: Passage, kind: Kind) -> Iterator[Told]:
    """What a phrase of the form or report tells: 现申报专业服务平台(财税服务), 财税服务类专业平台."""
    if kind not in REPORTS:
        return
    copy = script(passage.text, lines=True)
    if pattern(_WORDS, "asks").search(copy.text):
        return
    for wording, names_category in _wordings():
        if (match := wording.search(copy.text)) and (found := named(match["what"])):
            if not names_category and not is_offered(copy.text, match.start(), match.end("what")):
                continue
            span = copy.back(*match.span("what"))
            yield Told(FactName.SERVICES, JOINED_BY.join(found), *span)
            whole = pattern(_WORDS, "comprehensive").search(match.group())
            if names_category:
                yield Told(FactName.CATEGORY, "comprehensive" if whole else "specialised", *span)
            return


@lru_cache(maxsize=1)
def _wordings() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The phrases, with the words of all services for SERVICES in them; whether each names the category as well."""
    service = "|".join(rule.pattern.pattern for rule in rules("facts/identity", "services"))
    what = rf"(?P<what>(?:(?:{service})(?:服务|类|方向|领域|业务)*[、,及和与/]?)+(?:\([^()]{{1,16}}\))?)"
    found = rules(_WORDS, "phrases")
    return tuple(
        (re.compile(r.more["phrase"].replace("SERVICES", what)), bool(r.more.get("category", True))) for r in found
    )


def among_boxes(passages: Sequence[Passage], kind: Kind) -> Iterator[tuple[Passage, Told]]:
    """The ticked ones where a line, a cell or a row of a form offers several services beside boxes."""
    text = "".join(script(p.text, lines=True).text for p in passages) if kind in REPORTS else ""
    found = ticked(text, options("services")) if text else None
    offered = chosen(pattern(_WORDS, "box").sub("", text), options("services")) if found else ()
    services = chosen("、".join(found or ()), options("services"))
    if len(offered) >= FEWEST and services:
        first = passages[0]
        yield first, Told(FactName.SERVICES, JOINED_BY.join(services), 0, len(first.text))


def in_rows(table: Table, kind: Kind) -> Iterator[tuple[Passage, Told]]:
    """The services whose rows are ticked in a table that lists them one below the other: 法律服务 | √."""
    grid = Grid(table)
    rows = [(found, cells) for cells in map(grid.row_cells, range(table.rows)) if (found := _service_of(cells))]
    if kind not in REPORTS or len(rows) <= FEWEST:
        return
    affirmed = pattern(_WORDS, "affirmed")
    answered = [(s, cells) for s, cells in rows if any(affirmed.fullmatch(words_of(c)) for c in cells[1:])]
    if 0 < len(answered) < len(rows):
        first = answered[0][1][0].passage
        yield first, Told(FactName.SERVICES, JOINED_BY.join(s for s, _ in answered), 0, len(first.text))


def _service_of(cells: Sequence[Cell]) -> str:
    """The service that the first words of a row name, and nothing else."""
    for cell in cells[:2]:
        plain = pattern(_WORDS, "row_marks").sub("", words_of(cell))
        found = [rule.id for rule in rules("facts/identity", "services") if _is_whole(rule.pattern, plain)]
        if found:
            return found[0]
    return ""


def _is_whole(option: re.Pattern[str], text: str) -> bool:
    return re.fullmatch(rf"(?:{option.pattern})(?:服务)?", text) is not None


def find(document: Document, papers: Sequence[Paper]) -> Iterator[tuple[Passage, Told]]:
    """What the document tells so of services and category: by boxes, else by ticked rows, else in words."""
    ticks: list[tuple[Passage, Told]] = []
    words: list[tuple[Passage, Told]] = []
    for block in document.blocks:
        groups = _groups(block)
        kind = kind_of(papers, groups[0][0]) if groups else Kind.OTHER
        ticks += (found for group in groups for found in among_boxes(group, kind))
        ticks += in_rows(block, kind) if isinstance(block, Table) else ()
        words += ((p, told) for group in groups for p in group for told in in_words(p, kind))
    yield from ticks[:1]
    yield from (found for found in words if found[1].name is not FactName.SERVICES or not ticks)


def _groups(block: Block) -> list[tuple[Passage, ...]]:
    """The passages of a block that are read in one breath: a paragraph, the cells of a row."""
    if isinstance(block, Passage):
        return [(block,)]
    grid = Grid(block)
    rows = (tuple(c.passage for c in grid.row_cells(row) if c.row == row) for row in range(block.rows))
    return [row for row in rows if row]
