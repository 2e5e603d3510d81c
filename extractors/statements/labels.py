"""What a cell's text is: the label of a field, or a figure and in which unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields import Field
from extractors.statements.links import Terms, in_unit, mentions
from extractors.text.glosses import without_gloss
from extractors.text.quantities import Bound, Quantity, quantities
from extractors.text.units import Unit, stated_unit

StatedUnit = tuple[Unit, Decimal] | None


@dataclass(frozen=True, slots=True)
class Label:
    """A cell that names a field: how outright, and in which unit if it says so."""

    field: Field
    strength: int
    unit: StatedUnit
    text: str


_TAIL = re.compile(
    r"(?:\([^()]*\)?|/[\u4e00-\u9fff%㎡A-Za-z0-9]{1,4}|[:：、,。.*＊\s_\-]|单位.{0,4}|约|共|计|为|有|是|达|[①-⑩]|注\d?"
    # What is left of a bracketed unit when its bracket is misread: 人), 兑人!, and a speck behind a bracket.
    r"|[\u4e00-\u9fff]?(?:人|家|户|个|名|万?元|%|平方米|㎡|m2)[)!\]}]|(?<=\))[A-Za-z]{1,2}$)*"
)
_SHARE = re.compile(
    r"比例|比重|占比|比率|百分比|率|%|占.*比|所占|达标|占(?:专职|全职|全体|全部|总)*(?:从业)?(?:人员|员工|职工|人数|总数)+$"
)
ENUMERATION = re.compile(r"^(?:\(?[\d一二三四五六七八九十]{1,3}[.、)．:]|[①-⑩]|[*★●■◆▲])+")
_DATES = re.compile(
    r"(?:截[至止])?(?:20\d\d|二[〇○零][一二三四五六七八九〇○零]{2})年?(?:度|末|底|\d{1,2}月(?:\d{1,2}日|末|底)?)*"
)


def label_of(text: str, terms: Terms) -> Label | None:
    """What a (folded, compact) cell text names, if it is a label of this field and nothing more."""
    text = _DEMAND.sub("", without_gloss(text))
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
    if terms.field.list == "clients" and re.match("其中", text) and not re.search("中小|小微|微型", text):
        return None
    if terms.field.share and not unit and not _SHARE.search(text):
        return None
    return Label(terms.field, strength, unit, text)


_LABEL_LENGTH = 60
# A label that says what is asked: 资产总额不低于50万元.
_DEMAND = re.compile(
    r"(?:不[低少小]于|不得[低少]于|≥|>=?|至少|须?达到?)[\d.,]+(?:万?元|平方米|㎡|m2|[人名家户]|%)(?:\(?含\)?)?(?:以上)?(?:的)?$"
)


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


_VALUE_LEAD = re.compile(
    r"(?:\([^()]{0,8}\)|上年度?末|总额|金额|面积|数量|人数|[约共为计有达近超逾合人民币￥:：>≥=大于超过将近大约总计合计共计现有目前实际专职全职]|RMB|[\s_☑√■])*"
)


def value_of(text: str) -> Quantity | None:
    """The figure that a (folded, compact) value cell is about: it opens the cell."""
    found = quantities(text)
    if not found or found[0].unit in {Unit.OTHER, Unit.FOREIGN}:
        return None
    first = found[0]
    if not _VALUE_LEAD.fullmatch(text[: first.start]) or first.bound in {Bound.AT_LEAST, Bound.AT_MOST}:
        return None
    rest = text[first.end :]
    # 1 234.56, 1 6 0: blanks for commas are only read where they cannot part two figures, and between digits never.
    if re.match(r"\s\d{3}(?!\d)|\s\d(?!\d)", rest):
        return None
    # A bare number that opens a longer word is an address, a date or a name; one character is a misread unit (130享).
    if first.unit is Unit.BARE and re.match(r"[\u4e00-\u9fffA-Za-z#-]", rest) and not _MISREAD_UNIT.fullmatch(rest):
        return None
    return first


_MISREAD_UNIT = re.compile(r"(?![多余几来整正])[\u4e00-\u9fff]|[mM][²2i]?")


def settled(quantity: Quantity, terms: Terms, *stated: StatedUnit) -> Quantity | None:
    """`quantity` in the field's base unit; a bare number takes the first unit stated for the field."""
    if terms.field.whole and quantity.value != quantity.value.to_integral_value():
        return None
    if quantity.unit in terms.units:
        return quantity
    if quantity.unit is not Unit.BARE:
        return None
    for unit in stated:
        if unit and unit[0] in terms.units:
            return in_unit(quantity, *unit)
    if terms.field.share:
        factor = Decimal("0.01") if quantity.value > 1 else Decimal(1)
        return in_unit(quantity, Unit.RATIO, factor) if 0 <= quantity.value <= 100 else None
    if quantity.scaled and not terms.field.money:
        return None
    return in_unit(quantity, Unit(terms.field.unit), Decimal(1))


_PEOPLE_BEFORE_SHARE = re.compile(r"[约共计为有是达]?\d+[人名]?(?:/\d+[人名]?)?[(,、/;占为比例:]*")

_PEOPLE_OF_ALL = re.compile(r"\d+[人名]?/\d")  # 5/6 is no five per cent


def share_of(text: str) -> Quantity | None:
    """The share in a value cell, perhaps behind the number of people that make it: 9人(81.8%)."""
    shares = [q for q in quantities(text) if q.unit is Unit.RATIO]
    ahead = text[: shares[0].start] if shares else ""
    if ahead and _PEOPLE_BEFORE_SHARE.fullmatch(ahead):
        return shares[0]
    return None if _PEOPLE_OF_ALL.match(text) else value_of(text)
