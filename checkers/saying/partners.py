"""What a finding on partners says: how many are gathered, which agreements are in force, what is wrong with others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checkers.model import Text, Unread
from checkers.saying.finances import unreadable
from checkers.standing.partners import Agreement
from checkers.wording import joined, listed, place, say
from extractors.model import Fact


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


def expired(agreement: Agreement, last: date) -> Text:
    """It was over on the day of application."""
    return say("agreement_expired", agreement=_named(agreement), day=last.isoformat())


def unsigned(agreement: Agreement, blank: Fact) -> Text:
    """A place to sign is blank."""
    return say("agreement_unsigned", agreement=_named(agreement), quote=blank.text)


def undated(agreement: Agreement) -> Text:
    """It bears no day of signature."""
    return say("agreement_undated", agreement=_named(agreement))


def signed_after(agreement: Agreement, day: date) -> Text:
    """It was signed after the day of application."""
    return say("agreement_signed_after", agreement=_named(agreement), day=day.isoformat())


def no_term(agreement: Agreement) -> Text:
    """It does not say how long it holds, or that was not read."""
    return say("agreement_without_term", agreement=_named(agreement))


def parties_not_read(agreement: Agreement) -> Text:
    """Who made it was not read."""
    return say("agreement_parties_not_read", agreement=_named(agreement))


def perhaps_of_others(agreement: Agreement) -> Text:
    """A party's name is not quite the applicant's."""
    return say("agreement_perhaps_of_others", agreement=_named(agreement))


def with_itself(agreement: Agreement) -> Text:
    """All parties are the applicant."""
    return say("agreement_with_itself", agreement=_named(agreement))


def of_others(found: Sequence[Agreement]) -> list[Text]:
    """Agreements to which the applicant is no party."""
    return [say("agreement_of_others", agreement=_named(a)) for a in found]


def nothing(unread: Sequence[Unread]) -> list[Text]:
    """Neither list nor agreement."""
    return [say("no_partners"), *unreadable(unread)]


def no_list(names: Sequence[str]) -> Text:
    """No list; whether the partners of agreements are gathered service organisations is for a person."""
    return say("partners_without_list", names="、".join(names))


def agreements_in_doubt() -> Text:
    """Were agreements in doubt in force, there might be enough."""
    return say("agreements_in_doubt")


def declared_list() -> Text:
    """Only form or report list them."""
    return say("partners_declared_only")


def no_agreement() -> Text:
    """No agreement was handed in."""
    return say("no_agreement")
