"""Whoever stands in a roster twice is counted once; two people of one name are told apart where the paper allows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.lists.people import Person
from extractors.model import Remark, RowReason

LEGIBLE = 8  # figures that a masked number shows at least
_NOT_HERE = (RowReason.PART_TIME, RowReason.INTERN, RowReason.LEFT)
_TELLING = ("gender", "degree", "title", "position", "joined", "other")


def marked(everybody: Iterable[Person]) -> list[Person]:
    """The same people in order; each who stood there before says so."""
    seen = _Seen()
    for person in everybody:
        if person.reason in _NOT_HERE:
            for at in seen.by_name[person.name]:
                seen.people[at] = _told_later(seen.people[at], person)
        seen.add(_against(person, seen.near(person)) if person.name else person)
    return seen.people


class _Seen:
    """Those whom a roster named so far, in order, found again by name and by number."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.by_name: defaultdict[str, list[int]] = defaultdict(list)
        self._by_id: defaultdict[str, list[int]] = defaultdict(list)
        self._masked: list[int] = []

    def add(self, person: Person) -> None:
        """The next one."""
        at = len(self.people)
        self.people.append(person)
        self.by_name[person.name].append(at)
        self._by_id[person.id].append(at)
        self._masked += [at] if "*" in person.id else []

    def near(self, person: Person) -> list[Person]:
        """Those of the same name, and whose number may be the same."""
        by_id = [*self._by_id[person.id], *self._masked] if person.id else []
        return [self.people[at] for at in sorted({*self.by_name[person.name], *by_id})]


def _told_later(person: Person, later: Person) -> Person:
    """Somebody of whom a later row says that he does not count: a list of all, and then one of the part-time."""
    if not person.counted or not person.name or person.name != later.name or _same(person, later) is None:
        return person
    return replace(person, counted=False, sure=False, reason=later.reason, remark=later.remark or person.remark)


def _against(person: Person, before: Sequence[Person]) -> Person:
    for other in before:
        if person.name == other.name:
            verdict = _same(person, other)
            if verdict is not None:
                return _twin(person, other, sure=verdict)
        elif _same_id(person.id, other.id) and "*" not in person.id:
            return replace(person, sure=False, remark=Remark("id_of_person", (other.name,)))
    return person


def _twin(person: Person, other: Person, sure: bool) -> Person:
    """Not counted again; but where the first row was not counted at all, the second may be the true one."""
    row = (str(other.record.row + 1),)
    if not other.counted and other.reason not in (RowReason.DUPLICATE, RowReason.NEAR_DUPLICATE):
        return replace(person, sure=False, remark=Remark("namesake_not_counted", row)) if person.counted else person
    reason = RowReason.DUPLICATE if sure else RowReason.NEAR_DUPLICATE
    remark = Remark("repeats_row" if sure else "namesake_of_row", row)
    return replace(person, counted=False, sure=sure, reason=reason, remark=remark)


def _same(person: Person, other: Person) -> bool | None:
    """True for the same person, None for another of the same name, False where the paper does not tell."""
    if person.id and other.id:
        if _same_id(person.id, other.id):
            return True
        told = _differing(person.id, other.id) > 1 and _legible(person.id) and _legible(other.id)
        return None if told else False
    pairs = [(person.record.text(role), other.record.text(role)) for role in _TELLING]
    known = [(a, b) for a, b in pairs if a and b]
    if any(a != b for a, b in known[:1]) and person.record.text("gender") and other.record.text("gender"):
        return None
    return all(a == b for a, b in known)


def _same_id(one: str, other: str) -> bool:
    """The same number, a star standing for any figure; how many stars there are in a row, scans tell badly."""
    if len(one) == len(other):
        return len(one) >= 4 and all(a == b or "*" in (a, b) for a, b in zip(one, other, strict=True))
    return _shown(one, other) >= 4 and _differing(one, other) == 0


def _differing(one: str, other: str) -> int:
    """Figures by which two numbers differ; of masked ones of unlike length those before and behind the stars."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True))
    if "*" not in one + other:
        return 2
    return sum(a != b for mine, theirs in _ends(one, other) for a, b in zip(mine, theirs, strict=False))


def _legible(number: str) -> bool:
    """Whether enough of a number shows to tell people apart; of a masked one that was read badly little does."""
    return "*" not in number or len(number.replace("*", "")) >= LEGIBLE


def _shown(one: str, other: str) -> int:
    """Figures that both numbers show before or behind the stars."""
    return sum(min(len(mine), len(theirs)) for mine, theirs in _ends(one, other)) if "*" in one + other else 0


def _ends(one: str, other: str) -> Iterator[tuple[str, str]]:
    """What stands before the first star, and, from its end, what stands behind the last, of both."""
    heads, tails = ([number.split("*")[at] for number in (one, other)] for at in (0, -1))
    yield heads[0], heads[1]
    yield tails[0][::-1], tails[1][::-1]
