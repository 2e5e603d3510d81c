"""Which field a figure of a sentence is of: the words before it or behind it that reach it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.fields import Field, figures
from extractors.model import Approximation
from extractors.statements.mentions import Mention, Terms
from extractors.statements.other_measures import HIDDEN, translated
from extractors.text.hiding import RECKONING
from extractors.text.quantities import Bound, Quantity
from extractors.text.units import Unit, stated_unit
from extractors.words.loading import pattern


@dataclass(frozen=True, slots=True)
class Link:
    """A quantity tied to the mention that says which field it is a figure of.

    `whole`: what its words part it from; `beside`: what it may be instead.
    """

    field: Field
    quantity: Quantity
    mention: Mention
    sentence: tuple[int, int]
    beside: tuple[Decimal, ...] = ()
    whole: Decimal | None = None


# What may stand between a label and its figure.
_PARENTHESIS = pattern("statements/linking", "parenthesis")
_GAP_DATE = pattern("statements/linking", "gap_date")
_CONNECTORS = pattern("statements/linking", "connectors")
_NEAR = 5
# A share is worded at length: 达到大专或中级以上水平的专职人员有56%.
_NEAR_SHARE = 14
_FAR = 26


def _bare_gap(text: str) -> str:
    return _GAP_DATE.sub("", _PARENTHESIS.sub("", RECKONING.sub("", text.replace(HIDDEN, ""))))


def _connected(gap: str, near: int = _NEAR) -> bool:
    bare = _bare_gap(gap)
    if len(bare) > _FAR:
        return False
    if _CONNECTORS.fullmatch(bare):
        return True
    return len(bare) <= near and not re.search(r"[,、:]", bare)


_WHICH_AREA = pattern("statements/linking", "which_area")


def _right(text: str, start: int, end: int, terms: Terms) -> Mention | None:
    """The term directly behind a figure; an outright label first, then look-alikes, then weaker labels."""
    # 人民币伍拾万元(¥500,000)的总资产, but no 占地300平方米)租给乙方办公.
    if text[end : end + 1] == ")" and re.search(r"\([￥RMBCNY]*$", text[:start]):
        end += 1
    if terms.field.premises and (said := _WHICH_AREA.match(text, end)):
        end = said.end()
    hits = [
        Mention(end, match.end(), term.strength, term.id)
        for term in terms.after
        if (match := term.pattern.match(text, end)) and match.end() > end
    ]
    if not hits:
        return None
    return max(hits, key=lambda m: (m.strength == 3, m.strength == 0, m.strength, m.end))


def _left(text: str, begin: int, quantity: Quantity, found: tuple[Mention, ...]) -> Mention | None:
    closed = [p.span() for p in re.finditer(r"\([^()]*\)", text[begin : quantity.start])]
    inside = [
        m
        for m in found
        if m.start >= begin
        and m.end <= quantity.start
        and not any(a < m.start - begin and m.end - begin < b for a, b in closed)
    ]
    if not inside:
        return None
    nearest = max(inside, key=lambda m: m.end)
    before = [m.strength for m in inside if m is not nearest]
    if nearest.strength == 1 and before:
        # A vague word goes with the subject before it: 实训基地由院校提供,建筑面积500平方米.
        nearest = replace(nearest, strength=before[-1] if before[-1] in {0, 3} else 1)
    near = _NEAR_SHARE if quantity.unit is Unit.RATIO and nearest.strength == 3 else _NEAR
    connected = _connected(text[nearest.end : quantity.start], near)
    return nearest if connected else None


def _choose(text: str, quantity: Quantity, left: Mention | None, right: Mention | None) -> Mention | None:
    """The mention that names the figure: the left one unless what follows says otherwise."""
    if left and right and _LISTED.fullmatch(text, left.end, quantity.start) and _OF.match(text, quantity.end):
        # 的总资产、310万元的净资产: a figure goes with what it is said to be of, not with the thing before.
        return right
    if left and left.strength == 3:
        return left
    if right and (right.strength == 3 or left is None):
        return right
    if right and right.strength == 0:
        return right
    return left


_LISTED = pattern("statements/linking", "listed")
_OF = pattern("statements/linking", "of_what")


def in_unit(quantity: Quantity, unit: Unit, factor: Decimal) -> Quantity:
    """A bare number, read in the unit that its label or column states."""
    high = None if quantity.high is None else quantity.high * factor
    return replace(quantity, unit=unit, value=quantity.value * factor, quantum=quantity.quantum * factor, high=high)


FEW_ROOMS = 10
_AREA = pattern("statements/linking", "area")
_SMUDGED_M2 = re.compile(r"^[A-Za-z]{1,3}[²2]?(?![A-Za-z\d])")
"""What a recogniser makes of a small ㎡: m, nf, Cp2."""


def _needs_no_unit(text: str, left: Mention, quantity: Quantity, terms: Terms) -> bool:
    """Whether a bare number behind a label can only be of the field: what follows 面积 is an area, or few rooms."""
    if terms.field.premises and _AREA.search(text, left.start, left.end):
        return quantity.value >= FEW_ROOMS
    return left.strength == 3 and not terms.field.money


_AFTER_COLON = pattern("statements/linking", "after_colon")
_OUTRIGHT = pattern("statements/linking", "outright")
_GOES_ON = pattern("statements/linking", "goes_on")


def _with_unit(text: str, left: Mention | None, quantity: Quantity, terms: Terms) -> Quantity:
    """A bare number takes the unit in brackets behind its label (资产总额(万元) 52.3), or after a colon the field's."""
    if quantity.unit is not Unit.BARE or left is None or not left.strength:
        return quantity
    gap = text[left.end : quantity.start]
    stated = stated_unit(gap)
    if stated:
        return in_unit(quantity, *stated) if stated[0] in terms.units else quantity
    after_colon = _AFTER_COLON.fullmatch(gap)
    outright = _OUTRIGHT.fullmatch(gap) and _needs_no_unit(text, left, quantity, terms)
    rest = text[quantity.end :]
    if terms.field.premises:
        rest = _SMUDGED_M2.sub("", rest)
    # 其中专职5、兼职2: a list of people goes on without its unit; 专职9.周国 is the next entry of a roster.
    alone = (after_colon or outright) and not _GOES_ON.match(rest)
    return in_unit(quantity, next(iter(terms.units)), Decimal(1)) if alone and terms.bare else quantity


