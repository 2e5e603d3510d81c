"""All that the rules say, from `words.yaml`: sentences, papers, figures and places, in both languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from checkers.model import Text
from extractors.fields import Dated, Field, all_fields, units
from extractors.known_facts import is_fact, known
from extractors.model import Claim, FactName, Kind, Place, Remark, RowReason, Statement
from extractors.words.loading import parsed

_NUMBER = re.compile(r"\d+(?:\.\d+)?")

NOTHING = Text("", "")

Entry = Mapping[str, Any]


@cache
def entries() -> Mapping[str, Mapping[str, Entry]]:
    """Every entry by group and name."""
    loaded: Mapping[str, Mapping[str, Entry]] = parsed(
        files("checkers").joinpath("words.yaml").read_text(encoding="utf-8")
    )
    return loaded


def say(sentence: str, /, **parts: object) -> Text:
    """A sentence with its slots filled; a part that is a Text is filled in by language."""
    return filled("sentence", sentence, **parts)


def word(group: str, code: str, /) -> Text:
    """What a code of that group is called."""
    return filled(group, code)


def called(group: str, code: str) -> Text | None:
    """What a code of that group is called, slots and all; None where it has no word.

    Fields, units, and kinds of paper that an office adds have their names where they are defined.
    """
    if group == "field":
        return _named(code)
    if group == "unit":
        return Text(units()[code].zh, units()[code].many or units()[code].en) if code in units() else None
    if entry := entries().get(group, {}).get(code):
        return Text(entry["zh"], entry["en"])
    return _further_kind(code) if group == "kind" else None


def _named(code: str) -> Text | None:
    """What the figure or fact of that name is called."""
    if is_fact(code):
        row = known(FactName(code)).names
        return Text(row.zh, row.en)
    return named(all_fields()[code]) if code in all_fields() else None


def _further_kind(code: str) -> Text | None:
    return Text(Kind(code).called["zh"], Kind(code).called["en"]) if code in Kind.further() else None


def kind_name(kind: Kind) -> Text:
    """What a paper of that kind is called."""
    return called("kind", kind) or Text(kind, kind)


def filled(group: str, name: str, /, *rest: object, **parts: object) -> Text:
    """The entry of that name; KeyError for one that is not there or lacks a part."""
    entry = entries()[group][name]
    zh, en = ({key: _in(part, language) for key, part in parts.items()} for language in ("zh", "en"))
    return Text(entry["zh"].format(*rest, **zh), entry["en"].format(*rest, **en))


def _in(part: object, language: str) -> object:
    return getattr(part, language) if isinstance(part, Text) else part


def joined(parts: Iterable[Text], zh: str = "", en: str = " ") -> Text:
    """Texts one after another; blank ones leave no gap."""
    some = [p for p in parts if p.zh or p.en]
    return Text(zh.join(p.zh for p in some), en.join(p.en for p in some))


def listed(parts: Sequence[Text]) -> Text:
    """Texts as a list within a sentence."""
    return joined(parts, "；", "; ")


def named_one_by_one(parts: Iterable[Text]) -> Text:
    """Words as a list within a sentence."""
    return joined(parts, "、", ", ")


def capital(text: Text) -> Text:
    """A text that begins a sentence."""
    return Text(text.zh, text.en[:1].upper() + text.en[1:])


def named(field: Field) -> Text:
    """What a field is called."""
    return Text(field.names.zh, field.names.en)


def kinds(names: Iterable[Kind]) -> Text:
    """The names of papers, as a choice."""
    between = say("or")
    return joined([kind_name(k) for k in names], between.zh, between.en)


def reasons(names: Iterable[RowReason]) -> Text:
    """Why rows do not count, as a list."""
    return named_one_by_one([word("reason", r) for r in names])


def remarks(found: Iterable[Remark]) -> Text:
    """What was noticed, as a list within a sentence."""
    return listed([_remark(r) for r in found])


def _remark(remark: Remark) -> Text:
    everything = Text("、".join(remark.parts), ", ".join(remark.parts))
    return filled("remark", remark.code, *remark.parts, all=everything)


def figure(value: Decimal, field: Field) -> Text:
    """A value with its unit, as a reader would write it."""
    number = plain(value * 100 if field.share else value, 2)
    if field.share:
        return Text(f"{number}%", f"{number}%")
    unit = units()[field.unit]
    english = unit.english(value)
    return Text(f"{number} {unit.zh}", f"{english} {number}" if unit.ahead else f"{number} {english}")


def is_printed_otherwise(value: str, quote: str) -> bool:
    """Whether a paper prints another number than the one that is said: 52.3万元 for 523,000 元, 八成 for 80%."""
    said, printed = _number_in(value), _number_in(quote)
    return bool(quote) and said != printed


def _number_in(text: str) -> Decimal | None:
    found = _NUMBER.search(unicodedata.normalize("NFKC", text).replace(",", ""))
    return Decimal(found[0]) if found else None


def when(said: Claim) -> Text:
    """The day that a figure is of, within a sentence; of one that sums up a year, the year alone."""
    if said.as_of is None:
        return NOTHING
    if said.field.dated is Dated.YEAR:
        return say("in_year", year=said.as_of.year)
    return say("on_day", day=said.as_of)


def unit_of(unit: str) -> Text:
    """What a rule's unit is called: that of a figure, or what is counted; a share has none."""
    return called("unit", unit) or called("counted", unit) or NOTHING


def kept_alone(text: str) -> Text:
    """What is the same in both languages."""
    return Text(text, text)


def gap(one: Decimal, other: Decimal, field: Field) -> Text:
    """How far two values are apart."""
    if not field.share:
        return figure(abs(one - other), field)
    return say("points_apart", points=plain(abs(one - other) * 100, 2))


def plain(value: Decimal, places: int) -> str:
    """A number with thousands separators and no trailing zeros: 523,456.82, 62.5, 6."""
    shown = f"{round(value, places):,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def place(said: Statement) -> Text:
    """Paper, file and page of a claim or fact: 资产负债表（“审计报告.pdf”第 3 页）."""
    evidence, where = said.evidence, NOTHING
    if evidence.page is not None:
        where = say("on_page", page=evidence.page)
    elif evidence.place:
        where = say("at_spot", spot=spot(evidence.place))
    return say("place", paper=kind_name(evidence.paper), file=evidence.document, where=where)


def spot(place: Place) -> Text:
    """A place in words: 表 2 第 3–14 行, table 2, rows 3-14."""
    parts = [say("sheet", name=place.sheet)] if place.sheet else []
    if place.spot is not None:
        parts.append(filled("spot", place.spot, number=place.number))
    if place.table is not None:
        parts.append(say("table", number=place.table))
    if place.row is not None:
        parts.append(_rows(place.row, place.last_row))
    return joined(parts, " ", ", ")


def _rows(first: int, last: int | None) -> Text:
    if last is None:
        return say("row", row=first)
    return say("rows", first=first, last=last)


def places(claims: Sequence[Statement]) -> Text:
    """Where several claims stand, each place once."""
    return named_one_by_one(dict.fromkeys(map(place, claims)))
