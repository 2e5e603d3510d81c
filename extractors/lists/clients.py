"""Lists of enterprises served are counted: the distinct enterprises of the year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from extractors.fields import field
from extractors.lists import enterprises, states
from extractors.lists.client_classes import class_of, unlike
from extractors.lists.client_codes import codes_of
from extractors.lists.client_doubts import by_others, noted, undated, undivided
from extractors.lists.client_entry import Entry
from extractors.lists.client_tables import are_clients
from extractors.lists.client_totals import tally_of
from extractors.lists.counting import list_evidence, listed, remark_rows
from extractors.lists.enterprises import Likeness, Sort
from extractors.lists.headers import Schema
from extractors.lists.legends import explained
from extractors.lists.listing import Listing, Record, listings
from extractors.lists.paragraph_lists import paragraph_listings
from extractors.lists.pen_marks import without_marks
from extractors.lists.related import related
from extractors.lists.row_words import doubting
from extractors.lists.served import Served, served
from extractors.lists.tally import Tally, together
from extractors.lists.twins import alike, shortened
from extractors.lists.typed_lines import as_lines
from extractors.lists.unlisted import Sought, unlisted
from extractors.lists.wrapped import whole
from extractors.model import UNREAD, Basis, Cell, Claim, Count, CountOf, Document, Kind, Paper, Remark, Row, RowReason
from extractors.page.grid import words_of
from extractors.page.places import confidence_of
from extractors.papers import kind_of
from extractors.text.script import script
from extractors.words.loading import patterns

CLIENT_COUNT = field("client_count")

FORMAL = 0.7  # share of the names that say their legal form, from which one that says none stands out
FULL = 3  # other cells of a row that show that it is one
DIM = 0.9  # confidence below which a name may be another name misread

NATURAL_PERSON = Remark("natural_person")


@lru_cache(maxsize=1)
def schema() -> Schema:
    """What a list of clients looks like."""
    not_key, about = _words("headers")["not_key"], _words("titles")["clients"]
    roles, values = _words("columns"), _words("values")
    return Schema("enterprise", roles, values, enterprises.is_client, not_key, about, 1, enterprises.is_form_end)


def _is_full_name(text: str) -> bool:
    return bool(schema().values["enterprise"].fullmatch(text))


def _words(group: str) -> Mapping[str, re.Pattern[str]]:
    return patterns("lists/clients", group)


def find(document: Document, papers: tuple[Paper, ...]) -> tuple[Claim, ...]:
    """CLIENT_COUNT claims, one for each year that the document's lists are of; `papers` are a hint only.

    Near-duplicates and other rows of doubt widen `Count.low` and `Count.high`; each row that is not counted has
    its reason.
    """
    lists = [x for x in listings(document, schema()) if x.records]
    if not lists:
        lists = list(paragraph_listings(replace(document, blocks=as_lines(document.blocks))))
    kept = [explained(whole(x)) for x in lists if are_clients(x, kind_of(papers, x.table.cells[0].passage))]
    if not kept:
        return ()
    beside = unlisted(document, papers, kept, lists, Sought(_is_full_name, 2, frozenset({Kind.CLIENT_LIST})))
    claims = (_claim(document, papers, group, beside) for group in served(kept))
    return tuple(c for c in claims if c.value > 0)


def counted(
    document: Document, papers: Sequence[Paper], kept: Sequence[Listing], span: tuple[int, int]
) -> Iterator[Claim]:
    """Lists that are taken to be of clients, counted as those found are; `span`: their first and last row number."""
    for group in served([explained(whole(x)) for x in kept]):
        claim = _claim(document, papers, group, Tally())
        assert claim.count is not None
        yield replace(claim, count=replace(claim.count, numbers=span))


def _claim(document: Document, papers: Sequence[Paper], group: Served, beside: Tally) -> Claim:
    entries = noted(_judged(group), group, papers)
    counted, tally = [e for e in entries if e.counted], together(tally_of(group, entries), beside)
    low = len(counted) - sum(not e.sure for e in counted)
    high = len(counted) + sum(not e.sure for e in entries if not e.counted) + tally.missing
    if tally.least is not None:
        low = min(low, tally.least)
    rows: list[Row] = [listed(document, e.record, e.name, e.counted, e.reason, e.remark) for e in entries]
    rows += remark_rows(group.listings)
    count = Count(tuple(rows), Decimal(low), Decimal(high), None, tally.gaps, tally.span, CountOf.CLIENTS)
    return Claim(
        CLIENT_COUNT,
        Decimal(len(counted)),
        Basis.COMPUTED,
        list_evidence(document, papers, group.listings),
        date(group.year, 12, 31) if group.year else None,
        count=count,
        confirmed_by=tally.confirmed_by,
    )


def _judged(group: Served) -> list[Entry]:
    """Every row judged by itself, then against those before it."""
    codes = codes_of([record for record, *_ in group.records])
    entries = [replace(_entry(*row), code=code) for row, code in zip(group.records, codes, strict=True)]
    if sum(enterprises.sort_of(e.name) is Sort.ENTERPRISE for e in entries) * 2 <= len(entries):
        entries = [replace(e, counted=True, reason=None) if e.remark == NATURAL_PERSON else e for e in entries]
    if sum(enterprises.has_form(e.name) for e in entries) >= FORMAL * len(entries):
        entries = [_formless(e) for e in entries]
    entries = undated(unlike(undivided(by_others(entries, group))))
    cut = {id(x.table) for x in group.listings if x.cut}
    return _against_each_other([_in_part(e) if id(e.record.table) in cut else e for e in entries])


def _in_part(entry: Entry) -> Entry:
    """A row of a list whose other columns stand beside it, unread."""
    if not entry.counted:
        return entry
    return replace(entry, sure=False, remark=entry.remark or Remark("columns_unread"))


def _formless(entry: Entry) -> Entry:
    """Among full names of companies one without a legal form is doubtful; alone in a row without number stray print."""
    if not entry.counted or enterprises.sort_of(entry.name) is not Sort.ENTERPRISE or enterprises.has_form(entry.name):
        return entry
    stray = entry.record.has("number") and not entry.record.text("number") and not _has_company(entry.record)
    why, remark = RowReason.UNREADABLE if stray else None, Remark("incomplete_name")
    return replace(entry, counted=not stray, sure=False, reason=why, remark=remark)


def _has_company(record: Record) -> bool:
    """Whether much of a row was read beside its name, so that it is no stray print."""
    return sum(bool(words_of(c)) for role, cells in record.cells.items() if role != "enterprise" for c in cells) >= FULL


def _entry(record: Record, other_year: Remark | None, sure: bool) -> Entry:
    """One row by itself; `other_year` names the years that it is of, None where it is of the list's."""
    name = "、".join(filter(None, (_name(c) for c in record.cells["enterprise"])))
    entry = Entry(record, name, sure=sure)
    if not name:
        return _nameless(entry)
    if schema().roles["enterprise"].search(name):  # the header once more
        return replace(entry, counted=False, sure=True, reason=RowReason.EMPTY)
    if _words("examples")["example"].search(name):
        return replace(entry, counted=False, sure=False, reason=RowReason.NOT_MEANT, remark=Remark("example"))
    if other_year:
        return replace(entry, counted=False, reason=RowReason.OTHER_YEAR, remark=other_year)
    if not enterprises.is_client(name) and enterprises.sort_of(name) is not Sort.PERSON:
        return replace(entry, sure=False, reason=RowReason.UNREADABLE, remark=Remark("name_unclear"))
    return _by_unread(_by_remark(_by_sort(entry, class_of(record, name)), record.text("remark")))


