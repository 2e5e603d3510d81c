"""From what two dossiers share to pairs: whether it says anything, and how much."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.pairs.model import Code, Mark, Pair, Shared, Sort, Strength
from service.pairs.rules import data, is_common_name, takes

SHOWN = 12
"""Of what is shared so much is kept to be shown."""

ENOUGH = 3
"""So many people in common are no chance, whatever they are called."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A mark of one dossier, and one of another that is the same."""

    one: Mark
    other: Mark


Common = Callable[[Mark], bool]
Judge = Callable[[str, Sequence[Hit], Mapping[Sort, int], Common], Iterator[Pair]]


def judged(other: str, hits: Iterable[Hit], shorter: Mapping[Sort, int], common: Common) -> Iterator[Pair]:
    """The pairs that these hits make. `shorter`: how long the shorter one of both lists of a sort is."""
    by_sort: dict[Sort, list[Hit]] = {}
    for hit in hits:
        by_sort.setdefault(hit.one.sort, []).append(hit)
    same_files = {h.one.where.sha256 for h in by_sort.get(Sort.FILE, ()) if _says_something(h)}
    for sort, found in by_sort.items():
        if sort in (Sort.PAGE, Sort.MOMENT):  # of a file that is the same all over nothing else needs to be said
            found = [h for h in found if h.one.where.sha256 not in same_files]
        if found:
            yield from _JUDGES[sort](other, found, shorter, common)


def _people(other: str, hits: Sequence[Hit], shorter: Mapping[Sort, int], common: Common) -> Iterator[Pair]:
    """One name alone may be anybody's; a title and a degree beside it, or more names, say who is meant."""
    rare = [h for h in hits if not (is_common_name(h.one.key) or common(h.one))]
    certain = [h for h in hits if _certain(h)]
    if len(hits) >= ENOUGH:
        strength, kept = (Strength.STRONG if rare else Strength.MEDIUM), list(hits)
    elif any(h in rare for h in certain):
        strength, kept = Strength.STRONG, [h for h in hits if h in rare or h in certain]
    elif certain or len(rare) > 1:
        strength, kept = Strength.MEDIUM, [h for h in hits if h in rare or h in certain]
    elif rare:
        strength, kept = Strength.WEAK, rare
    else:
        return
    yield _pair(other, Code.SAME_PEOPLE, strength, kept, shorter[Sort.PERSON])


def _certain(hit: Hit) -> bool:
    return bool(hit.one.beside) and hit.one.beside == hit.other.beside


def _leases(other: str, hits: Sequence[Hit], shorter: Mapping[Sort, int], common: Common) -> Iterator[Pair]:
    """Premises and days are the same; of a floor or building, which several may rent, the area must be so as well."""
    for hit in hits:
        (landlord, area), (landlord_there, area_there) = hit.one.beside, hit.other.beside
        same = (bool(landlord) and landlord == landlord_there, bool(area) and area == area_there)
        is_room = takes("room", hit.one.key.split(" ")[0])
        if is_room or same[1]:
            strong = same == (True, True) or (is_room and same[1])
            yield _pair(other, Code.SAME_LEASE, Strength.STRONG if strong else Strength.MEDIUM, [hit])


def _addresses(other: str, hits: Sequence[Hit], shorter: Mapping[Sort, int], common: Common) -> Iterator[Pair]:
    room = any(takes("room", h.one.key) for h in hits)
    yield _pair(other, Code.SAME_ADDRESS, Strength.MEDIUM if room else Strength.WEAK, hits)


def _clients(other: str, hits: Sequence[Hit], shorter: Mapping[Sort, int], common: Common) -> Iterator[Pair]:
    """Many of the same enterprises in the same order, or nearly all of them in any."""
    asked, length = data()["clients"], shorter[Sort.CLIENT]
    share = len(hits) / length
    if len(hits) < asked["least"] or share < asked["share"]:
        return
    ordered = sorted(hits, key=lambda h: h.one.order)
    in_order = _rising([h.other.order for h in ordered]) / len(hits) >= asked["order"]
    if in_order or share >= asked["share_in_any_order"]:
        strength = Strength.STRONG if in_order else Strength.MEDIUM
        yield _pair(other, Code.SAME_CLIENTS, strength, ordered, length)


