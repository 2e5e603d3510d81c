"""Why a figure that was seen does not count, in words, with the paper's own words that say so in quotes."""

from __future__ import annotations

from extractors.model import LeftOut, Reason
from service.report.words import Words

LONGEST = 40
"""Characters of the paper's words that are shown: they may be a whole row."""

_QUOTED = {"zh": "{said}（“{words}”）", "en": "{said} (“{words}”)"}


def reasons(left_out: LeftOut, words: Words) -> tuple[str, ...]:
    """Each reason once."""
    return tuple(dict.fromkeys(reason(r, words) for r in left_out.reasons))


def reason(found: Reason, words: Words) -> str:
    """One reason in words."""
    said = words.nearest("because", found.rule)
    own = found.words if len(found.words) <= LONGEST else found.words[:LONGEST] + "…"
    return _QUOTED[words.lang].format(said=said, words=own) if own else said