# 由40万元增至52万元: the second figure is how things are, under the label of the first.
ROSE = pattern("statements/linking", "rose")


# 资产总额2022年底为45.8万元,2023年底达到58.37万元: a year of its own, and no word of another thing.
_YEAR_ON = pattern("statements/linking", "year_on")


def _named(text: str, begin: int, amount: Quantity, found: tuple[Mention, ...], last: Mention | None) -> Mention | None:
    """The mention before a figure; a figure that the one before it rose to goes by that one's mention."""
    between = text[begin : amount.start]
    if last and (ROSE.fullmatch(between) or _YEAR_ON.fullmatch(between)):
        return replace(last, end=amount.start)
    return _left(text, begin, amount, found)


def _goes_on_with(ahead: str) -> bool:
    """Whether words before the first figure of a sentence say what the last one of the sentence before became."""
    return bool(_YEAR_MOVED.fullmatch(ahead))


_YEAR_MOVED = pattern("statements/linking", "year_moved")
_NUMERALS = pattern("statements/linking", "numerals")
_OWN_UNITS = frozenset(Unit(unit) for field in figures() for unit in field.counted_in)


def in_figures(text: str, amounts: tuple[Quantity, ...]) -> str:
    """`text` with figures written in characters as digits, so that no word takes them in: 其中专职五人."""
    for amount in amounts:
        if amount.unit in _OWN_UNITS and not text[amount.start].isascii():
            written = _NUMERALS.sub("0", text[amount.start : amount.end])
            text = text[: amount.start] + written + text[amount.end :]
    return text


