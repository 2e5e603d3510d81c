"""Staff rosters and insurance lists are counted: full-time people, and the share of them who qualify."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain
from pathlib import PurePath

from extractors.fields import field
from extractors.lists.commented import commented
from extractors.lists.counting import list_evidence, listed, remark_rows, waiting
from extractors.lists.employers import bodies, employer, employer_columns
from extractors.lists.headed import of_those
from extractors.lists.legends import explained
from extractors.lists.listing import Listing, Record, listings
from extractors.lists.notes import Heard, heard
from extractors.lists.obtained import with_days
from extractors.lists.people import Person, has_column, is_insurance, is_staff, people, says_all_staff, schema
from extractors.lists.person_lines import person_listings
from extractors.lists.person_names import is_known_name
from extractors.lists.qualification import Level
from extractors.lists.repeated import marked
from extractors.lists.tally import Tally, against, numbering, stated, together, told
from extractors.lists.typed_lines import as_lines
from extractors.lists.unlisted import Sought, unlisted
from extractors.lists.upright import upright
from extractors.model import (
    Basis,
    Claim,
    Count,
    CountOf,
    Document,
    Kind,
    Paper,
    Remark,
    Row,
    RowReason,
)
from extractors.page.grid import words_of
from extractors.papers import kind_of, paper_of
from extractors.text.folding import fold
from extractors.text.periods import period_ends
from extractors.words.loading import patterns

HEADCOUNT, QUALIFICATION_RATIO = field("headcount"), field("qualification_ratio")

FEW = 3  # people below whom a table in any other paper is no roster
FEW_IN_FORM = 5  # the same in a form or report, which often names its managers only

DIFFERS = "people_total_differs"

_EXPECTED = frozenset({Kind.STAFF_ROSTER, Kind.INSURANCE_LIST})
_FORMS = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT})


@dataclass(frozen=True, slots=True)
class Roster:
    """All tables of one roster in one paper, and the people in them, each once; `body`: for whom alone they work."""

    listings: tuple[Listing, ...]
    people: tuple[Person, ...]
    insurance: bool
    body: str = ""


def find(document: Document, papers: tuple[Paper, ...]) -> tuple[Claim, ...]:
    """HEADCOUNT and QUALIFICATION_RATIO claims counted from the document's rosters; `papers` are a hint only.

    Rows that may or may not count widen `Count.low` and `Count.high`; rows that may be missing do so too and are
    named in `Count.gaps`.
    """
    claims: list[Claim] = []
    every = _all_listings(document)
    for roster in _rosters(every, papers):
        if _counts(roster, papers):
            beside = unlisted(document, papers, roster.listings, every, Sought(is_known_name, FEW, _EXPECTED))
            known = replace(roster, people=commented(roster.people, document.annotations))
            claims += _claims(document, papers, known, together(_tally(known), beside))
    return tuple(claims)


def _rosters(every: Sequence[Listing], papers: Sequence[Paper]) -> list[Roster]:
    """Tables of the same paper, sort and year together."""
    groups: dict[tuple[object, ...], list[Listing]] = {}
    key: tuple[object, ...] = ()
    for listing in every:
        if not listing.records:
            continue
        if not (listing.continued and groups):
            if not is_staff(listing):
                key = ()
                continue
            paper = paper_of(papers, listing.table.cells[0].passage)
            years = tuple(sorted({d.year for d in period_ends(listing.heading)}))
            key = (paper, is_insurance(listing), years)
        if key:
            groups.setdefault(key, []).append(listing)
    return [roster for key, group in groups.items() for roster in _by_body(group, bool(key[1]), _notes(group, papers))]


def _notes(group: Sequence[Listing], papers: Sequence[Paper]) -> Heard:
    kind = kind_of(papers, group[0].table.cells[0].passage)
    off = sum(not p.counted and p.reason is not RowReason.EMPTY for x in group for p in people(x))
    return heard(group, kind not in _EXPECTED, off)


def _by_body(group: Sequence[Listing], insurance: bool, notes: Heard) -> Iterator[Roster]:
    """A roster; of several enterprises, one for each, since whose the applicant's is shows when all papers are read."""
    names = tuple(dict.fromkeys(name for x in group for name in bodies(x)))
    if not names:
        yield Roster(tuple(group), tuple(marked(p for x in group for p in people(x, notes))), insurance)
    for name in names:
        own = tuple(replace(x, records=tuple(_of(x, name))) for x in group)
        everybody = marked(p for x in own for p in people(x, notes))
        yield Roster(own, tuple(p if _told(p, name) else replace(p, sure=False) for p in everybody), insurance, name)


