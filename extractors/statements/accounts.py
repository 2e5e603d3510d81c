"""Figures of statements of accounts: of the latest year, of the enterprise that is named, tried against the other side.

A statement knows whose it is: that of a parent or a supplier may lie in the same dossier. Which rows bear a figure out
from the other side stands in the field's file of labels (`other_side`, `both_sides`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from extractors.fields import Field
from extractors.model import Basis, Cell, Claim, Document, NoteCode, Paper, Passage, Reading, Table
from extractors.page.grid import Grid, words_of
from extractors.paper_owners import owner_of
from extractors.papers import alone_at, holds
from extractors.statements.basis import statement_kinds
from extractors.statements.consolidated import is_consolidated
from extractors.statements.sheet_sums import Figures, figures_after, tried_by_parts
from extractors.statements.stated import Stated
from extractors.text.periods import period_ends
from extractors.text.quantities import quantities
from extractors.text.script import script
from extractors.words.loading import pattern, rules

_TOP_LINES = 12


def settle(field: Field, pairs: Sequence[tuple[Stated, Claim]], document: Document, paper: Paper) -> list[Claim]:
    """The claims of one paper: dated by its heading, older years left out, confirmed by the balance."""
    heading = heading_date(document, paper)
    own = [_statement_date(document, paper, claim) for _, claim in pairs]
    dated = [_dated(claim, day or heading) for (_, claim), day in zip(pairs, own, strict=True)]
    totals, both = (_beside(document, paper, field, group) for group in ("other_side", "both_sides"))
    latest = [claim for i, claim in enumerate(dated) if _is_latest(claim, dated, own[i], own)]
    kept = [_of(_without_rim(claim, totals | both, document), document, paper) for claim in latest]
    whole = {claim.evidence: is_consolidated(document, paper, stated.passage) for stated, claim in pairs}
    kept = [replace(claim, consolidated=whole[claim.evidence]) for claim in kept]
    tried = [_confirmed(claim, totals, _across(document, paper, field, _printed(claim)) or both) for claim in kept]
    return [tried_by_parts(claim, _printed(claim), document, paper) for claim in tried]


def _without_rim(claim: Claim, totals: frozenset[Decimal], document: Document) -> Claim:
    """What a seal's rim makes negative, where the other side of the sheet has it without the sign."""
    sealed = any(n.code is NoteCode.SEAL for p in document.pages if p.number == claim.evidence.page for n in p.notes)
    rim = claim.value < 0 and sealed and -_printed(claim) in totals
    return replace(claim, value=-claim.value) if rim else claim


def _is_latest(claim: Claim, dated: Sequence[Claim], own: date | None, others: Sequence[date | None]) -> bool:
    """Whether a claim is of the latest year that its statement names; last year's sheet speaks for its own year."""
    years = [c.as_of.year for c, other in zip(dated, others, strict=True) if c.as_of and other == own]
    return claim.as_of is None or claim.as_of.year == max(years)


def _of(claim: Claim, document: Document, paper: Paper) -> Claim:
    """The claim with its enterprise: as its own page names it, else as the paper does."""
    page = claim.evidence.page
    own = owner_of(document, alone_at(paper, page, claim.evidence.place)) if page else ""
    whose = (own or paper.owner or owner_of(document, paper)) if paper.kind in statement_kinds() else ""
    return replace(claim, subject=whose or None)


def _dated(claim: Claim, heading: date | None) -> Claim:
    return claim if claim.as_of or heading is None else replace(claim, as_of=heading)


def heading_date(document: Document, paper: Paper) -> date | None:
    """The day or year in the heading of a statement (2022年12月31日, 2022年度), where the paper is one."""
    if paper.kind not in statement_kinds():
        return None
    named: list[date] = []
    for text in _top(document, paper):
        if _FOUNDING_OR_NUMBER.search(text):
            continue
        named.extend(period_ends(text))
    ends = [day for day in named if (day.month, day.day) == (12, 31)]
    return max(ends or named, default=None)


_STATEMENT = pattern("statements/accounts", "statement")
_FOUNDING_OR_NUMBER = pattern("statements/accounts", "founding_or_number")


def _statement_date(document: Document, paper: Paper, claim: Claim) -> date | None:
    """The date of the statement that begins on the claim's own page: last year's may lie behind this one's."""
    page = claim.evidence.page
    if page is None:
        return None
    alone = alone_at(paper, page, claim.evidence.place)
    begins = any(_STATEMENT.search(text) for text in _top(document, alone))
    return heading_date(document, alone) if begins else None


