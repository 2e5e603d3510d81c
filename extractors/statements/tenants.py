"""Rooms that a lease lets to several tenants: of whom each area is, and that what all rent together is of nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from extractors.model import Reason
from extractors.statements.stated import Shape, Stated
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "statements/tenants"


def with_tenants(stated: Sequence[Stated], texts: Iterable[str]) -> list[Stated]:
    """The statements of a lease with these texts; those of one tenant with its name, those of all with a reason.

    Where nobody says who a number is, whose the area is stays open.
    """
    lines = tuple(texts)
    names = _names(lines)
    parties = [_party(s) if s.field.premises and s.shape is Shape.SENTENCE else "" for s in stated]
    numbered = len({name for party, name in names.items() if pattern(_WORDS, "numbered").fullmatch(party)}) > 1
    if not any(parties) and not numbered and not _are_joint(lines):
        return list(stated)
    largest = max((s.value for s, p in zip(stated, parties, strict=True) if p), default=Decimal(0))
    return [_of_one(s, p, names) if p else _of_all(s, largest) for s, p in zip(stated, parties, strict=True)]


def _names(texts: Iterable[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    rules = [pattern(_WORDS, rule) for rule in ("named", "named_in_brackets")]
    for match in (m for text in texts for words in rules for m in words.finditer(text)):
        found.setdefault(match["party"], match["name"])
    return found


def _are_joint(lines: Sequence[str]) -> bool:
    """Whether one label of a lease names several tenants; a firm and its own branch are one."""
    for match in pattern(_WORDS, "joint").finditer("\n".join(lines)):
        names = {m.group() for m in pattern(_WORDS, "one_name").finditer(match["names"])}
        if any(not one.startswith(other) and not other.startswith(one) for one, other in combinations(names, 2)):
            return True
    return False


def _party(stated: Stated) -> str:
    match = pattern(_WORDS, "uses").search(script(stated.passage.text[: stated.start], lines=True).text)
    return match["party"] if match else ""


def _of_one(stated: Stated, party: str, names: Mapping[str, str]) -> Stated:
    if party in names:
        return replace(stated, body=names[party])
    return replace(stated, reasons=(*stated.reasons, Reason("one_of_several", party)))


def _of_all(stated: Stated, largest: Decimal) -> Stated:
    """An area that is more than any tenant's is of all of them; a smaller one is what a tenant without a number has."""
    if not stated.field.premises or stated.value <= largest:
        return stated
    return replace(stated, reasons=(*stated.reasons, Reason("others.before.rented_together", stated.label)))
