"""Figures told one by one: 面积分别为68平方米和45.5平方米,合计113.5平方米, 2022年、2023年分别服务47家和52家."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, takewhile

from extractors.statements.linking import Link
from extractors.text.periods import period_ends
from extractors.text.quantities import Quantity, quantities
from extractors.text.units import Unit
from extractors.words.loading import pattern

_EACH = pattern("statements/respective", "each")
_BETWEEN = pattern("statements/respective", "between")
_IN_ALL = pattern("statements/respective", "in_all")


def told_apart(text: str, link: Link) -> Link | None:
    """The link to the total of figures told one by one, or to the latest year's; None where neither is told.

    A link to any other figure comes back as it is.
    """
    listed = _listed(text, link)
    if len(listed) < 2:
        return link
    total = _total(text, link, listed)
    if total is not None:
        return replace(link, quantity=total)
    years = period_ends(text[link.sentence[0] : listed[0].start])
    if link.field.of_a_year and len(years) == len(listed):
        latest = listed[years.index(max(years))]
        # The day that the sentence is read to be of is the last one named: only there is it this figure's.
        return replace(link, quantity=latest) if years[-1] == max(years) and latest.unit is not Unit.BARE else None
    return None


def _listed(text: str, link: Link) -> Sequence[Quantity]:
    """The run of figures after 分别 that the link's figure is one of."""
    each = max((m.end() for m in _EACH.finditer(text, link.sentence[0], link.quantity.start + 1)), default=None)
    if each is None:
        return ()
    behind = [q for q in quantities(text) if each <= q.start < link.sentence[1]]
    if not behind or behind[0].start > each + 1:
        return ()
    joined = takewhile(
        lambda pair: (
            pair[1].unit in (link.quantity.unit, Unit.BARE)
            and _BETWEEN.fullmatch(text[pair[0].end : pair[1].start]) is not None
        ),
        pairwise(behind),
    )
    run = [behind[0], *(later for _, later in joined)]
    return run if any(q.start == link.quantity.start for q in run) else ()


def _total(text: str, link: Link, listed: Sequence[Quantity]) -> Quantity | None:
    after = [q for q in quantities(text) if q.start >= listed[-1].end and q.unit is link.quantity.unit]
    if not after or not _IN_ALL.fullmatch(text[listed[-1].end : after[0].start]):
        return None
    return after[0] if after[0].value == sum((q.value for q in listed), Decimal(0)) else None
