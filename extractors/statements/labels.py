"""What a cell's text is: the label of a field, or a figure and in which unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.fields import Field
from extractors.statements.linking import in_unit
from extractors.statements.mentions import Terms, mentions
from extractors.statements.other_measures import HIDDEN, translated
from extractors.text.glosses import without_gloss
from extractors.text.numerals import chinese_number
from extractors.text.quantities import Bound, Quantity, quantities
from extractors.text.questions import as_label
from extractors.text.units import Unit, stated_unit
from extractors.words.loading import pattern

StatedUnit = tuple[Unit, Decimal] | None


@dataclass(frozen=True, slots=True)
class Label:
    """A cell that names a field: how outright, and in which unit if it says so."""

    field: Field
    strength: int
    unit: StatedUnit
    text: str


_TAIL = pattern("statements/labels", "tail")
_SHARE = pattern("statements/labels", "share")
ENUMERATION = pattern("statements/labels", "enumeration")
_DATES = pattern("statements/labels", "dates")
_OF_WHICH = pattern("statements/labels", "of_which")
_SMALL_FIRMS = pattern("statements/labels", "small_firms")
_MARK = pattern("statements/labels", "letter_mark")


@lru_cache(maxsize=4096)  # whoever looks for figures, for their units and for what was left out asks of each cell
def label_of(text: str, terms: Terms) -> Label | None:
    """What a (folded, compact) cell text names, if it is a label of this field and nothing more."""
    if text.isascii():
        return None  # a number, or a mark: every word is Chinese
    text = _DEMAND.sub("", _MARK.sub("", without_gloss(as_label(text))))
    if len(text) > _LABEL_LENGTH or any(
        q.unit is not Unit.BARE and not _inside_brackets(text, q) for q in _amounts(text)
    ):
        return None
    unit = stated_unit(text)
    if unit and unit[0] not in terms.units:
        return None
    # What stands in brackets can be part of the name (大专以上(含中级职称)人员占比) or a remark within it.
    strength = _head(text, terms) or _head(re.sub(r"\([^()]*\)", "", text), terms)
    if not strength:
        return None
    if terms.field.list == "clients" and _OF_WHICH.match(text) and not _SMALL_FIRMS.search(text):
        return None
    if terms.field.share and not unit and not _SHARE.search(text):
        return None
    return Label(terms.field, strength, unit, text)


_LABEL_LENGTH = 60
# A label that says what is asked: 资产总额不低于50万元.
_DEMAND = pattern("statements/labels", "demand")


def _head(text: str, terms: Terms) -> int:
    """How outright a label's text names the field, 0 if it does not.

    The head of a Chinese noun phrase stands last: of all words of the field the one
    that ends last decides, and it must be no look-alike.
    """
    last = max(mentions(text, terms), key=lambda m: m.end, default=None)
    return last.strength if last and _TAIL.fullmatch(text[last.end :]) else 0


def _amounts(text: str) -> tuple[Quantity, ...]:
    return quantities(_DATES.sub(lambda m: "\x00" * len(m.group()), text))


def _inside_brackets(text: str, quantity: Quantity) -> bool:
    """Whether a figure stands in brackets: 办公面积(不少于100平方米) is still a label."""
    ahead = text[: quantity.start]
    return ahead.count("(") > ahead.count(")")


_VALUE_LEAD = pattern("statements/labels", "value_lead")


def value_of(text: str) -> Quantity | None:
    """The figure that a (folded, compact) value cell is about: it opens the cell."""
    told = translated(text, quantities(text))
    found = told.amounts or _in_words(text)
    if told.instead or not found or found[0].unit in {Unit.OTHER, Unit.FOREIGN}:
        return None
    first = found[0]
    if not _VALUE_LEAD.fullmatch(told.text[: first.start].replace(HIDDEN, "")) or first.bound in {
        Bound.AT_LEAST,
        Bound.AT_MOST,
    }:
        return None
    rest = text[first.end :]
    # 1 234.56, 1 6 0: blanks for commas are only read where they cannot part two figures, and between digits never.
    # 38.2→41.6: the first is what it was. 2,8241 is no number of either kind: where its comma stands was misread.
    misread = re.match(r"\d|,\d" if "," in text[first.start : first.end] else r"\d", rest)
    if misread or re.match(r"\s\d{3}(?!\d)|\s\d(?!\d)|\s?(?:→|⇒|[-=]>)", rest):
        return None
    # 19. and a word is the number of a line.
    if first.unit is Unit.BARE and _NUMBERED_WORD.match(rest):
        return None
    # A bare number that opens a longer word is an address, a date or a name; one character is a misread unit (130享).
    if (
        first.unit is Unit.BARE
        and re.match(r"[\u4e00-\u9fffA-Za-z#-]|\*+\d|\*{2}", rest)
        and not _MISREAD_UNIT.fullmatch(rest)
    ):
        return None
    return first


def _in_words(text: str) -> tuple[Quantity, ...]:
    """A cell that is nothing but a number in words: 三十八 needs no unit where its label says what it counts."""
    match = _ALL_NUMERAL.fullmatch(text)
    value = chinese_number(text) if match else None
    quantum = Decimal(1).scaleb(-len((match and match["part"]) or ""))
    return () if value is None else (Quantity(0, len(text), value, Unit.BARE, quantum=quantum),)


_ALL_NUMERAL = pattern("statements/labels", "all_numeral")
_NUMBERED_WORD = pattern("statements/labels", "numbered_word")
_MISREAD_UNIT = pattern("statements/labels", "misread_unit")


def settled(quantity: Quantity, terms: Terms, *stated: StatedUnit) -> Quantity | None:
    """`quantity` in the field's base unit; a bare number takes the first unit stated for the field."""
    if terms.field.whole and quantity.value != quantity.value.to_integral_value():
        return None
    if quantity.unit in terms.units:
        return quantity
    if quantity.unit is not Unit.BARE or any(unit and unit[0] is Unit.FOREIGN for unit in stated):
        return None
    for unit in stated:
        if unit and unit[0] in terms.units:
            return in_unit(quantity, *unit)
    if terms.field.share:
        if quantity.value == 1 == quantity.quantum:  # a share of one, or what is left of a percentage
            return None
        factor = Decimal("0.01") if quantity.value > 1 else Decimal(1)
        return in_unit(quantity, Unit.RATIO, factor) if 0 <= quantity.value <= 100 else None
    if quantity.scaled and not terms.field.money:
        return None
    return in_unit(quantity, Unit(terms.field.unit), _unstated(quantity, terms.field))


