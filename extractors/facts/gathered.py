"""Passages for the experts: what the papers tell of equipment, online service, who leads, awards, satisfaction, press.

The most telling few of each sort: sentences, head rows of tables, answers to labels; no plans, and nothing of others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.facts.told import Told
from extractors.model import Block, Cell, Document, FactName, Kind, Paper, Passage, Remark, Spot, Table
from extractors.page.grid import Grid, words_of
from extractors.scopes import Scope, scopes
from extractors.text.script import Script, script
from extractors.words.loading import WordRule, pattern, rules, word_file

_WORDS = "facts/gathered"

MOST = 5
"""Passages of one sort that are told of one document."""

LONGEST = 80
"""Characters of a passage."""

_SHORTEST = 4
_END = re.compile(r"[\u3002!?;\uff1b\n]+")
_CLAUSE = re.compile(r"[,\uff0c\u3001:]")
_BESIDE = frozenset({Spot.HEADER, Spot.FOOTER})
_FIRST_ROWS = 3


@dataclass(frozen=True, slots=True)
class _Seen:
    """One passage and how telling it is."""

    weight: float
    told: Told


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """The best passages of each sort, in the order of the document."""
    seen: list[_Seen] = []
    told_of = _from_titles(document.blocks, scopes(document, papers)) if any(map(_may_tell, passages)) else ()
    for block, scope in zip(document.blocks, told_of, strict=False):
        if _is_open(scope):
            found = _of_passage(block) if isinstance(block, Passage) else _of_table(block, document.blocks)
            seen += (s for s in found if _counts_in(s.told.name, scope))
    for name in dict.fromkeys(s.told.name for s in seen):
        yield from _best([s for s in seen if s.told.name is name])


def _from_titles(blocks: Sequence[Block], known: Sequence[Scope]) -> list[Scope]:
    """The scopes, but what stands on a page before the title that opens a paper goes on with the paper before."""
    found: list[Scope] = []
    titled = {id(s.paper) for b, s in zip(blocks, known, strict=True) if _is_title(b, s)}
    begun: set[int] = set()
    for block, scope in zip(blocks, known, strict=True):
        if _is_title(block, scope) or id(scope.paper) not in titled:
            begun.add(id(scope.paper))
        early = found and id(scope.paper) not in begun
        found.append(replace(scope, paper=found[-1].paper) if early or _is_chapter(found, scope) else scope)
    return found


def _is_chapter(before: Sequence[Scope], scope: Scope) -> bool:
    """Whether what looks like a paper of rules is a chapter of the report that it follows, by its number."""
    report = before[-1].paper if before else None
    follows = report is not None and report.kind is Kind.APPLICATION_REPORT and report is not scope.paper
    ruled = scope.paper is not None and scope.paper.kind is Kind.INSTITUTION
    return bool(follows and ruled and scope.paper and pattern(_WORDS, "chapter").match(scope.paper.title))


def _is_title(block: Block, scope: Scope) -> bool:
    return bool(scope.paper and scope.paper.title and scope.paper.title in _text(block))


def _text(block: Block) -> str:
    return script(block.text, lines=True).text if isinstance(block, Passage) else "".join(map(words_of, block.cells))


def _best(seen: Sequence[_Seen]) -> list[Told]:
    """The most telling ones, each said once."""
    kept: list[_Seen] = []
    for one in sorted(seen, key=lambda s: -s.weight):
        text = str(one.told.value)
        if not any(text in str(k.told.value) or str(k.told.value) in text for k in kept):
            kept.append(one)
    chosen = {id(k) for k in kept[:MOST]}
    return [s.told for s in seen if id(s) in chosen]


def _may_tell(passage: Passage) -> bool:
    return bool(pattern(_WORDS, "telling").search(script(passage.text, lines=True).text))


def _is_open(scope: Scope) -> bool:
    """Whether the paper may tell something, and the headings do not say that it is a rule or of others."""
    kind = scope.paper.kind if scope.paper else Kind.OTHER
    never = word_file(_WORDS).more["papers"]["never"]
    under = pattern(_WORDS, "rules")
    return kind not in never and not any(under.search(h.text) for h in scope.headings)


def _counts_in(name: FactName, scope: Scope) -> bool:
    """Whether a paper of that kind may tell of it, and under such headings; a kind that is not named tells of all."""
    told: dict[str, list[str]] = word_file(_WORDS).more["papers"]
    planned = pattern(_WORDS, "plans")
    if name not in word_file(_WORDS).rule("plans").more["done"] and any(planned.search(h.text) for h in scope.headings):
        return False
    return scope.paper is None or name in told.get(scope.paper.kind, [name])


def _of_passage(passage: Passage) -> Iterator[_Seen]:
    if passage.place and passage.place.spot in _BESIDE:
        return
    if _may_tell(passage):
        copy = script(passage.text)
        for start, end in _sentences(copy.text):
            yield from _of_sentence(passage, copy, start, end)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _of_sentence(passage: Passage, copy: Script, start: int, end: int) -> Iterator[_Seen]:
    sentence = copy.text[start:end]
    if len(sentence) < _SHORTEST:
        return
    best: dict[str, tuple[float, re.Match[str]]] = {}
    for rule in rules(_WORDS, "passages"):
        if (match := rule.pattern.search(sentence)) and rule.more["weight"] > best.get(rule.more["fact"], (0.0,))[0]:
            best[rule.more["fact"]] = (float(rule.more["weight"]), match)
    for fact, (weight, match) in best.items():
        if not _set_aside(fact, sentence):
            first, last = _window(sentence, match)
            weight += 0.5 * any(c.isdigit() for c in sentence[first:last])
            told = _told(fact, passage, copy, start + first, start + last)
            yield _Seen(weight, replace(told, remarks=_of_whom(fact, sentence[: match.start()])))


def _set_aside(fact: str, sentence: str) -> bool:
    """Whether words of plans, of rules, of others or of what is not there take the force from a sentence."""
    return any(
        rule.pattern.search(sentence) for rule in rules(_WORDS, "aside") if fact in rule.more.get("facts", (fact,))
    )


def _window(sentence: str, match: re.Match[str]) -> tuple[int, int]:
    """The part of a long sentence that tells: from the clause in which it begins."""
    if len(sentence) <= LONGEST:
        return 0, len(sentence)
    first = max((m.end() for m in _CLAUSE.finditer(sentence, 0, match.start())), default=0)
    if match.end() - first > LONGEST:
        first = match.start()
    return first, min(first + LONGEST, len(sentence))


def _of_whom(fact: str, ahead: str) -> tuple[Remark, ...]:
    """The enterprise that a sentence names before it tells of an award or a report: it may be another's."""
    if fact not in word_file(_WORDS).rule("subject").more["facts"]:
        return ()
    names = [m["name"] for m in pattern(_WORDS, "subject").finditer(ahead)]
    return (Remark("of", (names[-1],)),) if names else ()