def _top(document: Document, paper: Paper) -> list[str]:
    texts: list[str] = []
    for block in document.blocks:
        if isinstance(block, Passage):
            if holds(paper, block):
                texts.extend(script(part).text for part in block.text.split("\n"))
        else:
            texts.extend(words_of(c) for c in block.cells if c.row < 3 and holds(paper, c.passage))
        if len(texts) >= _TOP_LINES:
            break
    return texts[:_TOP_LINES]


def _sheets(
    document: Document, paper: Paper, field: Field, group: str
) -> Iterator[tuple[Grid, list[Cell], list[Cell]]]:
    """The paper's tables: the cells of each that are the paper's, and those of them that a group of labels names."""
    labels = rules(f"labels/{field}", group)
    for block in document.blocks if labels else ():
        if isinstance(block, Table):
            cells = [cell for cell in block.cells if holds(paper, cell.passage)]
            yield Grid(block), cells, [cell for cell in cells if any(r.takes(words_of(cell)) for r in labels)]


def _beside(document: Document, paper: Paper, field: Field, group: str) -> frozenset[Decimal]:
    """The figures beside a row of the other side (负债和所有者权益总计); none for a field that has no such."""
    return frozenset(
        figure.value
        for grid, _, named in _sheets(document, paper, field, group)
        for label in named
        for beside in grid.right_of(label)
        for figure in quantities(beside.passage.text)
    )


def _across(document: Document, paper: Paper, field: Field, printed: Decimal) -> frozenset[Decimal]:
    """What the total of the other side says in the columns where the printed figure stands in the same table."""
    found: set[Decimal] = set()
    for grid, cells, others in _sheets(document, paper, field, "both_sides"):
        rows = [figures_after(grid, cell) for cell in cells if others and cell not in others]
        for other in (figures_after(grid, cell) for cell in others):
            found.update(_opposite(printed, row, other) for row in rows if _are_alike(printed, row, other))
    return frozenset(found)


def _are_alike(printed: Decimal, row: Figures, other: Figures) -> bool:
    """Whether a row holds the figure and has the columns of the other side's row, with a figure to compare."""
    return len(row) == len(other) and printed in row and other[row.index(printed)] is not None


def _opposite(printed: Decimal, row: Figures, other: Figures) -> Decimal:
    return other[row.index(printed)] or Decimal(0)


def _printed(claim: Claim) -> Decimal:
    """The figure as it is printed, without the unit that its column states."""
    figure = max((q.value for q in quantities(claim.evidence.quote)), default=Decimal(0))
    return abs(figure) if claim.value > 0 else figure


def _confirmed(claim: Claim, totals: frozenset[Decimal], both: frozenset[Decimal]) -> Claim:
    """A figure that stands on both sides of the sheet was read right twice; one that the other side denies is in doubt.

    Where the columns of both sides are known `both` holds what stands in the figure's own column alone.
    """
    printed = _printed(claim)
    borne_out = printed in totals and (len(both) != 1 or printed in both)
    if not borne_out:
        return _contradicted(claim, printed, both)
    return claim if "balance" in claim.confirmed_by else replace(claim, confirmed_by=(*claim.confirmed_by, "balance"))


_LINES, _AMOUNT = 200, 10_000


def _numbers_a_line(beside: Decimal, printed: Decimal) -> bool:
    """Whether it is the number of a line (行次) whose column lost its place: sheets have some sixty of them."""
    return 0 <= beside < _LINES and beside == beside.to_integral_value() and abs(printed) >= _AMOUNT


def _contradicted(claim: Claim, printed: Decimal, totals: frozenset[Decimal]) -> Claim:
    """A figure that the other side of its own sheet does not bear out: that side's figure may be meant instead.

    Only where one figure stands there for the day: of two columns either may be last year's.
    """
    if len(totals) != 1 or not printed or printed in totals or claim.basis is not Basis.EVIDENCED:
        return claim
    (total,) = totals
    if _numbers_a_line(total, printed):
        return claim
    value = total * claim.value / printed
    evidence = claim.evidence
    return replace(claim, rivals=(*claim.rivals, Reading(evidence.reader, str(total), value, evidence.confidence)))
