"""Whoever stands in a roster twice is counted once; two people of one name are told apart where the paper allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.lists.people import Person
from extractors.model import Remark, RowReason

_TELLING = ("gender", "degree", "title", "position", "joined", "other")


def marked(everybody: Iterable[Person]) -> list[Person]:
    """The same people in order; each who stood there before says so."""
    seen: list[Person] = []
    for person in everybody:
        seen.append(_against(person, seen) if person.name else person)
    return seen


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
        return None if _differing(person.id, other.id) > 1 else False
    pairs = [(person.record.text(role), other.record.text(role)) for role in _TELLING]
    known = [(a, b) for a, b in pairs if a and b]
    if any(a != b for a, b in known[:1]) and person.record.text("gender") and other.record.text("gender"):
        return None
    return all(a == b for a, b in known)


def _same_id(one: str, other: str) -> bool:
    """The same number, a star standing for any figure."""
    return len(one) == len(other) >= 4 and all(a == b or "*" in (a, b) for a, b in zip(one, other, strict=True))


def _differing(one: str, other: str) -> int:
    if len(one) != len(other):
        return 2
    return sum(a != b for a, b in zip(one, other, strict=True))
