"""A total less those who do not count, where a text tells both: 人员十一名,其中三名为兼职 are eight.

The words of such people, rooms or clients are the groups `taken_off…` of a field's labels; `always`: they come off a
figure in the plainest words as well; `unsure`: perhaps they count all the same; `stays`: perhaps they do not. Where a
text says that a total holds some of them, and not how many, what is left cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.fields import Field
from extractors.model import Reason
from extractors.statements.linking import Link
from extractors.statements.mentions import Mention
from extractors.statements.parts import part_meant, told_until
from extractors.statements.qualifying import CLAUSE_BREAK
from extractors.text.quantities import Quantity, quantities
from extractors.text.units import Unit
from extractors.words.loading import WordRule, pattern, rules

_WORDS = "statements/taken_off"
OUTRIGHT = 3
"""The strength of words that name those who count for themselves."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What is taken off, whether it perhaps counts all the same, and whether it stays on for that."""

    quantity: Quantity
    unsure: bool
    stays: bool = False


def less_those(text: str, link: Link, links: Sequence[Link], loosely: bool = True) -> Link:
    """The link to what is left of a total; the same link where nobody is taken off, or the text says who is left.

    `links` are all figures of the text: one that names those who count outright needs no reckoning. `loosely`: what
    comes off always does so too where no word says that it is a part, and then perhaps.
    """
    if not takes_off(link.field) or not link.mention.strength or _is_told(link, links) or _is_done(text, link):
        return link
    parts = list(_behind(text, link, loosely)) or list(_ahead(text, link))
    whole, off = link.quantity, [p.quantity for p in parts]
    taken, kept, unsure = _sum(parts), _sum(p for p in parts if p.stays), _sum(p for p in parts if p.unsure)
    if not 0 < taken < whole.value:
        return link
    start, end = min(q.start for q in off), max(q.end for q in off)
    value = whole.value - taken + kept
    left = replace(whole, value=value, start=min(whole.start, start), end=max(whole.end, end))
    perhaps = (left.value + unsure, left.value - kept)
    beside = tuple(v for v in dict.fromkeys(perhaps) if v != left.value)
    return replace(link, quantity=left, beside=beside, whole=link.whole or whole.value)


def takes_off(field: Field) -> bool:
    """Whether the labels of a field name those who come off its totals."""
    return bool(rules(f"labels/{field}", "taken_off_behind"))


def names_them(field: Field, strength: int) -> bool:
    """Whether words of that strength name those who count for themselves, so that a total in them holds no others."""
    always = any(rule.more.get("always") for rule in rules(f"labels/{field}", "taken_off_behind"))
    return strength == OUTRIGHT and not always


def in_cell(text: str, quantity: Quantity, field: Field, strength: int) -> tuple[Link, tuple[Reason, ...]]:
    """The link to what is left of the figure that a cell's (folded, compact) text gives; and what is untold."""
    link = Link(field, quantity, Mention(quantity.start, quantity.start, strength), (0, len(text)))
    part = part_meant(text, link)
    left = part if part is not link else less_those(text, link, ())
    return left, tuple(untold(text, link))


def untold(text: str, link: Link) -> Iterator[Reason]:
    """That a total holds some who do not count, and not how many; nothing where the part that is meant is told."""
    if part_meant(text, link) is not link:
        return
    for rule in rules(f"labels/{link.field}", "taken_off_untold") if link.mention.strength else ():
        asked = link.mention.strength < OUTRIGHT or not rule.more.get("vague")
        if asked and (match := rule.pattern.match(text, link.quantity.end, link.sentence[1])):
            yield Reason("with_others", match.group())


def _is_told(link: Link, links: Sequence[Link]) -> bool:
    """Whether another figure of the text is of those who count outright, and this one is not."""
    told = (x for x in links if x.field is link.field and x.quantity.start != link.quantity.start)
    return link.mention.strength < OUTRIGHT and any(names_them(x.field, x.mention.strength) for x in told)


def _is_done(text: str, link: Link) -> bool:
    """Whether words in the clause before a figure say that those who do not count are off already."""
    clause = CLAUSE_BREAK.split(text[link.sentence[0] : link.quantity.start])[-1]
    return any(rule.pattern.search(clause) for rule in rules(f"labels/{link.field}", "taken_off_done"))


def _behind(text: str, link: Link, loosely: bool) -> Iterator[_Part]:
    """The parts to be taken off that follow a total, in its sentence or in one that goes on with 其中."""
    end, last = told_until(text, link.sentence[1]), link.quantity.end
    marked = False
    for part in quantities(text):
        if not link.quantity.end <= part.start < end or not _counts_alike(part, link):
            continue
        between = text[last : part.start]
        marked = marked or bool(pattern(_WORDS, "among").search(between))
        if part.value >= link.quantity.value or pattern(_WORDS, "besides").search(between):
            return
        if found := _as_part(text, part, link.field, marked, loosely):
            yield found
        elif link.mention.strength == OUTRIGHT and not marked:
            return
        last = part.end


def _ahead(text: str, link: Link) -> Iterator[_Part]:
    """The parts to be taken off that stand before a total which sums them up: 兼职三名,其余专职,合计十一名."""
    last = link.sentence[0]
    for part in quantities(text):
        if not link.sentence[0] <= part.start < link.quantity.start or not _counts_alike(part, link):
            continue
        before = text[last : part.start]
        held = pattern(_WORDS, "holding").search(before) or _summed(text, part, link)
        found = _as_part(text, part, link.field, True, False)
        if found and held and not pattern(_WORDS, "besides").search(before):
            yield found
        last = part.end


def _summed(text: str, part: Quantity, link: Link) -> bool:
    return bool(pattern(_WORDS, "summed").search(text[part.end : link.quantity.start]))


def _counts_alike(part: Quantity, link: Link) -> bool:
    """Whether a part is counted as its total is; a bare number in a cell is."""
    counted = part.unit is Unit.OTHER and pattern(_WORDS, "counters").fullmatch(part.unit_text)
    bare = part.unit is Unit.BARE and (not link.field.premises or link.quantity.unit is Unit.BARE)
    return bare or part.unit in link.field.counted_in or bool(counted and link.field.whole)


def _as_part(text: str, part: Quantity, field: Field, marked: bool, loosely: bool) -> _Part | None:
    """A figure of those who do not count: words behind say so, or words before where it is known to be a part."""
    behind = (r for r in rules(f"labels/{field}", "taken_off_behind") if r.pattern.match(text, part.end))
    if rule := next(behind, None):
        return _part(part, rule)
    ahead = (r for r in rules(f"labels/{field}", "taken_off_ahead") if _closes(r.pattern, text[: part.start]))
    rule = next(ahead, None)
    if rule is None or not (marked or (loosely and rule.more.get("always"))):
        return None
    found = _part(part, rule)
    return found if marked or found.stays else replace(found, unsure=True)


def _part(quantity: Quantity, rule: WordRule) -> _Part:
    return _Part(quantity, bool(rule.more.get("unsure")), bool(rule.more.get("stays")))


def _sum(parts: Iterable[_Part]) -> Decimal:
    return sum((p.quantity.value for p in parts), Decimal(0))


def _closes(words: re.Pattern[str], text: str) -> bool:
    return any(match.end() == len(text) for match in words.finditer(text))
