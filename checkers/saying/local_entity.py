"""What a finding on the seat says: whose licence names which place, who registered it, and what is not shown."""

from __future__ import annotations

from collections.abc import Sequence

from checkers.doubts.seats import Seat
from checkers.model import Text
from checkers.standing.shares import Share
from checkers.wording import NOTHING, joined, listed, place, say
from extractors.model import Fact


def missing() -> Text:
    """No licence at all."""
    return say("no_licence_no_seat")


def inside(seat: Seat) -> Text:
    """The applicant's own seat."""
    return joined([_told(seat), say("seat_inside")])


def branch(seat: Seat) -> Text:
    """That a branch is there."""
    return joined([say("branch_inside", holder=seat.holder), _told(seat)])


def subsidiary(seat: Seat, share: Share) -> Text:
    """That a subsidiary is there, and what shows that it is owned whole."""
    return joined([say("subsidiary_inside", company=seat.holder), _share(share), _told(seat)])


def outside(seats: Sequence[Seat]) -> Text:
    """That the applicant is registered elsewhere, with neither branch nor subsidiary."""
    return joined([*map(_told, seats), say("seat_outside")])


def partly(seat: Seat, held: Sequence[Share]) -> Text:
    """That a subsidiary is not owned whole."""
    return joined([_told(seat), *map(_share, held), say("not_owned_whole")])


def unsure(seats: Sequence[Seat]) -> Text:
    """That the applicant's own licence does not settle it."""
    told = [_told(seat) for seat in seats if seat.address]
    return joined([*told, say("seat_unsure") if told else say("seat_not_read"), say("see_the_original")])


def unproved(own: Seat, branches: Sequence[Seat], others: Sequence[Seat], held: Sequence[Share]) -> Text:
    """That branch or subsidiary may be there, and what is not shown."""
    parts = [_told(own)]
    if branches:
        parts.append(say("branch_unsure", holders=listed([_name(s) for s in branches])))
    if others:
        parts.append(say("whole_not_shown", companies=listed([_name(s) for s in others])))
    return joined([*parts, *map(_share, held), say("see_the_original")])


def unlicensed(declared: Fact | None, holders: Sequence[Fact], there: bool) -> Text:
    """That no licence is the applicant's own."""
    said = say("seat_declared", where=place(declared), address=declared.text) if declared else NOTHING
    others = [say("licence_of_another", where=place(f)) for f in holders]
    return joined([said, *others, say("own_licence_needed") if others or not there else say("seat_not_read")])


def _told(seat: Seat) -> Text:
    if seat.address is None:
        return NOTHING
    office = say("registered_by", office=seat.registrar.text) if seat.registrar else NOTHING
    return say("seat_told", where=place(seat.address), address=seat.address.text, office=office)


def _share(share: Share) -> Text:
    return say("share_told", where=place(share.fact), company=share.company, holder=share.holder, percent=share.percent)


def _name(seat: Seat) -> Text:
    return Text(seat.holder, seat.holder)