def _told(fact: str, passage: Passage, copy: Script, first: int, last: int) -> Told:
    while last > first and copy.text[first] in ",\u3001:":
        first += 1
    start, end = copy.back(first, last)
    return Told(FactName(fact), copy.text[first:last], passage, start, end)


def _of_table(table: Table, blocks: Sequence[Block]) -> Iterator[_Seen]:
    """A table by its head row; its labels with their answers; and what its cells tell in sentences."""
    grid = Grid(table)
    yield from _by_head(grid, blocks)
    for cell in table.cells:
        words = words_of(cell)
        rule = next((r for r in rules(_WORDS, "labels") if len(words) < 16 and r.pattern.search(words)), None)
        if rule is not None:
            yield from _answer(grid, cell, words, rule)
        elif len(words) > LONGEST / 5 and not _asks_for_plans(grid, cell):
            yield from _of_passage(cell.passage)


def _asks_for_plans(grid: Grid, cell: Cell) -> bool:
    """Whether a label before or over a cell asks for plans or rules."""
    beside = grid.at(cell.row, cell.column - 1)
    over = next(grid.above(cell), None)
    labels = [w for c in (beside, over) if c is not None and len(w := words_of(c)) < 20]
    return any(pattern(_WORDS, rule).search(w) for rule in ("plans", "rules") for w in labels)


def _answer(grid: Grid, cell: Cell, label: str, rule: WordRule) -> Iterator[_Seen]:
    beside = next(iter([*grid.right_of(cell), *grid.below(cell)]), None)
    answer = words_of(beside) if beside else ""
    if beside is None or len(answer) < _SHORTEST - 2 or _set_aside(rule.more["fact"], answer):
        return
    if any(r.pattern.search(answer) for r in rules(_WORDS, "labels")):
        return
    copy = script(beside.passage.text, lines=True)
    told = _told(rule.more["fact"], beside.passage, copy, 0, min(len(copy.text), LONGEST))
    yield _Seen(rule.more["weight"], replace(told, value=f"{label}:{told.value}"[:LONGEST]))


def _by_head(grid: Grid, blocks: Sequence[Block]) -> Iterator[_Seen]:
    """Head rows that name such columns, with what stands under them in the first rows."""
    for row in range(min(_FIRST_ROWS, grid.table.rows - 1)):
        cells = [c for c in grid.row_cells(row) if c.row == row and words_of(c)]
        for rule in rules(_WORDS, "tables"):
            named = [c for c in cells if len(words_of(c)) < 16 and rule.pattern.search(words_of(c))]
            told = [c for c in named if _is_head(rule.more["fact"], words_of(c))]
            if len(named) >= rule.more["least"] and told and _filled(grid, row, told[0]):
                yield _Seen(rule.more["weight"], _head(rule.more["fact"], grid, told[0], blocks))
                return


def _is_head(fact: str, words: str) -> bool:
    return any(r.pattern.search(words) for r in rules(_WORDS, "heads") if r.more["fact"] == fact)


def _filled(grid: Grid, row: int, head: Cell) -> bool:
    """Whether anything stands under the head: an empty form tells nothing."""
    return any(words_of(c) for c in grid.below(head) if c.row > row)


def _head(fact: str, grid: Grid, head: Cell, blocks: Sequence[Block]) -> Told:
    """The head with the first entries under it, and the title over the table where it has one."""
    entries = list(dict.fromkeys(w for c in grid.below(head) if (w := words_of(c))))
    value = f"{words_of(head)}:{chr(0x3001).join(entries)}"
    title = next((t for t in _over(grid, head, blocks) if len(t) < LONGEST / 2 and _is_head(fact, t)), "")
    value = f"{title} {value}".strip()
    return Told(FactName(fact), value[:LONGEST], head.passage, 0, len(head.passage.text))


def _over(grid: Grid, head: Cell, blocks: Sequence[Block]) -> Iterator[str]:
    """What stands over a head row: in the table, or before it."""
    yield from (words_of(c) for c in grid.above(head))
    at = next((i for i, b in enumerate(blocks) if b is grid.table), 0)
    over = blocks[at - 1] if at else None
    if isinstance(over, Passage):
        yield script(over.text, lines=True).text