def _unstated(quantity: Quantity, field: Field) -> Decimal:
    """The factor of a bare number: an amount with more than two decimals is of ten thousands, where it can be none."""
    return _TEN_THOUSANDS if field.money and field.least and quantity.quantum < _CENT else Decimal(1)


_TEN_THOUSANDS, _CENT = Decimal(10_000), Decimal("0.01")
_STATES_UNIT = pattern("statements/labels", "states_unit")


def lacks_unit(label: Label, quantity: Quantity) -> bool:
    """Whether a label states a unit that was not read, and the number in the field's own unit would be too small."""
    least = label.field.least
    is_bare = quantity.unit is Unit.BARE and quantity.quantum >= _CENT
    too_small = least is not None and is_bare and abs(quantity.value) < least
    return too_small and label.unit is None and bool(_STATES_UNIT.search(label.text))


_PEOPLE_BEFORE_SHARE = pattern("statements/labels", "people_before_share")

_PEOPLE_OF_ALL = pattern("statements/labels", "people_of_all")
_FRACTION = pattern("statements/labels", "fraction")
_THOUSANDTH = Decimal("0.001")


def share_of(text: str) -> Quantity | None:
    """The share in a value cell, perhaps behind the people that make it: 9人(81.8%); people alone are none.

    Those of all (4/5) are one where no other is told.
    """
    shares = [q for q in quantities(text) if q.unit is Unit.RATIO]
    ahead = text[: shares[0].start] if shares else ""
    if ahead and _PEOPLE_BEFORE_SHARE.fullmatch(ahead):
        return shares[0]
    if _PEOPLE_OF_ALL.match(text):
        return None if shares else _of_all(text)
    found = value_of(text)
    return None if found is not None and found.unit is Unit.PERSONS else found


def _of_all(text: str) -> Quantity | None:
    """The share that a cell tells by how many of how many: 4/5, 4人/5人; nothing else may stand in it."""
    match = _FRACTION.fullmatch(text)
    some, everybody = (int(match["some"]), int(match["all"])) if match else (0, 0)
    if match is None or not 0 < some <= everybody:
        return None
    start, end = match.start("some"), match.end("all")
    return Quantity(start, end, Decimal(some) / Decimal(everybody), Unit.RATIO, quantum=_THOUSANDTH)
