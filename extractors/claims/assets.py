"""Total assets: the closing figure of the latest year, tried against the other side of the balance sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from extractors.claims.basis import SUPPORTS
from extractors.folding import fold
from extractors.kinds import holds
from extractors.language import compact
from extractors.model import Claim, Document, Field, Paper, Passage, Table
from extractors.quantities import quantities
from extractors.shapes.grid import Grid, words_of
from extractors.shapes.periods import period_ends
from extractors.shapes.stated import Stated

_OTHER_SIDE = re.compile(
    r"(?:负债|债)(?:和|及|与|、)?(?:所有者|股东|净资产|业主)?(?:权益)?(?:\(或?(?:股东|所有者)权益\))?(?:净资产)?(?:总计|合计|总额)$"
)
_TOP_LINES = 12


def settle(pairs: Sequence[tuple[Stated, Claim]], document: Document, paper: Paper) -> list[Claim]:
    """The claims of one paper: dated by its heading, older years left out, confirmed by the balance."""
    heading = heading_date(document, paper)
    dated = [_dated(claim, heading) for _, claim in pairs]
    years = [claim.as_of.year for claim in dated if claim.as_of]
    latest = max(years, default=None)
    totals = _other_side(document, paper)
    return [_confirmed(claim, totals) for claim in dated if claim.as_of is None or claim.as_of.year == latest]


def _dated(claim: Claim, heading: date | None) -> Claim:
    return claim if claim.as_of or heading is None else replace(claim, as_of=heading)


def heading_date(document: Document, paper: Paper) -> date | None:
    """The day or year in the heading of a statement (2022年12月31日, 2022年度), where the paper is one."""
    if paper.kind not in SUPPORTS[Field.TOTAL_ASSETS]:
        return None
    named: list[date] = []
    for text in _top(document, paper):
        if "成立" in text or "号" in text:
            continue
        named.extend(period_ends(text))
    ends = [day for day in named if (day.month, day.day) == (12, 31)]
    return max(ends or named, default=None)


def _top(document: Document, paper: Paper) -> list[str]:
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Passage):
            if holds(paper, block):
                texts.extend(fold(compact(part).text) for part in block.text.split("\n"))
        else:
            texts.extend(words_of(c) for c in block.cells if c.row < 3 and holds(paper, c.passage))
        if len(texts) >= _TOP_LINES:
            break
    return texts[:_TOP_LINES]


def _other_side(document: Document, paper: Paper) -> frozenset[Decimal]:
    """The figures that stand beside 负债和所有者权益总计."""
    found: set[Decimal] = set()
    for block in document.blocks:
        if isinstance(block, Table):
            grid = Grid(block)
            for cell in block.cells:
                if holds(paper, cell.passage) and _OTHER_SIDE.search(words_of(cell)):
                    for beside in grid.right_of(cell):
                        found.update(q.value for q in quantities(beside.passage.text))
    return frozenset(found)


def _confirmed(claim: Claim, totals: frozenset[Decimal]) -> Claim:
    """A figure that stands on both sides of the sheet was read right twice."""
    bare = {q.value for q in quantities(claim.evidence.quote)}
    if bare & totals and "balance" not in claim.confirmed_by:
        return replace(claim, confirmed_by=(*claim.confirmed_by, "balance"))
    return claim
