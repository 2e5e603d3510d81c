"""So many service organisations are gathered around the applicant, and an agreement with one at least is in force.

MET only where lists, or without any list agreements in force, name so many different ones, of whatever sort but
authorities and producers of goods, and an own agreement is signed, dated and in force on the day of application.
Where a list names fewer, whether the partners of agreements are gathered as well is for a person to say.
Agreements between others count for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from checkers.conditions.findings import finding
from checkers.model import Case, Finding, Required, Status, Text
from checkers.rulebook.model import Rule
from checkers.saying import partners as messages
from checkers.saying.threshold import not_in_force
from checkers.standing.agreements import Agreement, agreements, each_once, matter_with, with_whom
from checkers.standing.applicant import DECLARING
from checkers.standing.enterprises import Whose
from checkers.standing.facts import LEGIBLE, Numbered
from checkers.standing.handed_in import lost
from checkers.standing.partners import gathered, is_called
from extractors.facts.partners import FOLLOWS_PLAN
from extractors.known_facts import known
from extractors.model import BY_HAND, Fact, FactName, Kind
from extractors.words.loading import pattern


@dataclass(frozen=True, slots=True)
class Seen:
    """What is there: organisations of lists, agreements in force, and the others with what is the matter with each.

    `partners`: with whom agreements are in force, each once; `possible`: with whom those in doubt are.
    """

    listed: Numbered
    in_force: tuple[Agreement, ...]
    doubtful: tuple[tuple[Agreement, Text], ...]
    of_others: tuple[Agreement, ...]
    partners: tuple[str, ...]
    possible: tuple[str, ...]
    by_hand: int | None = None

    @property
    def count(self) -> int:
        """How many organisations lists and agreements in force name together, each once."""
        return len(self._names()) if self.by_hand is None else self.by_hand

    @property
    def sure(self) -> int:
        """How many of them are listed, or may be gathered by their names."""
        return len(self._names()) - sum(_is_no_service(n) for n in self._names()[len(self.listed) :])

    @property
    def at_most(self) -> int:
        """How many there would be, were the agreements in doubt in force; one that names nobody is with somebody."""
        if self.by_hand is not None:
            return self.by_hand
        unnamed = sum(not agreement.parties for agreement, _ in self.doubtful)
        return len(each_once((*self._names(), *self._beyond(self.possible)))) + unnamed

    def _names(self) -> tuple[str, ...]:
        return each_once((*(f.text for f in self.listed.values()), *self._beyond(self.partners)))

    def _beyond(self, names: Sequence[str]) -> list[str]:
        """Those whom no list names, not even by another name."""
        return [name for name in names if not any(is_called(f, name) for f in self.listed.values())]


def judge(rule: Rule, case: Case) -> Finding:
    """The word on gathered organisations and agreements."""
    value = rule.value(case.as_of)
    if value is None:
        return finding(rule, Status.NOT_APPLICABLE, not_in_force(case.as_of))
    seen = _seen(case)
    least, events = int(value.value), case.numbered(FactName.AUTHORITY_EVENT)
    status, why = _status(seen, least, case)
    message = messages.told(seen.count, bool(seen.listed), least, seen.in_force, why, len(events))
    found = finding(rule, status, message, (*_numbers(seen, case), *events))
    counted = Decimal(seen.count) if status is not Status.MISSING or seen.count else None
    return replace(found, required=Required(">=", value.value, "organisations"), value=counted)


def _numbers(seen: Seen, case: Case) -> Iterator[int]:
    yield from case.numbered(FactName.PARTNER_COUNT)
    yield from seen.listed
    yield from (n for a in seen.in_force for n in a.facts)
    yield from (n for a, _ in seen.doubtful for n in a.facts)


def _seen(case: Case) -> Seen:
    found = agreements(case)
    own = [a for a in found if a.whose(case) is not Whose.ANOTHER]
    matters = [(a, matter_with(a, case)) for a in own]
    sound = tuple(a for a, matter in matters if matter is None)
    possible = with_whom([a for a, matter in matters if matter], case)
    doubtful = tuple((a, messages.told_of(matter, a)) for a, matter in matters if matter)
    others = tuple(a for a in found if a not in own)
    return Seen(_sure(gathered(case)), sound, doubtful, others, with_whom(sound, case), possible, _by_hand(case))


def _sure(listed: Numbered) -> Numbered:
    return {i: f for i, f in listed.items() if f.evidence.confidence >= LEGIBLE or f.confirmed_by}


def _by_hand(case: Case) -> int | None:
    """How many a person says that there are."""
    said = case.numbered(FactName.PARTNER_COUNT).values()
    return next((int(f.text) for f in said if BY_HAND in f.confirmed_by and f.text.isdigit()), None)


def _status(seen: Seen, least: int, case: Case) -> tuple[Status, Sequence[Text]]:
    """The word, and what leads to it."""
    matters = [matter for _, matter in seen.doubtful] + messages.of_others(seen.of_others)
    if not (seen.listed or seen.in_force or seen.doubtful or seen.by_hand):
        unread = lost(case, known(FactName.PARTNER).proved_by)
        return _nothing(case, bool(unread)), [*matters, *messages.nothing(unread)]
    if not seen.listed and not seen.in_force and seen.by_hand is None:
        return Status.UNCERTAIN, matters
    if seen.count < least:
        return _too_few(seen, least, matters)
    if seen.by_hand is None and seen.sure < least:
        return Status.UNCERTAIN, [*matters, messages.no_list([n for n in seen.partners if _is_no_service(n)])]
    if seen.by_hand is None and 0 < len(seen.listed) < least:
        return Status.UNCERTAIN, [*matters, messages.beyond_list(len(seen.listed), seen.partners)]
    if seen.in_force:
        return (Status.MET, matters) if _is_proved(seen, least) else (Status.UNCERTAIN, [*matters, _unproved(seen)])
    return (Status.UNCERTAIN, matters) if seen.doubtful else (Status.MISSING, [*matters, messages.no_agreement()])


def _nothing(case: Case, unread: bool) -> Status:
    """Nothing was found: a paper of the kind that says nothing which was read leaves it open."""
    there = any(p.kind in (Kind.AGREEMENT, *known(FactName.PARTNER).proved_by) for p in case.papers)
    others = bool(agreements(case))
    return Status.UNCERTAIN if unread or (there and not others) else Status.MISSING


def _too_few(seen: Seen, least: int, matters: list[Text]) -> tuple[Status, list[Text]]:
    """Fewer than asked; open where there would be enough, were the agreements in doubt in force."""
    if seen.at_most >= least:
        return Status.UNCERTAIN, [*matters, messages.agreements_in_doubt()]
    return Status.NOT_MET, matters


def _is_proved(seen: Seen, least: int) -> bool:
    """Whether a list of its own or agreements name them, and not form, report or a chapter of plans alone."""
    shown = (f for f in _beside_the_form(seen) if not _follows_plan(f))
    return len(seen.partners) >= least or any(shown)


def _beside_the_form(seen: Seen) -> Iterator[Fact]:
    """What lists in other papers than form and report name."""
    return (f for f in seen.listed.values() if f.evidence.paper not in DECLARING)


def _follows_plan(fact: Fact) -> bool:
    return any(r.code == FOLLOWS_PLAN for r in fact.remarks)


def _unproved(seen: Seen) -> Text:
    """Why their lists do not prove them."""
    after = next((r.parts[0] for f in _beside_the_form(seen) for r in f.remarks if r.code == FOLLOWS_PLAN), "")
    return messages.list_after_plan(after) if after else messages.declared_list()


def _is_no_service(name: str) -> bool:
    return bool(pattern("facts/partners", "no_service").search(name))