def _by_remark(entry: Entry, remark: str) -> Entry:
    """What a remark, or a column of states, says against a row."""
    if entry.counted and (waits := states.not_served(entry.record, entry.name)):
        return replace(entry, counted=False, reason=RowReason.NOT_SERVED, remark=_said(waits))
    if entry.counted and (gone := states.fell_through(entry.record)):
        return replace(entry, counted=False, sure=False, reason=RowReason.NOT_SERVED, remark=_said(gone))
    if entry.counted and (open_ := states.in_doubt(entry.record)):
        entry = replace(entry, sure=False, remark=_said(open_))
    if entry.counted and remark and _words("remarks")["not_served"].search(remark):
        return replace(entry, counted=False, reason=RowReason.NOT_SERVED, remark=_said(remark))
    doubtful = remark if _words("remarks")["hardly_served"].search(remark) else doubting(entry.record)
    return replace(entry, sure=False, remark=_said(doubtful)) if entry.counted and doubtful else entry


def _by_unread(entry: Entry) -> Entry:
    """Something stands in a column that may speak against the row, and was not read."""
    unread = entry.record.unread("remark", "size", "date", "year") if entry.counted else ()
    return replace(entry, sure=False, remark=Remark("cell_unread", unread)) if unread else entry


def _said(text: str) -> Remark:
    return Remark("said", (text,))


def _name(cell: Cell) -> str:
    text = cell.passage.text.replace(UNREAD, "")
    return without_marks(script(enterprises.without_stray_print(text), lines=True).text)


def _nameless(entry: Entry) -> Entry:
    others = [c for role, cells in entry.record.cells.items() if role != "number" for c in cells]
    if any(c in entry.record.own_cells for c in others):
        return replace(entry, counted=False, sure=False, reason=RowReason.UNREADABLE, remark=Remark("name_unread"))
    return replace(entry, counted=False, sure=True, reason=RowReason.EMPTY)


