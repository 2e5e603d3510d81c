"""One dossier compared with many: its own marks are the index, and each mark of another is looked up in it once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from service.pairs.judging import Hit, judged
from service.pairs.model import Mark, Marks, Pair, Sort
from service.pairs.rules import data, limit


def compared(one: Marks, others: Iterable[Marks]) -> tuple[Pair, ...]:
    """What the dossier has in common with others that are not the same applicant's; what many have is no hit."""
    index = _Index(one)
    for other in others:
        if other.dossier != one.dossier and not set(other.names) & set(one.names):
            index.look_up(other)
    return tuple(index.pairs())


@dataclass(slots=True)
class _Index:
    """The marks of one dossier by what they are compared by, and the hits of all others so far."""

    one: Marks
    found: dict[str, tuple[Marks, list[Hit]]] = field(default_factory=dict)
    holders: dict[Mark, set[str]] = field(default_factory=dict)
    keys: dict[tuple[Sort, str], Mark] = field(init=False)
    pages: tuple[tuple[int, int, Mark], ...] = field(init=False)
    """The scans by how many bits they set, so that only those with nearly as many are looked at."""

    def __post_init__(self) -> None:
        self.keys = {(m.sort, m.key): m for m in self.one.marks if m.sort is not Sort.PAGE}
        pages = (_bits(m) for m in self.one.marks if m.sort is Sort.PAGE)
        self.pages = tuple(sorted(pages, key=itemgetter(0)))

    def look_up(self, other: Marks) -> None:
        """Take in what another dossier has in common with this one."""
        hits = [Hit(own, mark) for mark in other.marks for own in self._like(mark)]
        if hits:
            self.found[other.dossier] = (other, hits)
        for hit in hits:
            self.holders.setdefault(hit.one, set()).add(other.names[0] if other.names else other.dossier)

    def pairs(self) -> Iterator[Pair]:
        """All pairs, what is common left out."""
        lengths = _lengths(self.one)
        for dossier, (other, hits) in self.found.items():
            kept = [hit for hit in hits if not self._is_common(hit)]
            shorter = {sort: min(n, _lengths(other).get(sort, 0)) for sort, n in lengths.items()}
            yield from judged(dossier, kept, shorter, self._has_common_name)

    def _like(self, mark: Mark) -> Iterator[Mark]:
        if mark.sort is not Sort.PAGE:
            if own := self.keys.get((mark.sort, mark.key)):
                yield own
        elif self.pages:
            yield from self._scans_like(mark)

    def _scans_like(self, mark: Mark) -> Iterator[Mark]:
        alike, (count, look, _) = data()["alike"], _bits(mark)
        least, most = count * (1 - alike) / (1 + alike), count * (1 + alike) / (1 - alike)
        for n, bits, own in self.pages[bisect_left(self.pages, least, key=itemgetter(0)) :]:
            if n > most:
                break
            if (bits ^ look).bit_count() <= alike * (n + count):
                yield own

    def _is_common(self, hit: Hit) -> bool:
        """People are told apart by what is said beside their names, so that no name is too common to be looked at."""
        return hit.one.sort is not Sort.PERSON and self._is_held_by_many(hit.one)

    def _has_common_name(self, mark: Mark) -> bool:
        return self._is_held_by_many(mark)

    def _is_held_by_many(self, mark: Mark) -> bool:
        most = limit(mark.sort)
        return bool(most) and len(self.holders.get(mark, ())) >= most


def _bits(mark: Mark) -> tuple[int, int, Mark]:
    bits = int(mark.key, 16)
    return bits.bit_count(), bits, mark


def _lengths(marks: Marks) -> Mapping[Sort, int]:
    found: dict[Sort, int] = {}
    for mark in marks.marks:
        found[mark.sort] = found.get(mark.sort, 0) + 1
    return found
