"""What a finding on last year's statements says: what is there, and each thing that stands in the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from checkers.model import Case, Text, Unread
from checkers.standing.owners import owner_of_paper
from checkers.wording import called, joined, kind_name, listed, named_one_by_one, place, plain, say
from extractors.model import Fact, FactName, Paper

_MONEY = (FactName.NET_PROFIT, FactName.NET_ASSETS)


def told(year: int, shown: Iterable[Fact], why: Sequence[Text], audited: bool, others: Sequence[Text]) -> Text:
    """What was found for the year, whether audited, and what is in the way."""
    parts = [_found(list(shown), year)]
    if not audited:
        parts.append(say("no_audit_report"))
    parts += others
    parts.append(say("to_be_checked", why=listed(list(dict.fromkeys(why)))) if why else say("content_for_experts"))
    return joined(parts)


def _found(shown: Sequence[Fact], year: int) -> Text:
    each = [say("fact_is", name=_called(f), value=_value(f), where=place(f)) for f in shown]
    return say("statements_found", year=year, each=listed(each)) if each else say("statements_there")


def _called(fact: Fact) -> Text:
    return called("field", fact.name) or Text(fact.name, fact.name)


def _value(fact: Fact) -> Text:
    if fact.name not in _MONEY:
        return Text(fact.text, fact.text)
    return say("yuan", amount=plain(Decimal(fact.text), 2))


def missing(year: int, others: Sequence[Text], unread: Sequence[Unread]) -> Text:
    """No statement of the applicant's."""
    return joined([*others, say("no_statements", year=year), *unreadable(unread)])


def of_another(paper: Paper, case: Case) -> Text:
    """A paper that is another's."""
    return say(
        "accounts_of_another", paper=kind_name(paper.kind), file=paper.document, enterprise=owner_of_paper(paper, case)
    )


def unreadable(files: Sequence[Unread]) -> list[Text]:
    """That files which could not be read may be what is asked for."""
    return [say("unread_may_be", files="、".join(u.document for u in files))] if files else []


def perhaps_the_report(files: Sequence[Unread]) -> list[Text]:
    """That files which could not be read may be the report of auditors."""
    return [say("unread_perhaps_audit", files="、".join(u.document for u in files))] if files else []


def refused(opinion: Fact) -> Text:
    """The auditors' word is against the statements."""
    return say("opinion_refused", where=place(opinion), opinion=opinion.text, quote=opinion.evidence.quote)


def of_whom(paper: Paper, case: Case) -> Text:
    """A name that is not quite the applicant's."""
    return say("perhaps_of_another", enterprise=owner_of_paper(paper, case))


def other_year(asked: date, days: Sequence[date]) -> Text:
    """The statements are of another day than the last 31 December, or name none."""
    if not days:
        return say("statements_undated", day=asked.isoformat())
    named = named_one_by_one([Text(d.isoformat(), d.isoformat()) for d in days])
    return say("statements_of_other_days", day=asked.isoformat(), days=named)


def not_read(name: FactName, year: int) -> Text:
    """A figure of the year was not read."""
    return say("book_figure_not_read", name=called("field", name) or "", year=year)


def below(fact: Fact) -> Text:
    """A loss, or no equity."""
    if fact.name is FactName.NET_PROFIT:
        return say("loss_of_year", where=place(fact), value=_value(fact))
    return say("equity_used_up", where=place(fact), value=_value(fact))


def hardly_read(fact: Fact) -> Text:
    """A print that is hardly legible."""
    return say("fact_hardly_read", name=_called(fact), where=place(fact))


def audit_of_another_year(year: int, said: Sequence[Fact]) -> Text:
    """The report of auditors is not of the year, or does not say of which."""
    if not said:
        return say("audit_year_not_read", year=year)
    return say("audit_of_other_year", year=year, named="、".join(dict.fromkeys(f.text for f in said)))


def no_opinion() -> Text:
    """There is a report of auditors, and no opinion was read in it."""
    return say("opinion_not_read")


def qualified(fact: Fact) -> Text:
    """An opinion that leaves something open."""
    return say("opinion_qualified", where=place(fact), opinion=fact.text)


def unsigned(said: Sequence[Fact], signed: int, asked: int) -> Text:
    """Too few accountants, or none, signed."""
    if not said:
        return say("signatures_not_found")
    if not signed:
        return say("audit_unsigned", where=place(said[0]))
    return say("audit_signed_by_few", where=place(said[0]), signed=signed, asked=asked)


def questioned(fact: Fact) -> Text:
    """Another paper says something by which the report may stand no more."""
    return say("audit_questioned", where=place(fact), words=say("quoted", words=fact.text))
