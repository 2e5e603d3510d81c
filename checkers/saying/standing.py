"""What a finding on standing says: who designated whom, what does not fit, or what is there for the experts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from checkers.model import Text, Unread
from checkers.saying.finances import unreadable
from checkers.wording import joined, listed, place, say
from extractors.model import Fact, FactName, Paper

_Of = Callable[[FactName], Sequence[Fact]]


def _said(of: _Of) -> Text:
    """Paper, issuer, day and whom it names."""
    by, on, for_whom, what = (
        of(name)
        for name in (
            FactName.DESIGNATED_BY,
            FactName.DESIGNATED_ON,
            FactName.DESIGNATED_FOR,
            FactName.DESIGNATED_AS,
        )
    )
    where = place(next(f for group in (by, what, for_whom, on) for f in group))
    return say("designation_says", where=where, by=_or(by), on=_or(on), whom=_or(for_whom[:3]))


def _or(facts: Sequence[Fact]) -> Text:
    names = "、".join(dict.fromkeys(f.text for f in facts))
    return Text(names, names) if names else say("not_read_here")


def fits(of: _Of) -> Text:
    """A paper was found, issuer and addressee fit."""
    return joined([_said(of), say("designation_fits")])


def unfit(of: _Of, against: Sequence[Text]) -> Text:
    """One paper, and what of it does not fit."""
    return joined([_said(of), say("to_be_checked", why=listed(list(dict.fromkeys(against))))])


def none_fits(each: Sequence[Text]) -> Text:
    """All papers that do not fit."""
    return joined([*each, say("see_the_original")])


def missing(there: Sequence[Paper], unread: Sequence[Unread]) -> Text:
    """No paper of an authority, or one that says nothing that was read."""
    if there:
        return say("designation_not_read", files="、".join(dict.fromkeys(p.document for p in there)))
    return joined([say("no_designation"), *unreadable(unread)])


def category_open(message: Text, would_do: bool) -> Text:
    """The category is not settled; what holds for a comprehensive platform is told."""
    return joined([say("category_open_does") if would_do else say("category_open_does_not"), message])


def gathered(served: Sequence[Fact]) -> Text:
    """What was found for the experts."""
    if not served:
        return say("no_area_found")
    return say("areas_found", each=listed([say("fact_told", where=place(f), text=f.text) for f in served[:5]]))


def issuer_not_read() -> Text:
    """Who issued it was not read."""
    return say("issuer_not_read")


def issuer_unfit(fact: Fact) -> Text:
    """The issuer is no office of the local government or the SME authority."""
    return say("issuer_unfit", issuer=fact.text)


def applicant_not_read() -> Text:
    """Nobody knows whom the paper would have to name."""
    return say("applicant_not_read")


def addressee_unfit(names: Sequence[str]) -> Text:
    """It names others, or nobody."""
    return say("addressee_unfit", names="、".join(names[:3])) if names else say("addressee_not_read")


def designates_nothing() -> Text:
    """It does not say that a service centre is founded, recognised or designated."""
    return say("designates_nothing")


def day_not_read() -> Text:
    """It bears no day that was read."""
    return say("designation_undated")


def after_application(fact: Fact, on: date) -> Text:
    """It was issued after the day of application."""
    return say("issued_after_application", day=fact.text, on=on.isoformat())


def term_over(fact: Fact, on: date) -> Text:
    """Its own term ended before the day of application."""
    return say("designation_over", day=fact.text, on=on.isoformat())


def hardly_read(fact: Fact) -> Text:
    """A print that is hardly legible."""
    return say("quote_hardly_read", quote=fact.evidence.quote)
