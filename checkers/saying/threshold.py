"""What a threshold finding says: what was found where, what is asked, by how much, and why it may not hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from checkers.model import Alternative, Status, Text
from checkers.standing.asked import Asked
from checkers.standing.figures import Figure, Numbered, Option
from checkers.standing.rows import left_out
from checkers.standing.settle import supporting_kinds
from checkers.wording import (
    NOTHING,
    capital,
    figure,
    gap,
    is_printed_otherwise,
    joined,
    kinds,
    listed,
    named,
    named_one_by_one,
    place,
    places,
    say,
    word,
)
from extractors.fields import Dated, Field
from extractors.model import Basis, Claim, Fact, Kind, Paper, RowReason

BOTH_ASKED = say("both_asked")
UNTOLD = say("share_of_both_untold")


def missing(field: Field, written: bool = False) -> Text:
    """Nothing was found in any paper, or (`written`) nothing that could be read."""
    if written:
        return say("figure_not_legible", field=named(field))
    return say("figure_missing", field=named(field), papers=kinds(supporting_kinds(field)))


def unread(field: Field, there: Sequence[Kind]) -> Text:
    """A paper is there, but its figure was not read."""
    return say("figure_unread", field=named(field), papers=kinds(there))


def file_unread(field: Field, documents: Sequence[str]) -> Text:
    """A file could not be read at all, and may be the paper that proves the figure."""
    return say("file_unread", field=named(field), files=Text("、".join(documents), ", ".join(documents)))


def unsettled(field: Field, documents: Sequence[str]) -> Text:
    """Papers bear the figure, and which of their numbers is meant could not be told."""
    return say("figure_unsettled", field=named(field), files=Text("、".join(documents), ", ".join(documents)))


def not_told(field: Field, documents: Sequence[str]) -> Text:
    """Papers bear the figure, which could not be told, and nothing else states it."""
    return say("figure_not_told", field=named(field), files=Text("、".join(documents), ", ".join(documents)))


_QUOTED = 3
"""Sentences of one page that a message quotes; how many more there are is said."""


def lessened(said: Iterable[Fact]) -> tuple[Text, ...]:
    """Papers say that some of the figure do not count, and not how many: one text a page that says so."""
    pages: dict[Text, list[str]] = {}
    for fact in said:
        quotes = pages.setdefault(place(fact), [])
        quotes += [] if fact.text in quotes else [fact.text]
    return tuple(_lessened_at(where, quotes) for where, quotes in pages.items())


def _lessened_at(where: Text, quotes: Sequence[str]) -> Text:
    words = joined([say("quoted", words=q) for q in quotes[:_QUOTED]], "", ", ")
    if len(quotes) > _QUOTED:
        return say("figure_lessened_often", where=where, words=words, number=len(quotes))
    return say("figure_lessened", where=where, words=words)


def lessened_to(said: Fact) -> Text:
    """A paper says what comes off the figure, or what is left of it."""
    return say("figure_lessened_to", where=place(said), words=said.text)


def of_others(papers: Sequence[Paper]) -> tuple[Text, ...]:
    """Papers that would prove the figure, were they the applicant's."""
    each = (say("papers_of_another", document=p.document, paper=kinds((p.kind,)), owner=p.owner) for p in papers)
    return tuple(dict.fromkeys(each))


def beside(message: Text, papers: Sequence[Paper]) -> Text:
    """The message, and that papers of others lie beside."""
    return joined([message, say("left_out", each=listed(of_others(papers)))]) if papers else message


def echo(field: Field) -> Text:
    """What is declared is the very limit, and more."""
    return say("may_repeat_the_limit", field=named(field))


def not_in_force(as_of: date) -> Text:
    """The rule is younger than the application."""
    return say("not_in_force", day=as_of)


def threshold(field: Field, found: Figure, what: Asked, status: Status, claims: Numbered, supported: bool) -> Text:
    """The first sentences: the figure, where it stands, how it came about, what is asked."""
    return joined(
        [
            _found(field, found, claims, supported),
            _asked(field, found, what, status),
            _how(field, claims[found.main.parts[0]]),
            _not_counted(field, found, claims),
            *what.aside,
            _law(field, claims[found.main.parts[0]], what),
        ]
    )