def link(
    text: str,
    sentence: tuple[int, int],
    terms: Terms,
    amounts: tuple[Quantity, ...],
    found: tuple[Mention, ...],
    before: Mention | None = None,
) -> Iterator[Link]:
    """The figures of a sentence that belong to one field; `found` are the mentions of its words in the text.

    A figure of a look-alike that covers a word of the field (固定资产总额) comes too, its mention of no strength.
    `before`: what named the last figure of the sentence before, where this one may go on with it.
    """
    told = translated(text, amounts)
    text, amounts = told.text, told.amounts
    begin, last = sentence[0], before if amounts and _goes_on_with(text[sentence[0] : amounts[0].start]) else None
    for amount in amounts:
        left = _named(text, begin, amount, found, last)
        quantity = _with_unit(text, left, amount, terms)
        if quantity.unit not in terms.units:
            # A figure of another kind between does not part a label from its figure:
            # 大专以上学历7人,占专职人员的87.5%.
            begin = amount.end if amount.unit is Unit.BARE else begin
            continue
        if exactly := _in_figures_behind(text, quantity, amounts):
            quantity = exactly
        if left and _one_of_bracketed(text, left, quantity, amounts):
            continue
        right = _right(text[: sentence[1]], quantity.start, quantity.end, terms)
        if right and _has_its_own(text, sentence, quantity, right, amounts):
            right = None
        mention = _choose(text, quantity, left, right)
        if mention and (mention.strength or mention.covers):
            yield Link(terms.field, quantity, mention, sentence, told.instead.get(quantity.start, ()))
        if terms.field.premises and _EACH_ROOM.search(text, sentence[0], amount.start):
            continue  # the rooms are named before the size of each, and what they come to behind it
        # A label that followed its figure is used up.
        begin, last = max(amount.end, quantity.end, mention.end if mention else 0), left


_ASKS = pattern("statements/glued_labels", "asks")
_TO_ITS_OWN = re.compile(r"[^\d,，。;；()]{0,4}(?:\([^()\d]{1,8}\))?[:：]?")


def _has_its_own(
    text: str, sentence: tuple[int, int], quantity: Quantity, right: Mention, amounts: tuple[Quantity, ...]
) -> bool:
    """Whether the words behind a figure name the next one, as this one is named before: 职工人数12人专职人员数8人."""
    if not _ASKS.search(text[sentence[0] : quantity.start]):
        return False
    following = next((a for a in amounts if a.start >= right.end), None)
    alike = following is not None and following.unit in {quantity.unit, Unit.BARE}
    return alike and following is not None and bool(_TO_ITS_OWN.fullmatch(text, right.end, following.start))


def _in_figures_behind(text: str, rough: Quantity, amounts: tuple[Quantity, ...]) -> Quantity | None:
    """The exact figure that brackets behind a rough one give: 七成以上(71.4%), 50余万元(523,456.82元)."""
    if rough.approximation is Approximation.EXACT and rough.bound is Bound.NONE:
        return None
    behind = (a for a in amounts if a.unit is rough.unit and text[rough.end : a.start] == "(")
    return next((a for a in behind if text[a.end : a.end + 1] == ")"), None)


_EACH_ROOM = pattern("statements/linking", "each_room")
_TOTAL_BEFORE = pattern("statements/linking", "total_before")


def _one_of_bracketed(text: str, left: Mention, quantity: Quantity, amounts: tuple[Quantity, ...]) -> bool:
    """Whether a figure is one of the parts that brackets behind its label tell: 服务企业清单(在孵39家、园外27家)."""
    opened = text.rfind("(", left.end, quantity.start)
    closed = text.find(")", quantity.end)
    if opened < 0 or closed < 0 or ")" in text[opened : quantity.start]:
        return False
    inside = [a for a in amounts if opened < a.start and a.end <= closed and a.unit is quantity.unit]
    return len(inside) > 1 and _TOTAL_BEFORE.search(text[opened : inside[0].start]) is None
