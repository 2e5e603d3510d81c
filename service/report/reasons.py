"""Why a figure that was seen does not count, in words, with the paper's own words that say so in quotes."""

from __future__ import annotations

from collections import defaultdict

from extractors.model import LeftOut
from service.report.words import Words

LONGEST = 40
"""Characters of the paper's words that are shown: they may be a whole row."""

_QUOTED = {"zh": "{said}（{quotes}）", "en": "{said} ({quotes})"}
_COMMA = {"zh": "、", "en": ", "}


def reasons(left_out: LeftOut, words: Words) -> tuple[str, ...]:
    """Each reason once, with all that was quoted for it."""
    quoted: defaultdict[str, list[str]] = defaultdict(list)
    for reason in left_out.reasons:
        quoted[words.nearest("because", reason.rule)].append(reason.words)
    return tuple(_said(said, quotes, words) for said, quotes in quoted.items())


def _said(said: str, quotes: list[str], words: Words) -> str:
    """One reason; of quotes within one another the longest."""
    whole = [q for q in dict.fromkeys(quotes) if q and not any(q != other and q in other for other in quotes)]
    shown = _COMMA[words.lang].join(f"“{_short(q)}”" for q in whole)
    return _QUOTED[words.lang].format(said=said, quotes=shown) if shown else said


def _short(quote: str) -> str:
    return quote if len(quote) <= LONGEST else quote[:LONGEST] + "…"
