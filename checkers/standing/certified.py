"""Who stands in a roster with a degree or title that his own certificate does not give is in doubt, not counted off.

A certificate may be an older one, and another may not have been handed in: so it only leaves the share open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.facts.certificates import DEGREE, TITLE
from extractors.lists import qualification
from extractors.lists.qualification import Level
from extractors.model import Claim, Count, CountOf, Fact, FactName, Remark, Row, RowReason

Given = Mapping[tuple[str, str], tuple[Level, str]]
"""By holder and sort the best that certificates give, and their words."""


def with_certificates(claims: Iterable[Claim], facts: Iterable[Fact]) -> tuple[Claim, ...]:
    """The claims; of shares of the qualified those in doubt whose certificates give less than their rows."""
    given = _given(facts)
    return tuple(_held_against(c, c.count, given) if given and c.count else c for c in claims)


def _given(facts: Iterable[Fact]) -> Given:
    best: dict[tuple[str, str], tuple[Level, str]] = {}
    for fact in facts:
        for remark in fact.remarks if fact.name is FactName.CERTIFIED else ():
            key, level = (remark.parts[0], remark.code), Level(int(remark.parts[1]))
            if key not in best or level > best[key][0]:
                best[key] = level, fact.text
    return best


def _held_against(claim: Claim, count: Count, given: Given) -> Claim:
    if count.of is not CountOf.QUALIFIED:
        return claim
    rows = tuple(_held(row, given) if row.counted else row for row in count.rows)
    some = sum(row is not before for row, before in zip(rows, count.rows, strict=True))
    everybody = sum(r.counted or r.reason is RowReason.NOT_QUALIFIED for r in rows)
    low = max(count.low - Decimal(some) / max(everybody, 1), Decimal(0))
    return replace(claim, count=replace(count, rows=rows, low=low)) if some else claim


def _held(row: Row, given: Given) -> Row:
    """The row; with a remark where neither degree nor title qualifies once its certificates are held against it."""
    listed = row.remark.parts if row.remark and row.remark.code.startswith("qualification") else ()
    judges = ((DEGREE, qualification.degree), (TITLE, qualification.title))
    told = [given[row.label, sort] for sort, _ in judges if (row.label, sort) in given]
    levels = [min(_best(judge, listed), given.get((row.label, sort), _ANY)[0]) for sort, judge in judges]
    if not listed or not told or max(levels) >= Level.LIKELY:
        return row
    return replace(row, remark=Remark("certificate_differs", ("、".join(listed), "、".join(text for _, text in told))))


_ANY = (Level.YES, "")


def _best(judge: qualification.Judge, texts: Sequence[str]) -> Level:
    return max((judge(text) for text in texts), default=Level.NO)