def _of(listing: Listing, name: str) -> Iterator[Record]:
    columns = employer_columns(listing)
    return (r for r in listing.records if employer(r, columns) in ("", name))


def _told(person: Person, name: str) -> bool:
    return any(words_of(c) == name for c in (*person.record.others, *chain(*person.record.cells.values())))


def _all_listings(document: Document) -> list[Listing]:
    """The tables; and lines of text that list people where no table does, save those of the insurance."""
    turned = replace(document, blocks=upright(document.blocks, schema()))
    found = [_named(explained(x), document.name) for x in listings(turned, schema())]
    if any(x.records and is_staff(x) and not is_insurance(x) for x in found):
        return found
    return [*found, *person_listings(replace(document, blocks=as_lines(document.blocks)))]


def _named(listing: Listing, name: str) -> Listing:
    """The list; without a title one of others alone, where its file's name says so."""
    stem = fold(PurePath(name).stem)
    return replace(listing, titles=(stem,)) if not listing.titles and of_those(stem) else listing


def _counts(roster: Roster, papers: Sequence[Paper]) -> bool:
    """Whether a roster is one: in papers of other kinds a short table may hold managers or contacts only."""
    some = [p for p in roster.people if p.reason is not RowReason.EMPTY]
    if not any(p.counted for p in some):
        return False
    if any(says_all_staff(x.heading) for x in roster.listings):
        return True
    kind = kind_of(papers, roster.listings[0].table.cells[0].passage)
    if kind in _EXPECTED:
        return True
    return len(some) >= (FEW_IN_FORM if kind in _FORMS else FEW)


def _claims(document: Document, papers: Sequence[Paper], roster: Roster, tally: Tally) -> list[Claim]:
    days = [d for x in roster.listings for d in period_ends(x.title)]
    full = [p for p in roster.people if p.counted]
    proof = list_evidence(document, papers, roster.listings)
    as_of = days[0] if days else None
    claims = [
        Claim(
            HEADCOUNT,
            Decimal(len(full)),
            Basis.COMPUTED,
            proof,
            as_of,
            count=_headcount(document, roster, tally),
            confirmed_by=tally.confirmed_by,
            body=roster.body or None,
        )
    ]
    asked = has_column(roster.people, "degree") or has_column(roster.people, "title")
    if asked and not roster.insurance:
        claims.append(_ratio(document, papers, roster, tally, claims[0]))
    return claims


def _tally(roster: Roster) -> Tally:
    """What the row numbers and the totals in the paper say of the count; they are those of all bodies together."""
    if roster.body:
        return Tally()
    some = [p for p in roster.people if p.reason is not RowReason.EMPTY]
    numbers = [p.record.text("number") for p in some if p.record.has("number")]
    texts = [t for x in roster.listings for t in (x.title, *x.remarks)]
    full = sum(p.counted for p in some)
    distinct = sum(p.reason not in (RowReason.DUPLICATE, RowReason.NEAR_DUPLICATE) for p in some)
    words = patterns("lists/tables", "totals")
    totals = stated((t for t in texts if not words["of_work"].search(t)), "totals_people", bare=not roster.insurance)
    ours = told(texts, words["full_time"])
    whole = against(totals, sorted({len(some), distinct, full}), DIFFERS)
    crossed = (t for x in roster.listings for t in x.table.crossed_out)
    return together(numbering(numbers, crossed), whole, against(ours, [full], DIFFERS), *_by_sections(some))


def _by_sections(everybody: Sequence[Person]) -> Iterator[Tally]:
    """What the heading of each section, or the name of a department, says of how many full-time people are in it; one
    that agrees proves nothing."""
    words = patterns("lists/tables", "totals")["full_time"]
    for name in ("section", "department"):
        parts = [(p.record.section if name == "section" else p.record.text(name), p.counted) for p in everybody]
        for part in dict.fromkeys(text for text, _ in parts):
            full = sum(counted for text, counted in parts if text == part)
            yield replace(against(told([part], words), [full], DIFFERS), confirmed_by=())


