"""A share that a sentence tells by persons: 专职人员9人,其中7人为大专以上学历 is seven ninths."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractors.fields import figures
from extractors.statements.linking import Link
from extractors.statements.mentions import Mention
from extractors.text.quantities import Bound, Quantity, quantities
from extractors.text.units import Unit
from extractors.words.loading import pattern

_BEFORE, _BEHIND = pattern("statements/of_whom", "all_before"), pattern("statements/of_whom", "all_behind")
_AMONG, _QUALIFIED = pattern("statements/of_whom", "among"), pattern("statements/of_whom", "qualified_behind")
_AMONG_QUALIFIED = pattern("statements/of_whom", "among_qualified")
_DEGREE_AND_TITLE = pattern("statements/of_whom", "degree_or_title")


def share_of_persons(text: str) -> Iterator[Link]:
    """Links of the shares that a (folded, compact) text tells by the number of full-time staff and of some of them.

    Where the sentence goes on to tell the share itself that is the figure.
    """
    found = quantities(text)
    people = [q for q in found if q.unit is Unit.PERSONS and q.bound is Bound.NONE]
    for everybody, some in pairwise(people):
        said = _qualified(text, everybody, some)
        end = text.find("。", some.end)
        told = any(q.unit is Unit.RATIO and some.end <= q.start < (len(text) if end < 0 else end) for q in found)
        if said and not told and 0 < some.value <= everybody.value:
            begin = text.rfind("。", 0, everybody.start) + 1
            strength = 3 if _DEGREE_AND_TITLE.search(said) else 2
            share = Quantity(some.start, some.end, some.value / everybody.value, Unit.RATIO, some.approximation)
            mention = Mention(some.start, some.start, strength)
            yield from (Link(f, share, mention, (begin, len(text))) for f in figures() if f.either)


def _qualified(text: str, everybody: Quantity, some: Quantity) -> str:
    """The words by which some of all full-time staff are told to be qualified, "" where they are not."""
    behind = _BEHIND.match(text, everybody.end)
    if not (behind or _BEFORE.search(text[: everybody.start])):
        return ""
    between = text[behind.end() if behind else everybody.end : some.start]
    if _AMONG.fullmatch(between) and (match := _QUALIFIED.match(text, some.end)):
        return match.group()
    match = _AMONG_QUALIFIED.fullmatch(between)
    return match["said"] if match else ""