def _rising(numbers: Iterable[int]) -> int:
    """How many of the numbers rise, at most, when the others are left out."""
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)


def _agreements(other: str, hits: Sequence[Hit], shorter: Mapping[Sort, int], common: Common) -> Iterator[Pair]:
    """One that both are a party of is the same by right, and that is for a person to see."""
    for hit in hits:
        yield _pair(other, Code.SAME_AGREEMENT, Strength.MEDIUM, [hit])


def _files(other: str, hits: Sequence[Hit], shorter: Mapping[Sort, int], common: Common) -> Iterator[Pair]:
    for hit in hits:
        if _says_something(hit):
            yield _pair(other, _code(hit, Code.SAME_FILE), _weight(hit), [hit])


def _pages(other: str, hits: Sequence[Hit], shorter: Mapping[Sort, int], common: Common) -> Iterator[Pair]:
    """Scanned pages, one pair for two files; each page once, with the page that comes first."""
    by_files: dict[tuple[str, str], dict[Mark, Hit]] = {}
    for hit in sorted(hits, key=lambda h: (h.one.where.page or 0, h.other.where.page or 0)):
        if _says_something(hit):
            by_files.setdefault((hit.one.where.sha256, hit.other.where.sha256), {}).setdefault(hit.one, hit)
    for found in by_files.values():
        kept = list(found.values())
        best = min((_weight(h) for h in kept), key=list(Strength).index)
        yield _pair(other, _code(kept[0], Code.SAME_SCAN), best, kept)


def _authors(other: str, hits: Sequence[Hit], shorter: Mapping[Sort, int], common: Common) -> Iterator[Pair]:
    yield _pair(other, Code.SAME_AUTHOR, Strength.MEDIUM if len(hits) > 1 else Strength.WEAK, hits)


def _moments(other: str, hits: Sequence[Hit], shorter: Mapping[Sort, int], common: Common) -> Iterator[Pair]:
    yield _pair(other, Code.SAME_MOMENT, Strength.STRONG if len(hits) > 1 else Strength.MEDIUM, hits)


_JUDGES: Mapping[Sort, Judge] = {
    Sort.PERSON: _people,
    Sort.LEASE: _leases,
    Sort.ADDRESS: _addresses,
    Sort.CLIENT: _clients,
    Sort.AGREEMENT: _agreements,
    Sort.FILE: _files,
    Sort.PAGE: _pages,
    Sort.AUTHOR: _authors,
    Sort.MOMENT: _moments,
}


def _says_something(hit: Hit) -> bool:
    """An accounting firm hangs the same licences on all reports that it writes."""
    return not (hit.one.of and hit.one.of == hit.other.of)


def _weight(hit: Hit) -> Strength:
    strong = data()["same_papers"]["strong"]
    both = hit.one.where.paper in strong and hit.other.where.paper in strong
    return Strength.STRONG if both else Strength.WEAK


def _code(hit: Hit, usual: Code) -> Code:
    named: Mapping[str, str] = data()["codes"]
    return Code(named[hit.one.where.paper]) if hit.one.where.paper in named else usual


def _pair(other: str, code: Code, strength: Strength, hits: Sequence[Hit], of: int = 0) -> Pair:
    shared = tuple(Shared(h.one.said, h.one.where, h.other.where, _certain(h)) for h in hits[:SHOWN])
    return Pair(other, code, strength, _spot(code, hits), shared, len(hits), of)


def _spot(code: Code, hits: Sequence[Hit]) -> str:
    """One hash of what is shared, the same from either side."""
    keys = sorted("|".join(sorted({h.one.key, h.other.key})) for h in hits)
    return hashlib.sha256("\n".join([code, *keys]).encode()).hexdigest()
