"""Would the verdict turn? All that the evidence leaves a figure to be, beside what was read.

What another reader saw, the bounds of a count and 约 are doubts that stand until other
evidence speaks. A mere possible misreading counts only where nothing confirms the
reading: a recogniser misreads with full confidence, so its confidence confirms nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from checkers.doubts.misreadings import misreadings
from checkers.model import Text
from checkers.standing.agreement import Amount, agree, amount
from checkers.standing.facts import LEGIBLE
from checkers.standing.figures import Numbered, Option
from checkers.standing.places import same_spot
from checkers.standing.rows import left_out
from checkers.standing.settle import gaps
from checkers.wording import place, remarks, say, word
from extractors.model import RECOGNISED, Basis, Claim, RowReason

Sort = Literal["rival", "bound", "misreading"]
"""What another reading saw; what the paper or the count leaves open; what might be misread though nobody saw it."""

PARTS_DIFFER = "parts_differ"
"""The doubt of a total that its parts do not come to; what they come to is its first part."""

SURE = 0.85
"""Below this a reading that nothing confirms may be a misreading, whoever read it."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another value of a figure, why it may be so, and whether other evidence speaks against it."""

    value: Decimal
    why: Text
    settled: bool
    sort: Sort


def other_values(option: Option, claims: Numbered) -> Iterator[Other]:
    """The other values that the readings behind an option allow; `claims` are all of its field."""
    for index in option.parts:
        peers = [c for i, c in claims.items() if i not in option.parts and not same_spot(c, claims[index])]
        for found in _of_claim(claims[index], peers, option):
            yield replace(found, value=option.amount.value - claims[index].value + found.value)
    yield from _finer_prints(option, claims)
    # A second list that gives the same count may rest on doubtful rows all the same.
    for index in option.claims:
        if index not in option.parts:
            yield from _count_bounds(claims[index])


def _finer_prints(option: Option, claims: Numbered) -> Iterator[Other]:
    """The figure printed with more digits elsewhere: 50万 on one paper may be 499,600 on another."""
    for index, claim in claims.items():
        other = amount(claim)
        if index in option.parts or other.vague or option.amount.vague or other.quantum >= option.amount.quantum:
            continue
        if agree(option.amount, other):
            yield Other(claim.value, say("printed_finer", where=place(claim)), False, "bound")


def illegible(option: Option, claims: Numbered) -> Text | None:
    """Why the print behind an option cannot be relied on at all; None where it can."""
    for index in option.parts:
        claim = claims[index]
        peers = [c for i, c in claims.items() if i not in option.parts and not same_spot(c, claim)]
        if claim.evidence.confidence < LEGIBLE and not claim.confirmed_by and not _echoed(claim, peers, option):
            return say("illegible", percent=round(claim.evidence.confidence * 100))
    return None


def unconfirmed(claim: Claim) -> bool:
    """Whether nothing but the one reader vouches for the digits."""
    if claim.basis is Basis.COMPUTED or claim.confirmed_by:
        return False
    return claim.evidence.reader in RECOGNISED or claim.evidence.confidence < SURE


def rivals(claim: Claim) -> Iterator[tuple[Decimal, Text, bool]]:
    """Other readings of the same spot that give another value, and whether the reading is confirmed against them."""
    for rival in claim.rivals:
        if rival.value is None or rival.value == claim.value:
            continue
        if rival.reader is claim.evidence.reader:
            yield rival.value, say("beside_it", text=rival.text), False
        else:
            why = say("read_as", reader=rival.reader.value, text=rival.text)
            yield rival.value, why, bool(claim.confirmed_by)


def _printed_there(claim: Claim, value: Decimal) -> bool:
    """Whether a paper prints the other value itself, as a sheet's other side does: no form's word takes that away."""
    return any(r.value == value and r.reader is claim.evidence.reader for r in claim.rivals)


def _of_claim(claim: Claim, peers: list[Claim], option: Option) -> Iterator[Other]:
    proving = [p for p in peers if p.basis is not Basis.DECLARED]
    for value, why, confirmed in rivals(claim):
        echoed = any(agree(amount(p), _as(claim, value)) for p in peers)
        heard = proving if _printed_there(claim, value) else peers
        settled = not echoed and (confirmed or _speaks_against(claim, value, heard, option))
        yield Other(value, why, settled, "rival")
    for doubt in claim.doubts:
        if doubt.code == PARTS_DIFFER:
            yield Other(Decimal(doubt.parts[0]), remarks((doubt,)), False, "rival")
    yield from _bounds(claim)
    if unconfirmed(claim):
        for value, why in misreadings(claim):
            yield Other(value, why, _speaks_against(claim, value, peers, option), "misreading")


def _bounds(claim: Claim) -> Iterator[Other]:
    shown = amount(claim)
    if shown.vague:
        why = word("vague", claim.approximation)
        yield from (Other(v, why, False, "bound") for v in (shown.low, shown.high) if v != claim.value)
    yield from _count_bounds(claim)


def _count_bounds(claim: Claim) -> Iterator[Other]:
    if claim.count is None:
        return
    why = say("doubtful_rows")
    yield from (Other(v, why, False, "bound") for v in (claim.count.low, claim.count.high) if v != claim.value)
    open_ended = claim.count.low == claim.value == claim.count.high
    if claim.count.gaps and open_ended and claim.field.share:
        yield from _with_lost_rows(claim)


def _with_lost_rows(claim: Claim) -> Iterator[Other]:
    """A share counted from a list that lost rows: as if a quarter as many again were unread, all of one sort."""
    counted = sum(r.counted for r in claim.count.rows) if claim.count else 0
    everybody = counted + left_out(claim)[RowReason.NOT_QUALIFIED]
    if everybody == 0:
        counted, everybody = 0, 4
    lost = max(-(-everybody // 4), 1)
    yield Other(Decimal(counted) / (everybody + lost), gaps(claim), False, "bound")
    yield Other(Decimal(counted + lost) / (everybody + lost), gaps(claim), False, "bound")


def _as(claim: Claim, value: Decimal) -> Amount:
    return replace(amount(claim), value=value, low=value, high=value)


def _speaks_against(claim: Claim, value: Decimal, peers: list[Claim], option: Option) -> bool:
    """Whether another paper bears out the reading (alone or in the sum) and not the other value."""
    other = _as(claim, value)
    total = replace(option.amount, value=(moved := option.amount.value - claim.value + value), low=moved, high=moved)
    for peer in map(amount, peers):
        # 50余 bears out 56 against 156; that a figure is no smaller only an exact one says.
        if peer.vague and value < claim.value:
            continue
        if agree(peer, amount(claim)) and not agree(peer, other):
            return True
        if agree(peer, option.amount) and not agree(peer, total):
            return True
    return False


def _echoed(claim: Claim, peers: list[Claim], option: Option) -> bool:
    found = [amount(p) for p in peers]
    return any(not p.vague and (agree(p, amount(claim)) or agree(p, option.amount)) for p in found)
