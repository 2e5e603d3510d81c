"""People of a roster whom the list of the insured does not name, or whom another enterprise insures: they may be none.

How many a list of the insured counts says little: it may hold others than the roster's full-time people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from checkers.model import Case, Text
from checkers.standing.figures import Numbered, Option
from checkers.standing.owners import another
from checkers.standing.periods import Period, period
from checkers.standing.rows import names
from checkers.wording import place, say
from extractors.model import RECOGNISED, Claim, CountOf
from extractors.words.loading import pattern

_SHOWN = 5


def insured(main: Option, claims: Numbered, case: Case) -> Iterator[tuple[Decimal, Text]]:
    """What a roster comes to without such people, and where it is said who is insured."""
    roster = claims[main.parts[0]]
    if len(main.parts) > 1 or not _counts(roster, CountOf.STAFF):
        return
    lists = [c for c in case.claims if _counts(c, CountOf.INSURED) and period(c, case.as_of) is not Period.OTHER]
    own = [c for c in lists if not another(c, case)]
    left = sorted(p for p in names(roster) if not any(_names(c, p, roster) for c in own))
    if own and 0 < len(left) < len(names(roster)):
        yield roster.value - len(left), say("not_insured", where=place(own[0]), names=_shown(left))
    for other in (c for c in lists if another(c, case)):
        elsewhere = [p for p in left if _names(other, p, roster)]
        if elsewhere:
            less = roster.value - len(elsewhere)
            yield less, say("insured_elsewhere", where=place(other), names=_shown(elsewhere))


def _counts(claim: Claim, what: CountOf) -> bool:
    return claim.count is not None and claim.count.of is what


def _names(listed: Claim, person: str, roster: Claim) -> bool:
    """Whether a list names somebody, perhaps with a character masked, or another in its place where either was read."""
    read = {listed.evidence.reader, roster.evidence.reader} & RECOGNISED
    return any(_is_one(person, name, bool(read)) for name in names(listed))


def _is_one(person: str, name: str, read: bool) -> bool:
    if person == name:
        return True
    if len(person) != len(name):
        return False
    others = [(a, b) for a, b in zip(person, name, strict=True) if a != b]
    masked = pattern("lists/roster", "mask")
    hidden = [pair for pair in others if any(masked.fullmatch(sign) for sign in pair)]
    return len(hidden) < len(person) and len(others) - len(hidden) <= int(read and len(person) > 1)


def _shown(people: Sequence[str]) -> str:
    return "、".join(people[:_SHOWN]) + ("…" if len(people) > _SHOWN else "")