def _headcount(document: Document, roster: Roster, tally: Tally) -> Count:
    rows = [_row(document, p) for p in roster.people]
    full = sum(p.counted for p in roster.people)
    low = full - sum(p.counted and not p.sure for p in roster.people)
    high = full + sum(not p.counted and not p.sure for p in roster.people) + tally.missing
    if tally.least is not None:
        low = min(low, tally.least)
    rows = [*rows, *remark_rows(roster.listings)]
    of = CountOf.INSURED if roster.insurance else CountOf.STAFF
    return Count(tuple(rows), Decimal(low), Decimal(high), gaps=tally.gaps, of=of)


def _row(document: Document, person: Person) -> Row:
    row = listed(document, person.record, person.name, person.counted, person.reason, person.remark)
    return waiting(person.record, row) if person.counted else row


def _ratio(document: Document, papers: Sequence[Paper], roster: Roster, tally: Tally, headcount: Claim) -> Claim:
    full = [p for p in roster.people if p.counted]
    good = [p for p in full if p.qualified >= Level.LIKELY]
    proof = list_evidence(document, papers, roster.listings)
    low, high = _bounds([(p, p.qualified) for p in roster.people], tally.missing)
    rows = tuple(_judged(document, p) for p in roster.people if p.reason is not RowReason.EMPTY)
    count = Count(rows, low, high, gaps=tally.gaps, of=CountOf.QUALIFIED)
    if has_column(roster.people, "degree") and has_column(roster.people, "title"):
        count = _with_both(count, roster.people, tally.missing)
    value = _share(len(good), len(full))
    return Claim(
        QUALIFICATION_RATIO,
        value,
        Basis.COMPUTED,
        proof,
        headcount.as_of,
        count=count,
        confirmed_by=headcount.confirmed_by,
        body=headcount.body,
    )


def _with_both(count: Count, people: Sequence[Person], missing: int) -> Count:
    """The count with the share of those who have a degree and a title, and what that may be."""
    full = [p for p in people if p.counted]
    strict = _share(sum(p.both >= Level.LIKELY for p in full), len(full))
    low, high = _bounds([(p, p.both) for p in people], missing)
    return replace(count, strict=strict, strict_low=low, strict_high=high)


def _share(part: int, whole: int) -> Decimal:
    return Decimal(part) / Decimal(whole) if whole else Decimal(0)


def _bounds(everybody: Sequence[tuple[Person, Level]], missing: int) -> tuple[Decimal, Decimal]:
    """The least and the greatest share that the doubtful and the missing rows allow.

    Who lowers the share is taken in, and who raises it left out, for the least; the other way round for the greatest.
    """
    sure = [level for p, level in everybody if p.counted and p.sure]
    maybe = [level for p, level in everybody if not p.sure]
    surely = sum(level is Level.YES for level in sure)
    perhaps = sum(level >= Level.UNSURE for level in sure)
    worst = sum(level < Level.YES for level in maybe) + missing
    best = sum(level >= Level.UNSURE for level in maybe) + missing
    low, high = _share(surely, len(sure) + worst), _share(perhaps + best, len(sure) + best)
    if not sure:
        low = _share(0, 1) if worst else _share(1, 1)
    return low, high


def _judged(document: Document, person: Person) -> Row:
    """A row of the roster as counted for the share."""
    if not person.counted:
        return listed(document, person.record, person.name, False, person.reason, person.remark)
    good = person.qualified >= Level.LIKELY
    reason = person.reason if good else RowReason.NOT_QUALIFIED
    row = listed(document, person.record, person.name, good, reason, _qualification(person))
    return waiting(person.record, with_days(row, person.record, person.degree, person.title))


def _qualification(person: Person) -> Remark:
    """What the paper says of degree and title, and that it leaves a doubt."""
    said = tuple(t for role in ("degree", "title") if (t := person.record.text(role)))
    doubt = "" if person.qualified in (Level.YES, Level.NO) else "_to_check"
    return Remark(f"qualification{doubt}" if said else f"no_qualification{doubt}", said)
