"""Floor areas: those of different premises add up, two papers on the same premises do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checkers.model import Case, Text
from checkers.rulebook.model import Places
from checkers.standing.agreement import Amount, agree, amount, total
from checkers.standing.applicant import Named, applicant_names
from checkers.standing.enterprises import Whose
from checkers.standing.figures import Figure, Numbered, Option
from checkers.standing.owners import held_against, owner_of, whose_name
from checkers.standing.places import place_of, reading_order
from checkers.standing.subjects import same_premises
from checkers.standing.whereabouts import elsewhere
from checkers.wording import say
from extractors.model import Claim, FactName, Kind, Lease, Measure
from extractors.statements.premises_use import is_no_office
from extractors.words.loading import pattern

Group = tuple[int, ...]
"""Claims on the same premises, the lease first."""

NOT_OFFICE = say("no_office")
_DISSOLVED = pattern("statements/lease_terms", "dissolving_paper")
_MAYBE_MORE = say("maybe_more")
_MAYBE_SAME = say("maybe_same")
IN_ONE_PAPER = say("in_one_paper")
_OTHER_PAPER = say("in_another_paper")
_PARTS_OF_ONE = say("parts_of_one")


def areas(claims: Numbered, case: Case, around: Places | None = None) -> Figure:
    """Supporting areas settled: what is known to be apart is added, what cannot be told is left open.

    `around`: where the office must be; rooms of which their paper says that they are elsewhere do not count.
    """
    reasons = {i: why for i, c in claims.items() if (why := _left_out(c, case, around))}
    counted = {i: c for i, c in claims.items() if i not in reasons}
    groups = _groups(counted or claims, case)
    main, others = (_one if len(groups) == 1 else _several)(groups, claims, case)
    given_up = (*_given_up(case), *_unread_ends(counted, case))
    if counted:
        return Figure(main, others, given_up, (), tuple(reasons.items()))
    return Figure(main, others, (*dict.fromkeys(reasons[i] for i in main.parts), *given_up))


def _given_up(case: Case) -> Iterator[Text]:
    """Papers by which rooms are not the applicant's any more: a lease that was dissolved, rooms that it lets out."""
    names = applicant_names(case)
    for paper in case.papers:
        if _DISSOLVED.search(paper.title):
            yield say("lease_dissolved", document=paper.document)
        tenant = whose_name(paper.owner, case) if paper.owner else Whose.OWN
        lets = paper.landlord and names and held_against(Named(paper.landlord, False), names) is Whose.OWN
        if paper.kind is Kind.LEASE and lets and tenant is Whose.ANOTHER:
            yield say("rooms_let_out", document=paper.document)


def _unread_ends(counted: Numbered, case: Case) -> Iterator[Text]:
    """Leases among the areas that count whose end is told in words that are no day: they may have run out."""
    homes = {place_of(claim, case.papers) for claim in counted.values()}
    for fact in case.numbered(FactName.PAPER_END_UNREAD).values():
        if place_of(fact, case.papers) in homes:
            yield say("lease_end_unread", document=fact.evidence.document, words=say("quoted", words=fact.text))


def _left_out(claim: Claim, case: Case, around: Places | None) -> Text | None:
    """Why an area is none of the offices that the applicant has now; None where it is one."""
    if is_no_office(claim.subject):
        return NOT_OFFICE
    if around and (other := elsewhere(claim.subject or "", around)):
        return say("rooms_elsewhere", place=other)
    return _not_leased(claim.lease, case) if claim.lease else None


def _not_leased(lease: Lease, case: Case) -> Text | None:
    """Why a lease gives the applicant nothing on the day of application."""
    if lease.until and lease.until < case.as_of:
        return say("lease_ended", day=lease.until)
    if lease.since and lease.since > case.as_of:
        return say("lease_not_begun", day=lease.since)
    return None


def _groups(claims: Numbered, case: Case) -> list[Group]:
    """Claims known to be of the same premises together; those in one paper are."""
    groups: list[list[int]] = []
    for index in sorted(claims, key=lambda i: (claims[i].evidence.paper is not Kind.LEASE, reading_order(claims[i]))):
        home = next((g for g in groups if any(_together(claims[index], claims[k], case) for k in g)), None)
        if home is None:
            groups.append([index])
        else:
            home.append(index)
    return [tuple(g) for g in groups]


def _together(one: Claim, other: Claim, case: Case) -> bool:
    related = same_premises(one.subject, other.subject)
    if place_of(one, case.papers) == place_of(other, case.papers):
        return related is not False
    return related is True or (related is None and _copies(one, other))


