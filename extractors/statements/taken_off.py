"""Staff less those who do not count, where a text tells both: 人员十一名,其中三名为兼职 are eight.

The words of such people are the groups `taken_off…` of a field's labels. Where a text says that a total holds some of
them, and not how many, what is left cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.fields import Field
from extractors.model import Reason
from extractors.statements.linking import Link
from extractors.statements.mentions import Mention
from extractors.text.quantities import Quantity, quantities
from extractors.text.units import Unit
from extractors.words.loading import pattern, rules

_WORDS = "statements/taken_off"
OUTRIGHT = 3
"""The strength of words that name those who count for themselves."""


def less_those(text: str, link: Link, links: Sequence[Link]) -> Link:
    """The link to what is left of a total; the same link where nobody is taken off, or the text says who is left.

    `links` are all figures of the text: one that names those who count outright needs no reckoning.
    """
    if not rules(f"labels/{link.field}", "taken_off_behind") or not link.mention.strength or _is_told(link, links):
        return link
    parts = list(_behind(text, link)) or list(_ahead(text, link))
    taken = sum((part.value for part in parts), Decimal(0))
    if not 0 < taken < link.quantity.value:
        return link
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    whole = link.quantity
    left = replace(whole, value=whole.value - taken, start=min(whole.start, start), end=max(whole.end, end))
    return replace(link, quantity=left)


def in_cell(text: str, quantity: Quantity, field: Field, strength: int) -> tuple[Quantity, tuple[Reason, ...]]:
    """What is left of the figure that a cell's (folded, compact) text gives beside its label; and what is untold."""
    link = Link(field, quantity, Mention(quantity.start, quantity.start, strength), (0, len(text)))
    return less_those(text, link, ()).quantity, tuple(untold(text, link))


def untold(text: str, link: Link) -> Iterator[Reason]:
    """That a total holds some who do not count, and not how many."""
    for rule in rules(f"labels/{link.field}", "taken_off_untold") if link.mention.strength else ():
        asked = link.mention.strength < OUTRIGHT or not rule.more.get("vague")
        if asked and (match := rule.pattern.match(text, link.quantity.end, link.sentence[1])):
            yield Reason("with_others", match.group())


def _is_told(link: Link, links: Sequence[Link]) -> bool:
    """Whether another figure of the text is of those who count outright, and this one is not."""
    told = (x for x in links if x.field is link.field and x.quantity.start != link.quantity.start)
    return link.mention.strength < OUTRIGHT and any(x.mention.strength == OUTRIGHT for x in told)


def _behind(text: str, link: Link) -> Iterator[Quantity]:
    """The parts to be taken off that follow a total, in its sentence or in one that goes on with 其中."""
    end, last = _end(text, link.sentence[1]), link.quantity.end
    marked = False
    for part in quantities(text):
        if not link.quantity.end <= part.start < end or not _counts_people(part, link):
            continue
        between = text[last : part.start]
        marked = marked or bool(pattern(_WORDS, "among").search(between))
        if part.value >= link.quantity.value or pattern(_WORDS, "besides").search(between):
            return
        if _is_part(text, part, link.field, marked):
            yield part
        elif link.mention.strength == OUTRIGHT and not marked:
            return
        last = part.end


def _ahead(text: str, link: Link) -> Iterator[Quantity]:
    """The parts to be taken off that stand before a total which sums them up: 兼职三名,其余专职,合计十一名."""
    last = link.sentence[0]
    for part in quantities(text):
        if not link.sentence[0] <= part.start < link.quantity.start or not _counts_people(part, link):
            continue
        before = text[last : part.start]
        held = pattern(_WORDS, "holding").search(before) or _summed(text, part, link)
        if held and not pattern(_WORDS, "besides").search(before) and _is_part(text, part, link.field, True):
            yield part
        last = part.end


def _summed(text: str, part: Quantity, link: Link) -> bool:
    return bool(pattern(_WORDS, "summed").search(text[part.end : link.quantity.start]))


def _end(text: str, end: int) -> int:
    """Where what is told of a total ends: after sentences that go on with it."""
    while match := pattern(_WORDS, "goes_on").match(text, end):
        end = match.end()
    return end


def _counts_people(part: Quantity, link: Link) -> bool:
    counted = part.unit is Unit.OTHER and pattern(_WORDS, "counters").fullmatch(part.unit_text)
    return part.unit is Unit.BARE or part.unit in link.field.counted_in or bool(counted)


def _is_part(text: str, part: Quantity, field: Field, marked: bool) -> bool:
    """Whether those of a figure do not count: words behind say so, or words before where it is known to be a part."""
    behind = any(rule.pattern.match(text, part.end) for rule in rules(f"labels/{field}", "taken_off_behind"))
    ahead = any(_closes(rule.pattern, text[: part.start]) for rule in rules(f"labels/{field}", "taken_off_ahead"))
    return behind or (marked and ahead)


def _closes(words: re.Pattern[str], text: str) -> bool:
    return any(match.end() == len(text) for match in words.finditer(text))
