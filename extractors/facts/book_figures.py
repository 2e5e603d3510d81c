"""Net profit and net assets, as statements of accounts print them: of the year's column, a loss as a negative number.

A figure whose column cannot be told, or whose sign the same recognised sheet denies, is not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from extractors.facts.lines import lines_of
from extractors.facts.told import Told
from extractors.model import RECOGNISED, Document, FactName, Paper, Passage, Table
from extractors.page.grid import Grid, words_of
from extractors.paper_titles import passages_of
from extractors.papers import holds
from extractors.statements.columns import Candidate, Role, choose
from extractors.statements.heads import headers
from extractors.text.numerals import arabic
from extractors.text.periods import period_ends
from extractors.text.quantities import Quantity
from extractors.text.script import script
from extractors.text.units import Unit, stated_unit
from extractors.words.loading import WordRule, pattern, rules, word_file

_WORDS = "facts/book_figures"
_ABOVE = 6
"""Passages over a table that may be its title, its day and its unit."""

_LINE_NUMBER = 200
_SPECKS = ":.,\u3001\u00b7'`"
"""What a label ends in, and what specks behind it are read as."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of accounts: its grid, the day that it is of, what its amounts are multiplied by."""

    grid: Grid
    day: date | None
    factor: Decimal
    recognised: bool


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """What the statements among the papers say: of each figure and day one in a paper, tables before text."""
    kinds = word_file(_WORDS).more["kinds"]
    for paper in papers:
        if paper.kind in kinds:
            found = [*_of_tables(document, paper), *_of_lines(document, paper)]
            found = found or list(_of_sentences(document, paper))
            yield from {(told.name, told.as_of): told for told in reversed(found)}.values()