def _by_sort(entry: Entry, size: str) -> Entry:
    """Large enterprises, offices and persons do not count; shops are micro enterprises, surely where a size says it."""
    sort, no, sizes = enterprises.sort_of(entry.name), RowReason.NOT_ENTERPRISE, _words("sizes")
    if sizes["large"].search(size):
        return replace(entry, counted=False, reason=no, remark=Remark("large_enterprise"))
    if sizes["no_enterprise"].search(size) or sizes["person"].search(size):
        return replace(entry, counted=False, reason=no, remark=_said(size))
    if sort is Sort.SHOP or (sort is not Sort.OFFICE and sizes["shop"].search(size)):
        return replace(entry, sure=bool(entry.sure and sizes["small"].search(size)), remark=Remark("shop_as_micro"))
    if sort is Sort.OFFICE:
        return replace(entry, counted=False, reason=no, remark=Remark("public_body"))
    if sort is Sort.PERSON:
        return replace(entry, counted=False, reason=no, remark=NATURAL_PERSON)
    if sort is Sort.DOUBTFUL:
        return replace(entry, sure=False, remark=Remark("perhaps_no_enterprise"))
    return entry


def _against_each_other(entries: Sequence[Entry]) -> list[Entry]:
    """Who stands there again is not counted again; names that are nearly the same are told apart where possible."""
    done = _apart_from_relatives(entries)
    names = [e.name for e in entries]
    for later, earlier in sorted({*alike(names), *shortened(names), *_same_codes(entries)}):
        if done[later].counted and done[earlier].counted and done[later].name:
            done[later] = _again(done[later], done[earlier])
    return done


def _apart_from_relatives(entries: Sequence[Entry]) -> list[Entry]:
    """An enterprise under its former name is not counted again; a branch beside its firm is, if at all, in doubt."""
    done = list(entries)
    for pair in related([e.name for e in entries], [e.record.text("remark") for e in entries]):
        entry, before = done[pair.later], done[pair.earlier]
        if entry.counted and before.counted:
            reason = RowReason.DUPLICATE if pair.renamed else RowReason.NEAR_DUPLICATE
            code = "repeats_enterprise" if pair.renamed else "name_like_enterprise"
            remark = Remark(code, (str(before.record.row + 1), before.name))
            done[pair.later] = replace(entry, counted=False, sure=pair.renamed, reason=reason, remark=remark)
    return done


def _same_codes(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """Pairs of rows (the later one first) with the same code."""
    first: dict[str, int] = {}
    pairs = []
    for i, code in enumerate(e.code for e in entries):
        if code and first.setdefault(code, i) != i:
            pairs.append((i, first[code]))
    return pairs


def _again(entry: Entry, before: Entry) -> Entry:
    row = (str(before.record.row + 1), before.name)
    if entry.code and before.code:
        return _same_code(entry, before, row) if entry.code == before.code else entry
    like = Remark("name_like_enterprise", row)
    match _likeness(entry, before):
        case Likeness.SAME:
            same = Remark("repeats_enterprise", row)
            return replace(entry, counted=False, sure=True, reason=RowReason.DUPLICATE, remark=same)
        case Likeness.NEAR:
            return replace(entry, counted=False, sure=False, reason=RowReason.NEAR_DUPLICATE, remark=like)
        case Likeness.PERHAPS:
            return replace(entry, sure=False, remark=like)
    return entry


def _same_code(entry: Entry, before: Entry, row: tuple[str, str]) -> Entry:
    """The same code is the same enterprise; under quite another name the code may be copied by mistake."""
    close = enterprises.likeness(entry.name, before.name) is not Likeness.DIFFERENT
    close = close or enterprises.shares_brand(entry.name, before.name)
    reason = RowReason.DUPLICATE if close else RowReason.NEAR_DUPLICATE
    return replace(entry, counted=False, sure=close, reason=reason, remark=Remark("code_of_enterprise", row))


def _likeness(entry: Entry, before: Entry) -> Likeness:
    """How two names stand to each other; whom to call helps to tell, and so does how well the names were read."""
    found = enterprises.likeness(entry.name, before.name)
    if found is Likeness.DIFFERENT and shortened([before.name, entry.name]):
        found = Likeness.PERHAPS
    if found not in (Likeness.PERHAPS, Likeness.ALIKE):
        return found
    phones = entry.record.text("phone"), before.record.text("phone")
    people = entry.record.text("contact"), before.record.text("contact")
    if all(phones) and "*" not in "".join(phones) and all(people):
        return Likeness.NEAR if phones[0] == phones[1] and people[0] == people[1] else Likeness.DIFFERENT
    if found is Likeness.PERHAPS and all(phones) and "*" not in phones[0] and phones[0] == phones[1]:
        return Likeness.NEAR
    if found is Likeness.ALIKE and not (_dim(entry) or _dim(before)):
        return Likeness.DIFFERENT
    return Likeness.PERHAPS


def _dim(entry: Entry) -> bool:
    passages = [c.passage for c in entry.record.cells["enterprise"]]
    return any(confidence_of(p, 0, len(p.text)) < DIM for p in passages)
