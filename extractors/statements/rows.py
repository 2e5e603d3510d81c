"""A figure in a line of its label without cells around it: 资产总计  523,456.82  500,000.00.

Text files, faxes and faint scans give statements whose columns no table finder saw.
The headers 期末 and 年初 above are matched to the figures by their place on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model import Box, Cell, Document, Passage
from extractors.page.places import box_of
from extractors.statements.columns import Candidate, Role, choose, role_of
from extractors.statements.labels import StatedUnit, label_of, settled
from extractors.statements.mentions import all_terms
from extractors.statements.stated import Shape, Stated
from extractors.text.folding import fold
from extractors.text.quantities import quantities
from extractors.text.script import script
from extractors.text.units import NAMES_UNIT, Unit, stated_unit, stated_units
from extractors.words.loading import pattern

_HEADER_LINES = 30
_HEADER = pattern("statements/rows", "header")


def _headers(before: Sequence[Passage]) -> list[tuple[Box, str]]:
    """Header words with their boxes, from the nearest line above that holds some."""
    for passage in reversed(before[-_HEADER_LINES:]):
        found: list[tuple[Box, str]] = []
        for match in re.finditer(r"\S+", passage.text):
            word = fold(match.group())
            box = box_of(passage, *match.span())
            if box and _HEADER.search(word) and role_of(word) is not Role.UNKNOWN:
                found.append((box, word))
        if found:
            return found
    return []


def _over(box: Box, headers: list[tuple[Box, str]]) -> tuple[str, ...]:
    middle = (box.x0 + box.x1) / 2
    near = sorted(headers, key=lambda h: abs((h[0].x0 + h[0].x1) / 2 - middle))
    return (near[0][1],) if near else ()


def _units(before: Sequence[Passage]) -> tuple[StatedUnit, ...]:
    for passage in reversed(before[-_HEADER_LINES:]):
        text = script(passage.text).text
        if NAMES_UNIT.search(text) and (units := stated_units(text)):
            return units
    return ()


def _row(passage: Passage, before: Sequence[Passage]) -> Iterator[Stated]:
    # Leaders bridge the gap between a label and its figure: they are a gap.
    spread = pattern("statements/rows", "leaders").sub(lambda m: " " * len(m.group()), passage.text)
    parts = [(m.start(), m.group()) for m in re.finditer(r"\S+(?: \S+)*", spread)]
    for index, (_, part) in enumerate(parts[:-1]):
        text = script(part).text
        for terms in all_terms():
            label = label_of(text, terms)
            if label is None or not label.field.statement:
                continue
            found = list(_figures(passage, parts[index + 1 :], _headers(before)))
            best, others = choose(found)
            units = (label.unit, *map(_unit_alone, (p for _, p in parts[index + 1 : index + 3])), *_units(before))
            quantity = best and settled(best.quantity, terms, *units)
            if best and quantity:
                rest = tuple(q.value for c in others if (q := settled(c.quantity, terms, *units)))
                yield Stated(
                    label.field,
                    quantity.value,
                    quantity,
                    passage,
                    best.start,
                    best.end,
                    label.strength,
                    Shape.CELL,
                    label.text,
                    best.as_of,
                    None,
                    tuple(v for v in rest if v != quantity.value),
                    passage.text,
                )


def _unit_alone(part: str) -> StatedUnit:
    """The unit that a part is or opens with: 资产总量  217.24  万元;净资产 ..."""
    text = re.split(r"[。.,;:、(]", script(part).text)[0]
    return stated_unit(text) if len(text) <= 3 else None


def _figures(passage: Passage, parts: list[tuple[int, str]], headers: list[tuple[Box, str]]) -> Iterator[Candidate]:
    for start, part in parts:
        for quantity in quantities(part):
            if quantity.unit not in {Unit.BARE, Unit.CNY}:
                return
            span = (start + quantity.start, start + quantity.end)
            box = box_of(passage, *span)
            over = _said_before(part[: quantity.start]) or (_over(box, headers) if box else ())
            yield Candidate(Cell(0, 0, passage), quantity, *span, over)
        if not quantities(part) and not re.fullmatch(r"[-—/]+", part):
            return


def _said_before(text: str) -> tuple[str, ...]:
    """The word right before a figure that says of which day it is: 486,500.00(上年末542,300.00)."""
    match = pattern("statements/rows", "day_before").search(script(text).text)
    return (match["day"],) if match and role_of(match["day"]) is not Role.UNKNOWN else ()


def rows(document: Document) -> Iterator[Stated]:
    """Total assets in lines of paragraphs: label, gap, figures."""
    before: list[Passage] = []
    for block in document.blocks:
        if isinstance(block, Passage):
            for line in _lines(block):
                yield from _row(line, before)
                before.append(line)


def _lines(passage: Passage) -> Iterator[Passage]:
    """The passage line by line, each with its own pieces."""
    if "\n" not in passage.text:
        yield passage
        return
    start = 0
    for text in passage.text.split("\n"):
        end = start + len(text)
        pieces = tuple(replace(p, start=p.start - start) for p in passage.pieces if start <= p.start < end)
        yield replace(passage, text=text, pieces=pieces)
        start = end + 1