def last_day(text: str) -> date | None:
    """The day, or the last of the months or the year, that a heading names; the last one of several."""
    if months := list(pattern(_WORDS, "months").finditer(text)):
        year, month = int(months[-1][1]), int(months[-1][2])
        following = date(year + month // 12, month % 12 + 1, 1) if 1 <= month <= 12 else None
        return following - timedelta(days=1) if following else None
    return max(period_ends(text), default=None)


def _of_tables(document: Document, paper: Paper) -> Iterator[Told]:
    for index, block in enumerate(document.blocks):
        if isinstance(block, Table) and any(holds(paper, cell.passage) for cell in block.cells):
            sheet = _sheet(document, index, block, paper)
            for row in _rows(block):
                if told := _of_row(sheet, row, paper):
                    yield told


def _rows(table: Table) -> Iterator[tuple[int, int]]:
    yield from ((cell.row, cell.column) for cell in table.cells)


def _sheet(document: Document, index: int, table: Table, paper: Paper) -> Sheet:
    """The table with what is said over it; its own first rows may say it as well."""
    over = [words_of(cell) for cell in table.cells if cell.row < 4]
    for block in reversed(document.blocks[max(index - _ABOVE, 0) : index]):
        if isinstance(block, Table) and block.rows > 1:
            break
        # A table of one row is the line over the sheet: whose it is, its day, its unit.
        over += [script(p.text).text for p in passages_of(block)]
    day = next((found for text in over if (found := _heading_day(text))), None)
    if day is None and paper.year:
        day = date(paper.year, 12, 31)
    recognised = any(p.reader in RECOGNISED for p in document.pages if p.number == table.cells[0].passage.page)
    return Sheet(Grid(table), day, _factor(over), recognised)


def _heading_day(text: str) -> date | None:
    return None if pattern("statements/accounts", "founding_or_number").search(text) else last_day(text)


def _factor(over: Sequence[str]) -> Decimal:
    stated = (stated_unit(text) for text in over)
    return next((factor for unit_factor in stated if unit_factor for factor in unit_factor[1:]), Decimal(1))


def label_of(text: str, group: str = "labels") -> WordRule | None:
    """What the words of a row name."""
    bare = text
    for _ in range(2):
        bare = re.sub(r"\([^()]*\)", "", bare)
    bare = pattern(_WORDS, "number_ahead").sub("", re.sub(r"\(.*$", "", bare)).rstrip(_SPECKS)
    return next((rule for rule in rules(_WORDS, group) if rule.takes(bare)), None)


def _of_row(sheet: Sheet, spot: tuple[int, int], paper: Paper) -> Told | None:
    cell = sheet.grid.at(*spot)
    rule = label_of(words_of(cell)) if cell else None
    if cell is None or rule is None or not holds(paper, cell.passage):
        return None
    best = _meant(sheet, spot)
    if best is None or not _may_be(best.quantity.value, sheet.factor):
        return None
    value = best.quantity.value * sheet.factor * (-1 if rule.more.get("negates") else 1)
    name = FactName(rule.more["fact"])
    if sheet.recognised and _denied(sheet, name, value):
        return None
    return Told(name, _plain(value), best.cell.passage, best.start, best.end, best.as_of or sheet.day)


def _meant(sheet: Sheet, spot: tuple[int, int]) -> Candidate | None:
    """The amount of a row in the column of the year; None where two columns may be meant."""
    found = list(_beside(sheet.grid, spot))
    whole = [c for c in found if _headed(c, "cumulative") and not _headed(c, "of_a_month")]
    whole = [c for c in whole if c.role is not Role.OPENING]
    rest = [c for c in found if not _headed(c, "of_a_month")]
    best, others = choose(whole or rest)
    return best if best is not None and not others else None


def _headed(candidate: Candidate, what: str) -> bool:
    return any(pattern(_WORDS, what).search(header) for header in candidate.headers[:2])


def _beside(grid: Grid, spot: tuple[int, int]) -> Iterator[Candidate]:
    """The amounts to the right of a label, up to the next words."""
    label = grid.at(*spot)
    for cell in grid.right_of(label) if label else ():
        text = words_of(cell)
        if pattern(_WORDS, "nothing").fullmatch(text) or pattern("statements/cells", "note_number").fullmatch(text):
            continue
        amount = amount_of(text)
        if amount is None:
            return
        quantity = Quantity(0, len(text), amount, Unit.CNY, quantum=Decimal("0.01") if "." in text else Decimal(1))
        yield Candidate(cell, quantity, 0, len(cell.passage.text), headers(grid, cell))


def amount_of(text: str) -> Decimal | None:
    """An amount as accountants print it: a minus, 负 or brackets make it negative."""
    match = pattern(_WORDS, "amount").fullmatch(text)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return None
    return _amount(match["number"], match["unit"], bool(match["sign"] or match["open"]))


def _amount(number: str, unit: str | None, negative: bool) -> Decimal:
    stated = stated_unit(unit) if unit else None
    return arabic(number) * (stated[1] if stated else 1) * (-1 if negative else 1)


def _denied(sheet: Sheet, name: FactName, value: Decimal) -> bool:
    """Whether other rows of the sheet give a figure the other sign: a minus is easily lost in recognising."""
    known = {rule.id: amount for rule, amount in _witnesses(sheet)}
    if name is FactName.NET_PROFIT:
        return known.get("before_tax", value) * value < 0
    if "owned" in known and "owed" in known:
        return (known["owned"] - known["owed"]) * value < 0
    return False


def _witnesses(sheet: Sheet) -> Iterator[tuple[WordRule, Decimal]]:
    for spot in _rows(sheet.grid.table):
        cell = sheet.grid.at(*spot)
        rule = label_of(words_of(cell), "witnesses") if cell else None
        if rule and (best := _meant(sheet, spot)):
            yield rule, best.quantity.value * sheet.factor


def _may_be(amount: Decimal, factor: Decimal) -> bool:
    """Whether an amount has no more decimals than its unit has: parts of a fen nobody prints."""
    exponent = (amount * factor).normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -2


def _plain(value: Decimal) -> str:
    return f"{value:.2f}"


def _of_lines(document: Document, paper: Paper) -> Iterator[Told]:
    """Rows that stand in no table: a label, and amounts behind it in the order of the last line of headers."""
    order: list[str] = []
    day, factor = None, Decimal(1)
    for block in document.blocks:
        if not isinstance(block, Passage) or not holds(paper, block):
            continue
        for line in lines_of(block):
            label, amounts = _split(block.text[line.start : line.end])
            day = (_heading_day(line.text) or day) if not amounts else day
            factor = stated[1] if (stated := stated_unit(line.text)) else factor
            order = _order(line.text) or order
            rule = label_of(label) if amounts else None
            if rule and (chosen := _in_order(amounts, order)) and _may_be(chosen[2], factor):
                at, end, value = chosen
                value = value * factor * (-1 if rule.more.get("negates") else 1)
                yield Told(FactName(rule.more["fact"]), _plain(value), block, line.start + at, line.start + end, day)


_Amount = tuple[int, int, Decimal]


def _split(line: str) -> tuple[str, list[_Amount]]:
    """The label that opens a line, and the amounts that close it; line numbers left out."""
    found: list[_Amount] = []
    parts = list(re.finditer(r"\S+", line))
    while parts and (amount := amount_of(script(parts[-1].group()).text)) is not None:
        last = parts.pop()
        found.insert(0, (last.start(), last.end(), amount))
    label = script("".join(p.group() for p in parts)).text
    exact = [a for a in found if "." in line[a[0] : a[1]]]
    return label, [a for a in found if not exact or a in exact or abs(a[2]) >= _LINE_NUMBER]


def _order(text: str) -> list[str]:
    """The columns that a line of headers names, from left to right."""
    named = [m.lastgroup or "" for m in pattern(_WORDS, "current").finditer(text)]
    return named if len(named) > 1 and not re.search(r"\d{4,}\.", text) else []


def _in_order(amounts: list[_Amount], order: list[str]) -> _Amount | None:
    if order and len(order) == len(amounts):
        return next((a for a, named in zip(amounts, order, strict=True) if named == "closing"), None)
    return amounts[0] if len(amounts) == 1 and not order else None


def _of_sentences(document: Document, paper: Paper) -> Iterator[Told]:
    """What the text of the paper tells of the year."""
    for block in document.blocks:
        if not isinstance(block, Passage) or not holds(paper, block):
            continue
        copy = script(block.text)
        for rule in rules(_WORDS, "told"):
            for match in rule.pattern.finditer(copy.text):
                ahead = re.split(r"[,。;\n]", copy.text[: match.start()])[-1]
                if pattern(_WORDS, "earlier").search(ahead):
                    continue
                negative = bool(match["sign"]) != bool(rule.more.get("negates"))
                value = _amount(match["number"], match["unit"], negative)
                day = last_day(copy.text[: match.start()])
                yield Told(FactName(rule.more["fact"]), _plain(value), block, *copy.back(*match.span()), day)
