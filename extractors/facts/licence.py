"""What a licence or certificate of registration says of its holder, wherever its labels stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, takewhile, zip_longest

from extractors.facts import licence_flow, notices
from extractors.facts.licence_print import of_page, without_label
from extractors.facts.licence_terms import last_day
from extractors.facts.licence_values import Printed, said
from extractors.model import Block, Document, FactName, FactValue, Kind, Page, Paper, Passage
from extractors.paper_titles import passages_of
from extractors.papers import kind_of
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "facts/licence"


def find(document: Document, papers: Sequence[Paper]) -> Iterator[Printed]:
    """What the licences among the papers say, each value where it stands: by the page's print where there is a page."""
    laid = [one for page in document.pages if _is_licence(page, papers) for one in of_page(page)]
    known = {(one.passage.page, one.name) for one in laid}
    found = [*laid, *(one for one in _of_flow(document, papers) if (one.passage.page, one.name) not in known)]
    found = [ended for one in found for ended in _ended(one, found)]
    found = [*found, *_of_notices(document, papers, found)]
    admitted = _of_the_admitted(document, papers)
    yield from (one for one in found if not _begins_the_term(one, found) and _founds(one, found, admitted))


def _of_notices(document: Document, papers: Sequence[Paper], found: Sequence[Printed]) -> Iterator[Printed]:
    """What notices of registration in the file of a licence say that is not printed at the same place before."""
    told = {(one.name, one.value, id(one.passage)) for one in found}
    yield from (n for n in notices.printed(document, papers) if (n.name, n.value, id(n.passage)) not in told)


def _ended(one: Printed, found: Sequence[Printed]) -> Iterator[Printed]:
    """What is printed; a term that lasts so long from the founding with its last day, and none where that is unread."""
    if not one.months:
        yield one
        return
    days = (o.value for o in found if o.name is FactName.ESTABLISHED_ON and o.passage.page == one.passage.page)
    yield from (replace(one, value=last_day(d, one.months), months=0) for d in islice(_dates(days), 1))


def _dates(values: Iterable[FactValue]) -> Iterator[date]:
    return (value for value in values if isinstance(value, date))


def _of_the_admitted(document: Document, papers: Sequence[Paper]) -> bool:
    """Whether a licence is of those whom an authority's approval founds: law firms have no other day."""
    own = (p for block in document.blocks for p in _of_licences(block, papers))
    return any(pattern(_WORDS, "founded_by_approval").search(script(p.text).text) for p in own)


def _founds(one: Printed, found: Sequence[Printed], admitted: bool) -> bool:
    """Whether a day is that of the founding: of an approval only of the admitted, and where no other is told."""
    dated = any(o.name is FactName.ESTABLISHED_ON and not o.approved for o in found)
    return not one.approved or (admitted and not dated)


def _begins_the_term(one: Printed, found: Sequence[Printed]) -> bool:
    """Whether a last day is the first one, its end not read: no licence ends before its holder was there."""
    ends = one.value if one.name is FactName.VALID_UNTIL and isinstance(one.value, date) else None
    beside = [o for o in found if o.name is FactName.ESTABLISHED_ON and o.passage.page == one.passage.page]
    return ends is not None and any(isinstance(o.value, date) and ends <= o.value for o in beside)


def _is_licence(page: Page, papers: Sequence[Paper]) -> bool:
    return kind_of(papers, Passage("", page=page.number)) is Kind.BUSINESS_LICENCE


def _of_flow(document: Document, papers: Sequence[Paper]) -> Iterator[Printed]:
    lines = [p for block in document.blocks for p in _of_licences(block, papers) if p.text.strip()]
    under = {id(line): lines[at + 1 :] for at, line in enumerate(lines)}
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        if not (own := _of_licences(block, papers)):
            continue
        near = [*own, *(_of_licences(following, papers) if following else ())]
        for answer in licence_flow.answers(block, following):
            if answer.passage in near:
                yield from said(answer.asks, answer.passage, answer.start, answer.end, answer.more)
        told = (printed for passage in own for printed in without_label(passage))
        yield from (_of_a_sort(one, under.get(id(one.passage), ())) for one in told)


def _of_a_sort(one: Printed, under: Sequence[Passage]) -> Printed:
    """A form with the sort that is printed in brackets in the lines under its title, before any other line."""
    if one.name is not FactName.LEGAL_FORM or not pattern(_WORDS, "asks_a_sort").fullmatch(str(one.value)):
        return one
    texts = takewhile(pattern(_WORDS, "in_brackets").fullmatch, (script(p.text).text for p in under))
    sort = next((m[0] for text in texts if (m := pattern(_WORDS, "of_what_sort").match(text))), "")
    return replace(one, value=f"{one.value}{sort}")


def _of_licences(block: Block, papers: Sequence[Paper]) -> list[Passage]:
    return [p for p in passages_of(block) if kind_of(papers, p) is Kind.BUSINESS_LICENCE]
