"""A total outranks its parts: what a text says there are in all goes before what it says of some of them.

So 在园38家,园外30家,全年共服务68家 states one figure of clients, and the others are parts of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.statements.stated import Stated
from extractors.text.script import script
from extractors.words.loading import pattern

_IN_ALL = pattern("statements/totals", "in_all")
_CLAUSE_END = pattern("statements/totals", "clause_end")
_SENTENCE_END = pattern("statements/totals", "sentence_end")
_FOR_WHOM = pattern("statements/totals", "for_whom")


def parts_of_totals(group: Sequence[Stated]) -> list[Stated]:
    """Those of the statements that a total in the same text sums up: smaller, of no other year, and no totals."""
    totals = [s for s in group if _is_total(s)]
    return [s for s in group if not _is_total(s) and any(_sums_up(total, s) for total in totals)]


def parts_by_service(group: Sequence[Stated]) -> list[Stated]:
    """Those that one sentence tells one after another, each of one service: 为21家提供咨询,为16家提供培训.

    Who was helped twice stands in two of them, so that neither any of them nor their sum is the number of all.
    """
    told = [s for s in group if not _is_total(s) and _FOR_WHOM.search(_ahead(s))]
    return [s for s in told if any(_beside(s, other) for other in told if other is not s)]


def _beside(one: Stated, other: Stated) -> bool:
    """Whether two figures of one time stand in one sentence."""
    if one.passage is not other.passage or one.as_of != other.as_of or one.start == other.start:
        return False
    first, last = sorted((one.start, other.start))
    return not _SENTENCE_END.search(one.passage.text[first:last])


def _ahead(stated: Stated) -> str:
    return script(stated.passage.text[: stated.start], lines=True).text


def _sums_up(total: Stated, part: Stated) -> bool:
    same_time = total.as_of is None or part.as_of in (None, total.as_of)
    return total.passage is part.passage and total.value > part.value and same_time and total.strength >= part.strength


def _is_total(stated: Stated) -> bool:
    """Whether words of a total stand before a figure in its clause."""
    return bool(_IN_ALL.search(_CLAUSE_END.split(_ahead(stated))[-1]))
