"""What is stated of one field in one paper: which statements give way to others, by their words and sizes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.fields import Field
from extractors.model import Measure, Reason
from extractors.statements.stated import Shape, Stated
from extractors.statements.totals import parts_by_service, parts_of_totals
from extractors.text.script import script
from extractors.words.loading import pattern

_BUILT = pattern("statements/resolve", "built")
_INNER = pattern("statements/resolve", "inner")
_USABLE = pattern("statements/resolve", "usable")
_TOTAL = pattern("statements/resolve", "total")
_OF_WHICH = pattern("statements/resolve", "of_which")
_OFFICE = pattern("statements/resolve", "office")
_END_BEFORE = pattern("statements/resolve", "end_before")
_END_OF_YEAR = pattern("statements/resolve", "end_of_year")


def with_reasons(stated: Stated, reasons: Iterable[Reason]) -> Stated:
    """The statement, with what speaks against it beside what did already."""
    more = tuple(reasons)
    return replace(stated, reasons=(*stated.reasons, *more)) if more else stated


def narrowed(field: Field, group: list[Stated]) -> list[Stated]:
    """The statements, those that give way with the reason for it."""
    of_lists = (_summed_up, _by_service) if field.list else ()
    for narrow in (_at_the_end, *((_own_part, _as_built, _in_all, _rooms_of_a_whole) if field.premises else of_lists)):
        good = narrow([s for s in group if not s.reasons])
        group = [*(s for s in group if s.reasons), *good]
    return group


def strongest(group: list[Stated]) -> list[Stated]:
    """The statements; those in vaguer words than the plainest of their paper with that reason."""
    if not group or not group[0].field.outright:
        return group
    top = {s.body: s for s in sorted(group, key=lambda s: s.strength)}
    return [
        s if s.strength == top[s.body].strength else with_reasons(s, [Reason("vaguer_word", top[s.body].label)])
        for s in group
    ]


def usable_of(stated: Stated, group: Sequence[Stated]) -> Decimal | None:
    """What the words of an area as built say of its usable part."""
    parts = (s for s in group if s.passage is stated.passage and any(r.rule == "usable_part" for r in s.reasons))
    return next((s.value for s in parts), None) if _BUILT.search(stated.label) else None


def measure_of(stated: Stated) -> Measure | None:
    """How premises were measured, where the words say it."""
    if not stated.field.premises:
        return None
    if _BUILT.search(stated.label):
        return Measure.BUILT
    return Measure.USABLE if _USABLE.search(stated.label) else None


def _at_the_end(group: list[Stated]) -> list[Stated]:
    """What a text tells of the year before gives way to what it tells of the year's end: 年末187万元,上年末178万元."""
    ends = {id(s.passage) for s in group if _END_OF_YEAR.search(_ahead(s))}
    return _but(group, [s for s in group if id(s.passage) in ends and _END_BEFORE.search(_ahead(s))], "column.opening")


def _ahead(stated: Stated) -> str:
    return script(stated.passage.text[: stated.start], lines=True).text


def _as_built(group: list[Stated]) -> list[Stated]:
    """The usable part of an area that is stated as built in the same words gives way: 建筑面积110㎡,使用面积88㎡.

    What lies within the walls (套内) gives way to any other area of the paper.
    """
    inner = [s for s in group if _INNER.search(s.label)]
    group = _but(group, inner, "usable_part") if len(inner) < len(group) else group
    built = [s.passage for s in group if _BUILT.search(s.label)]
    usable = [s for s in group if _USABLE.search(s.label) and not _BUILT.search(s.label)]
    return _but(group, [s for s in usable if s.passage in built], "usable_part")


def _in_all(group: list[Stated]) -> list[Stated]:
    """The rooms that one text names before what they are together give way: 办公室98㎡,租用22㎡,办公场地共120㎡."""
    totals = [s for s in group if _TOTAL.search(s.label)]
    parts = [s for s in group if any(t.passage is s.passage and t.value > s.value for t in totals)]
    return _but(group, [s for s in parts if s not in totals], "part_of_total")


def _rooms_of_a_whole(group: list[Stated]) -> list[Stated]:
    """Rooms of a table that are together what the paper states elsewhere give way: 共150㎡; 301 80, 302 70.

    Their sum is the largest of what may be meant beside the first (`rooms.offices_together`).
    """
    rooms = [s for s in group if s.shape is Shape.CELL and s.others]
    wholes = {s.value for s in group if s not in rooms}
    return _but(group, [s for s in rooms if not wholes.isdisjoint(_sums(s))], "part_of_total")


def _sums(rooms: Stated) -> Iterator[Decimal]:
    """What the rooms of a table come to: all that may be meant together, or the sum that is already among them."""
    every = (rooms.value, *rooms.others)
    yield sum(every, Decimal(0))
    largest, rest = max(every), sum(sorted(every)[:-1], Decimal(0))
    if largest == rest > rooms.value:
        yield largest


def _summed_up(group: list[Stated]) -> list[Stated]:
    """What one text tells of some, and then of all, is told of all: 在园38家,园外30家,全年共服务68家."""
    return _but(group, parts_of_totals(group), "part_of_total")


def _by_service(group: list[Stated]) -> list[Stated]:
    return _but(group, parts_by_service(group), "part_of_total")


def _own_part(group: list[Stated]) -> list[Stated]:
    """The whole gives way where a table states the office as a part of it: 办公及服务场所 240, 其中:办公面积 118."""
    parts = [s for s in group if _OF_WHICH.match(s.label) and _OFFICE.search(s.label)]
    if not parts or any(s.value < p.value for s in group for p in parts):
        return group
    return _but(group, [s for s in group if s not in parts], "whole_of_part")


def _but(group: list[Stated], others: Sequence[Stated], rule: str) -> list[Stated]:
    """The group, `others` of it with a reason."""
    return [with_reasons(s, [Reason(rule, s.label)]) if any(s is o for o in others) else s for s in group]
