"""What a finding on partners says: how many are gathered, which agreements are in force, what is wrong with others."""

from __future__ import annotations

from collections.abc import Sequence

from checkers.model import Text, Unread
from checkers.saying.finances import unreadable
from checkers.standing.agreements import Agreement, Matter
from checkers.wording import joined, listed, place, say
from extractors.model import FactName


def told(
    count: int, is_listed: bool, least: int, in_force: Sequence[Agreement], why: Sequence[Text], events: int
) -> Text:
    """How many were counted and how many are asked; agreements in force; what else there is to say."""
    counted = say("partners_listed", count=count, least=least)
    parts = [counted if is_listed else say("partners_by_agreements", count=count, least=least)]
    if in_force:
        parts.append(say("agreements_in_force", each=listed([_named(a) for a in in_force])))
    if why:
        parts.append(say("to_be_checked", why=listed(list(dict.fromkeys(why)))))
    if events:
        parts.append(say("events_found", count=events))
    return joined(parts)


def _named(agreement: Agreement) -> Text:
    first = next(iter(agreement.facts.values()))
    names = "、".join(agreement.parties)
    return say("agreement_named", where=place(first), parties=Text(names, names) if names else say("not_read_here"))


def told_of(matter: Matter, agreement: Agreement) -> Text:
    """What is the matter with an agreement."""
    named = _named(agreement)
    match matter:
        case Matter.EXPIRED:
            return say("agreement_expired", agreement=named, day=agreement.text(FactName.AGREEMENT_UNTIL))
        case Matter.NOT_BINDING:
            return say("agreement_not_binding", agreement=named, quote=agreement.text(FactName.AGREEMENT_NOT_BINDING))
        case Matter.UNSIGNED:
            return say("agreement_unsigned", agreement=named, quote=agreement.text(FactName.AGREEMENT_UNSIGNED))
        case Matter.UNDATED:
            return say("agreement_undated", agreement=named)
        case Matter.SIGNED_AFTER:
            return say("agreement_signed_after", agreement=named, day=agreement.text(FactName.AGREEMENT_SIGNED_ON))
        case Matter.NO_TERM:
            return say("agreement_without_term", agreement=named)
        case Matter.PARTIES_NOT_READ:
            return say("agreement_parties_not_read", agreement=named)
        case Matter.PERHAPS_OF_OTHERS:
            return say("agreement_perhaps_of_others", agreement=named)
        case Matter.WITH_ITSELF:
            return say("agreement_with_itself", agreement=named)


def of_others(found: Sequence[Agreement]) -> list[Text]:
    """Agreements to which the applicant is no party."""
    return [say("agreement_of_others", agreement=_named(a)) for a in found]


def nothing(unread: Sequence[Unread]) -> list[Text]:
    """Neither list nor agreement."""
    return [say("no_partners"), *unreadable(unread)]


def no_list(names: Sequence[str]) -> Text:
    """No list; whether the partners of agreements are gathered service organisations is for a person."""
    return say("partners_without_list", names="、".join(names))


def beyond_list(listed_ones: int, names: Sequence[str]) -> Text:
    """The list names too few; whether the partners of agreements are gathered as well is for a person."""
    return say("partners_beyond_list", count=listed_ones, names="、".join(names))


def agreements_in_doubt() -> Text:
    """Were agreements in doubt in force, there might be enough."""
    return say("agreements_in_doubt")


def declared_list() -> Text:
    """Only form or report list them."""
    return say("partners_declared_only")


def list_after_plan(heading: str) -> Text:
    """Their list stands in a chapter of plans, so that it may name whom the applicant wants to gather."""
    return say("partners_after_plan", heading=heading)


def no_agreement() -> Text:
    """No agreement was handed in."""
    return say("no_agreement")
