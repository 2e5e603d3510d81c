"""Lists of any further kind are counted as their file of words says: rows, distinct entries, or the sum of a column.

`words/lists/<kind>.yaml` says which columns such a list has, by which titles it is known and which rows do not count;
a field names the kind of list that counts it. Rows of doubt widen `Count.low` and `Count.high`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from extractors.fields import OF_THEIR_OWN, Dated, Field, figures
from extractors.lists.counting import list_evidence, listed, remark_rows
from extractors.lists.entries import Entry, judged
from extractors.lists.listing import Listing, listings
from extractors.lists.recipes import Counting, Recipe, recipe
from extractors.lists.served import Served, served
from extractors.lists.sums import Checked, of_rows, of_sums
from extractors.model import Basis, Claim, Count, CountOf, Document, Kind, Paper, Row, RowReason
from extractors.papers import kind_of, paper_of
from extractors.text.periods import period_ends


def counted_fields() -> tuple[Field, ...]:
    """The fields that such lists count."""
    return tuple(field for field in figures() if field.list and field.list not in OF_THEIR_OWN)


RECIPES = {field.id: recipe(field.list or "") for field in counted_fields()}
"""How each of them is counted; a file that says it wrongly is refused at the start, not in a dossier."""


def find(document: Document, papers: Sequence[Paper]) -> tuple[Claim, ...]:
    """What the document's lists count for all these fields; `papers` are a hint only."""
    fields = counted_fields()
    return tuple(claim for field in fields for claim in of_field(document, papers, field, RECIPES[field.id]))


def of_field(document: Document, papers: Sequence[Paper], field: Field, how: Recipe) -> Iterator[Claim]:
    """What they count for one field: one claim a paper, and one a year where the field is of a year."""
    for group in _by_paper(document, papers, field, how):
        years = served(group) if field.dated is Dated.YEAR else [_undated(group)]
        claims = [_claim(document, papers, field, how, year) for year in years]
        yield from (claim for claim in claims if claim.value or len(claims) == 1)


def _by_paper(document: Document, papers: Sequence[Paper], field: Field, how: Recipe) -> list[list[Listing]]:
    """The lists that count the field, those of one paper together; one without a header goes on with the one before."""
    groups: dict[Paper | None, list[Listing]] = {}
    before = False
    for listing in listings(document, how.schema):
        passage = listing.table.cells[0].passage
        goes_on = listing.continued and before
        before = goes_on or _counts(listing, field, how, kind_of(papers, passage))
        if before and listing.records:
            groups.setdefault(paper_of(papers, passage), []).append(listing)
    return list(groups.values())


def _counts(listing: Listing, field: Field, how: Recipe, paper: Kind) -> bool:
    """Whether a list is of this kind: what stands over it says so, or the paper is one that proves the field."""
    if how.not_about and how.not_about.search(listing.heading):
        return False
    return bool(how.schema.about.search(listing.heading)) or paper in field.proved_by


def _undated(group: Sequence[Listing]) -> Served:
    return Served(None, tuple(group), tuple((record, None, True) for x in group for record in x.records))


def _claim(document: Document, papers: Sequence[Paper], field: Field, how: Recipe, group: Served) -> Claim:
    entries = judged(group, how, field)
    checked = _checked(how, field, group.listings, entries)
    return Claim(
        field,
        _sum(entries, counted=True),
        Basis.COMPUTED,
        list_evidence(document, papers, group.listings),
        _as_of(field, group),
        count=_count(document, group, entries, checked),
        confirmed_by=checked.confirmed_by,
    )


def _checked(how: Recipe, field: Field, lists: Sequence[Listing], entries: Sequence[Entry]) -> Checked:
    return of_sums(how, field, lists, entries) if how.counting is Counting.SUM else of_rows(lists, entries)


def _as_of(field: Field, group: Served) -> date | None:
    """The end of the year that is counted, or the day over a list of things that are there on a day."""
    if group.year:
        return date(group.year, 12, 31)
    days = [day for listing in group.listings for day in period_ends(listing.title)]
    return days[0] if days and field.dated is not Dated.NEVER else None


def _count(document: Document, group: Served, entries: Sequence[Entry], checked: Checked) -> Count:
    low = _sum(entries, counted=True) - _sum(entries, counted=True, unsure=True)
    high = _sum(entries, counted=True) + _sum(entries, counted=False, unsure=True) + checked.missing
    low = low if checked.least is None else min(low, checked.least)
    rows = [_row(document, entry) for entry in entries] + remark_rows(group.listings)
    return Count(tuple(rows), low, high, gaps=checked.gaps, numbers=checked.span, of=CountOf.THINGS)


def _sum(entries: Sequence[Entry], counted: bool, unsure: bool = False) -> Decimal:
    some = [e for e in entries if e.counted is counted and not (unsure and e.sure)]
    return sum((e.amount for e in some if e.reason is not RowReason.EMPTY), Decimal(0))


def _row(document: Document, entry: Entry) -> Row:
    return listed(document, entry.record, entry.name, entry.counted, entry.reason, entry.remark, entry.amount)
