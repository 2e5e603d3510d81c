"""Enterprises served that are told trade by trade and then in all: 服务渔具企业21家、茶叶企业16家,合计37家."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.fields import figures
from extractors.statements.linking import Link
from extractors.statements.mentions import Mention
from extractors.text.quantities import quantities
from extractors.text.units import Unit
from extractors.words.loading import pattern

_TRADES = pattern("statements/trades", "told_by_trade")


def trades_in_all(text: str) -> Iterator[Link]:
    """Links of the totals in a (folded, compact) text that the trades before them come to."""
    found = quantities(text)
    for match in _TRADES.finditer(text):
        trades = [q.value for q in found if q.unit is Unit.ENTERPRISES and match.start() < q.start < match.end()]
        total = next((q for q in found if q.start == match.end() and q.unit is Unit.ENTERPRISES), None)
        if total is not None and sum(trades, Decimal(0)) == total.value:
            mention = Mention(match.start(), match.end("served"), 3)
            sentence = (text.rfind("。", 0, match.start()) + 1, len(text))
            yield from (Link(f, total, mention, sentence) for f in figures() if f.list == "clients")