def _copies(one: Claim, other: Claim) -> bool:
    """Whether two leases are one that was handed in twice: as large, and from the same day to the same day."""
    terms = [(c.lease.since, c.lease.until) for c in (one, other) if c.lease and c.lease.since and c.lease.until]
    return len(terms) > 1 and terms[0] == terms[1] and agree(amount(one), amount(other))


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two papers prove different premises; a lease and a certificate are never added up."""
    if same_premises(one.subject, other.subject) is not False:
        return False
    return one.evidence.paper is other.evidence.paper


def _one(groups: Sequence[Group], claims: Numbered, case: Case) -> tuple[Option, tuple[Option, ...]]:
    group = groups[0]
    main_index = _stated_total(group, claims, case) or group[0]
    amounts = {i: amount(claims[i]) for i in group}
    like = [i for i in group if agree(amounts[i], amounts[main_index])]
    main = Option(amounts[main_index], (main_index,), (main_index, *(i for i in like if i != main_index)))
    parts = _addends(group, main_index, claims, case)
    rest = [i for i in group if i not in like and i not in parts]
    others = _departures(rest, main_index, claims, case)
    # A paper that tells another area beside the one that stands first leaves open which of them it means.
    return replace(main, whole=all(o.whole for o in others if o.why == IN_ONE_PAPER)), others


def _departures(rest: Sequence[int], main: int, claims: Numbered, case: Case) -> tuple[Option, ...]:
    found = []
    inside = [main]
    for i in rest:
        if _lets_a_part(claims[i], claims[main], case):
            continue
        one_paper = place_of(claims[i], case.papers) == place_of(claims[main], case.papers)
        inside += [i] if one_paper else []
        why = IN_ONE_PAPER if one_paper else _OTHER_PAPER
        twice = one_paper and _measured_twice(claims[i], claims[main])
        found.append(Option(amount(claims[i]), (i,), (i,), why, conflict=not one_paper, whole=twice))
    if len(inside) > 1:
        found.append(Option(_sum(inside, claims), tuple(inside), tuple(inside), _PARTS_OF_ONE))
    return tuple(found)


def _measured_twice(one: Claim, other: Claim) -> bool:
    """Whether two areas are of the same rooms, once with the walls and once what is used."""
    return {one.measure, other.measure} == {Measure.BUILT, Measure.USABLE}


def _lets_a_part(deed: Claim, lease: Claim, case: Case) -> bool:
    """Whether a landlord's certificate tells more rooms than are let: of the rooms that are, the lease says it."""
    kinds = (deed.evidence.paper, lease.evidence.paper) == (Kind.PROPERTY_CERTIFICATE, Kind.LEASE)
    return kinds and deed.value > lease.value and whose_name(owner_of(deed, case), case) is Whose.ANOTHER


def _stated_total(group: Group, claims: Numbered, case: Case) -> int | None:
    """The claim of a paper that is the sum of all others of it (301室 60, 302室 55, 合计 115)."""
    return next((i for i in group if _addends(group, i, claims, case)), None)


def _addends(group: Group, index: int, claims: Numbered, case: Case) -> tuple[int, ...]:
    home = place_of(claims[index], case.papers)
    parts = tuple(i for i in group if i != index and place_of(claims[i], case.papers) == home)
    return parts if len(parts) > 1 and agree(_sum(parts, claims), amount(claims[index])) else ()


def _sum(indexes: Sequence[int], claims: Numbered) -> Amount:
    return total(tuple(amount(claims[i]) for i in indexes))


def _several(groups: Sequence[Group], claims: Numbered, case: Case) -> tuple[Option, tuple[Option, ...]]:
    inner = [_one((g,), claims, case) for g in groups]
    heads = [main for main, _ in inner]
    everything = _joined(heads)
    pairs = [(a.parts[0], b.parts[0]) for n, a in enumerate(heads) for b in heads[n + 1 :]]
    if all(_apart(claims[a], claims[b]) for a, b in pairs):
        return everything, _within(inner, heads)
    largest = max(heads, key=lambda o: o.amount.value)
    alike = all(agree(largest.amount, h.amount) for h in heads)
    main = Option(largest.amount, largest.parts, largest.claims, whole=alike)
    doubts = [
        Option(h.amount, h.parts, h.claims, _MAYBE_SAME, whole=False)
        for h in heads
        if h is not largest and not agree(h.amount, largest.amount)
    ]
    doubts.append(Option(everything.amount, everything.parts, everything.claims, _MAYBE_MORE))
    return main, (*doubts, *(o for _, others in inner for o in others))


def _within(inner: Sequence[tuple[Option, tuple[Option, ...]]], heads: Sequence[Option]) -> tuple[Option, ...]:
    """Where papers on one of several premises depart from one another, the sum departs likewise."""
    found = []
    for n, (_, others) in enumerate(inner):
        for o in others:
            joined = _joined([*heads[:n], o, *heads[n + 1 :]])
            found.append(Option(joined.amount, joined.parts, joined.claims, o.why, o.conflict, o.whole))
    return tuple(found)


def _joined(options: Sequence[Option]) -> Option:
    return Option(
        total(tuple(o.amount for o in options)),
        tuple(i for o in options for i in o.parts),
        tuple(i for o in options for i in o.claims),
        whole=all(o.whole for o in options),
    )