def _not_counted(field: Field, found: Figure, claims: Numbered) -> Text:
    """What was left out; figures of other years, which stand in every balance sheet, are not named."""
    aside = [(i, why) for i, why in found.aside if field.premises or claims[i].consolidated]
    if not aside:
        return NOTHING
    each = [
        say("area_left_out", where=place(claims[index]), value=figure(claims[index].value, field), why=why)
        for index, why in aside
    ]
    return say("left_out", each=listed(each))


def shown(option: Option, claims: Numbered) -> Text:
    """A value as a reader would write it, with what is printed beside it where that is vague or another number."""
    claim = claims[option.parts[0]]
    value = figure(option.amount.value, claim.field)
    alone = len(option.parts) == 1
    if option.amount.vague or (alone and is_printed_otherwise(value.zh, claim.evidence.quote)):
        return say("in_the_papers_words", value=value, quote=claim.evidence.quote)
    return value


def _found(field: Field, found: Figure, claims: Numbered, supported: bool) -> Text:
    name = named(field)
    value = shown(found.main, claims)
    parts = [claims[i] for i in found.main.parts]
    where = places(parts)
    if not supported:
        papers = kinds(supporting_kinds(field))
        return say("declared_only", where=where, field=name, value=value, papers=papers)
    return say("found", where=capital(where), verb=_verb(parts), field=name, dated=_dated(parts[0]), value=value)


def _dated(claim: Claim) -> Text:
    if claim.as_of is None:
        return NOTHING
    if claim.field.dated is Dated.YEAR:
        return say("dated_by_year", year=claim.as_of.year)
    return say("dated", day=claim.as_of)


def _verb(parts: Sequence[Claim]) -> Text:
    if len(parts) > 1:
        return say("add_up_to")
    return say("counts") if parts[0].basis is Basis.COMPUTED else say("gives")


def _asked(field: Field, found: Figure, what: Asked, status: Status) -> Text:
    value = found.main.amount.value
    apart = gap(value, what.value, field)
    margin = say("above", apart=apart)
    if value < what.value:
        margin = say("short", apart=apart)
    if value == what.value:
        margin = say("just_reached")
    return say("asked", least=figure(what.value, field), margin=margin)


def _how(field: Field, claim: Claim) -> Text:
    """Which rows a count left out."""
    counts = {r: n for r, n in left_out(claim).items() if r not in (RowReason.EMPTY, RowReason.TOTAL_ROW)}
    if claim.basis is not Basis.COMPUTED or not counts:
        return NOTHING
    rows = [say("rows_of_a_reason", reason=word("reason", r), number=n) for r, n in counts.items()]
    return say("rows_not_counted", rows=named_one_by_one(rows))


def _law(field: Field, claim: Claim, what: Asked) -> Text:
    """How Article 8(3) is read here, and whether the other reading would turn the verdict."""
    if not field.either:
        return NOTHING
    if what.decision:
        by, day = what.decision.decided_by, what.decision.decided_on
        return say("decided_both", by=by, day=day) if what.decision.asks_both else say("decided_either", by=by, day=day)
    strict = claim.count.strict if claim.count else None
    said = say("either_is_enough")
    if strict is None or (strict >= what.value) == (claim.value >= what.value):
        return said
    return joined([said, say("both_would_turn", share=figure(strict, field))])


def with_doubts(
    message: Text, field: Field, turning: Sequence[Alternative], doubts: Sequence[Text], status: Status
) -> Text:
    """The message, with why the verdict does not hold and what to look at."""
    reasons = [*doubts, *(_turn(a, field) for a in turning)]
    if not reasons:
        return message
    why = listed(list(dict.fromkeys(reasons)))
    if status is Status.INCONSISTENT:
        return joined([message, say("papers_contradict", why=why)])
    return joined([message, say("compare_with_original", why=why)])


def _turn(alternative: Alternative, field: Field) -> Text:
    value, then = figure(alternative.value, field), word("then", alternative.status)
    return say("would_turn", why=alternative.why, value=value, then=then)
