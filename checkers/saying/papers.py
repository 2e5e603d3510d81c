"""What findings on the papers of a dossier say: whose they are, which are asked for, and of which day they are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from checkers.model import Status, Text
from checkers.rulebook.asks.required_papers import AskedPaper
from checkers.standing.codes import Difference
from checkers.standing.dated import Term, Year
from checkers.standing.named import Owned
from checkers.wording import NOTHING, joined, kind_name, listed, named_one_by_one, place, say
from extractors.model import Fact, Paper


def one_applicant(name: str, own: Sequence[Owned], objections: Sequence[Text], status: Status) -> Text:
    """Whose name the papers bear, and which do not."""
    former = [say("under_former_name", where=_where(p), name=_names(p)) for p in own if p.former and p.proved]
    parts = [say("papers_bear_name", count=len(own), name=name), *former]
    if not objections:
        return joined(parts)
    why = listed(objections)
    told = say("to_be_checked", why=why) if status is Status.UNCERTAIN else say("names_contradict", why=why)
    return joined([*parts, told, say("see_the_original")])


def no_applicant() -> Text:
    """No paper bears the name of an applicant."""
    return say("no_applicant_named")


def of_another(paper: Owned, doubtful: bool) -> Text:
    """That a paper bears another's name, and counts for nothing."""
    where, name = _where(paper), _names(paper)
    return (
        say("may_be_of_another", where=where, name=name) if doubtful else say("is_of_another", where=where, name=name)
    )


def chapter_of_another(chapter: Fact, owner: str, doubtful: bool) -> Text:
    """That rules or a plan in a paper bear another's name."""
    return say("may_be_of_another" if doubtful else "is_of_another", where=place(chapter), name=owner)


def former_unproved(paper: Owned) -> Text:
    """That a paper bears a former name, of which no notice tells."""
    return say("former_name_unproved", where=_where(paper), name=_names(paper))


def codes_differ(one: Difference) -> Text:
    """That two papers bear different codes."""
    said = {"where": place(one.second), "code": one.second.text, "other": place(one.first), "base": one.first.text}
    return joined([say("codes_differ", **said), say("code_misread")]) if one.misread else say("codes_differ", **said)


def nameless(paper: Owned) -> Text:
    """That no name was read in a paper that bears one."""
    return say("no_name_read", where=paper_name(paper.paper))


def only_one_names(paper: Owned) -> Text:
    """That a single paper bears a name, so that there is nothing to hold it against."""
    return say("only_one_names", where=_where(paper))


def _where(paper: Owned) -> Text:
    first = next(iter(paper.named.values()), None)
    return place(first) if first else paper_name(paper.paper)


def _names(paper: Owned) -> Text:
    return named_one_by_one([Text(name, name) for name in paper.names])


def paper_name(paper: Paper) -> Text:
    """A paper by its kind and its file."""
    return say("place", paper=kind_name(paper.kind), file=paper.document, where=NOTHING)


def required(there: Sequence[Text], absent: Sequence[Text], open_: Sequence[Text]) -> Text:
    """What is there, what is absent, what is open."""
    parts = [say("required_absent", papers=named_one_by_one(absent))] if absent else []
    parts += [say("to_be_checked", why=listed(open_))] if open_ else []
    parts += [say("required_there", count=len(there), papers=named_one_by_one(there))] if there else []
    return joined(parts)


def absent(asked: AskedPaper, there: int) -> Text:
    """A paper that is asked for and not there, or not as often."""
    if asked.count == 1:
        return asked.names
    return say("too_few_of", paper=asked.names, count=asked.count, there=there)


def in_doubt(asked: AskedPaper, doubts: Sequence[Text]) -> Text:
    """A paper that was not found, and why it may be there all the same."""
    return say("paper_in_doubt", paper=asked.names, why=named_one_by_one(doubts))


def perhaps_anothers(paper: Owned) -> Text:
    """That what is there may be another's."""
    return say("may_be_of_another", where=_where(paper), name=_names(paper))


def marked(paper: Owned) -> Text:
    """That what is there says of itself that it proves nothing."""
    return say("may_prove_nothing", where=_where(paper), words=paper.paper.marked)


def may_be_in(file: str) -> Text:
    """That a file which nobody could read may be the paper."""
    return say("may_be_in_unread", file=file)


def may_tell_of_it(fact: Fact) -> Text:
    """That what a paper says may be it, and must be looked at."""
    return say("may_tell_of_it", where=place(fact), said=fact.evidence.quote)


def not_said_whether() -> Text:
    """That the dossier does not say whether the paper is asked of it."""
    return say("not_said_whether_asked")


def current(status: Status, objections: Sequence[Text], right: Sequence[Text], aside: Sequence[Text], on: date) -> Text:
    """Which papers are not of their day, which are, and what else was seen."""
    if status is Status.MISSING:
        return say("no_dated_paper")
    if not objections and not right:
        return joined([say("no_day_read"), *_noted(aside)])
    parts = [say("not_current", on=on.isoformat(), why=listed(objections))] if objections else []
    parts += [say("current_ones", on=on.isoformat(), papers=listed(right))] if right else []
    return joined([*parts, *_noted(aside), *([say("see_the_original")] if status is Status.UNCERTAIN else [])])


def _noted(aside: Sequence[Text]) -> list[Text]:
    return [say("also_seen", what=listed(aside))] if aside else []


def of_other_year(year: Year, wanted: Collection[int]) -> Text:
    """That a paper is of another year than asked."""
    return say("of_other_year", where=_dated(year), year=_years(year.years), wanted=_years(wanted))


def of_year(year: Year) -> Text:
    """Of which year a paper is."""
    return say("of_year", where=_dated(year), year=_years(year.years))


def undated(paper: Owned) -> Text:
    """That a paper does not tell its day."""
    return say("day_not_told", where=paper_name(paper.paper))


def end_unread(term: Term) -> Text:
    """That the end of a paper was told in words that are no day as calendars count."""
    return say("end_unread", where=paper_name(term.paper.paper), words=say("quoted", words=term.unread))


def over(term: Term, on: date) -> Text:
    """That a paper holds no longer, or not yet."""
    where = _dated(term)
    if term.ended:
        return say("registration_over", where=where, state=term.ended)
    if term.begins_after(on) and term.since:
        return say("not_begun", where=where, day=term.since.isoformat())
    return say("over_since", where=where, day=term.until.isoformat() if term.until else "")


def holds(term: Term, in_doubt: bool) -> Text:
    """Until when a paper holds."""
    if term.until is None:
        return say("no_end", where=_dated(term))
    told = say("holds_until", where=_dated(term), day=term.until.isoformat())
    return joined([told, say("read_otherwise")]) if in_doubt else told


def _dated(dated: Year | Term) -> Text:
    return paper_name(dated.paper.paper)


def _years(years: Collection[int]) -> Text:
    return named_one_by_one([Text(str(year), str(year)) for year in sorted(years)])
