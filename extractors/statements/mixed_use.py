"""A whole that a paper parts into offices and other premises is no office: 210㎡(办公82㎡、仓库90㎡、宿舍38㎡)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from operator import or_

from extractors.model import Reason
from extractors.statements.premises_use import is_no_office
from extractors.statements.stated import Shape, Stated
from extractors.text.quantities import Quantity, quantities
from extractors.text.script import script
from extractors.words.loading import pattern

_BEHIND = pattern("statements/premises_use", "use_behind")
_LEAST = 2
"""Parts that a whole has."""

_SLACK = Decimal("0.02")
"""What each of its parts may be rounded by."""


def without_wholes(group: Sequence[Stated], all_of_paper: Sequence[Stated]) -> list[Stated]:
    """The statements; a whole that the paper parts into offices and others gives way, as it holds those as well."""
    return [_with_reason(s) if s.field.premises and _is_whole(s, all_of_paper) else s for s in group]


def _with_reason(stated: Stated) -> Stated:
    return replace(stated, reasons=(*stated.reasons, Reason("total_of_premises", stated.label)))


def _is_whole(stated: Stated, others: Sequence[Stated]) -> bool:
    return _in_words(stated) or _in_rows(stated, [s for s in others if s.field is stated.field])


def _in_words(stated: Stated) -> bool:
    """Whether areas behind it in its text come to it, some of them of another use."""
    found = script(stated.passage.text, lines=True).text
    amounts = [q for q in quantities(found) if q.unit is stated.quantity.unit]
    uses = [is_no_office(use) for use in _uses(found, amounts)]
    for at, whole in enumerate(amounts):
        if whole.value == stated.value:
            sums = accumulate(q.value for q in amounts[at + 1 :])
            strange = accumulate(uses[at + 1 :], or_)
            runs = enumerate(zip(sums, strange, strict=True), 1)
            if any(n >= _LEAST and use and _same(come_to, whole.value, n) for n, (come_to, use) in runs):
                return True
    return False


def _uses(text: str, amounts: Sequence[Quantity]) -> Iterator[str]:
    """What is said of each area's use: ahead of it, or close behind it (92平方米,用于办公;46平方米作仓库)."""
    start = 0
    for at, amount in enumerate(amounts, 1):
        behind = _BEHIND.match(text[amount.end : amounts[at].start if at < len(amounts) else None])
        end = amount.end + (behind.end() if behind else 0)
        yield text[start : amount.start] + text[amount.end : end]
        start = end


def _in_rows(stated: Stated, others: Sequence[Stated]) -> bool:
    """Whether rows of a table come to it, some of them of another use, or a row sums such rows up to it."""
    rules = {s.passage: {r.rule for r in s.reasons} for s in others}
    if any("total_of_premises" in rules[s.passage] and s.value == stated.value for s in others):
        return True
    strange = [s.value for s in others if "no_office" in rules[s.passage] and s.shape is Shape.CELL]
    own = [s.value for s in _cells(others) if s.passage is not stated.passage]
    parts = (*strange, *own)
    return bool(strange) and len(parts) >= _LEAST and _same(sum(parts, Decimal(0)), stated.value, len(parts))


def _cells(others: Sequence[Stated]) -> Iterator[Stated]:
    return (s for s in others if s.shape is Shape.CELL and not s.reasons)


def _same(one: Decimal, other: Decimal, parts: int) -> bool:
    return abs(one - other) <= _SLACK * parts
