"""Which year the rows of client lists are of, and which lists are counted together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.lists.employment import answers
from extractors.lists.listing import Listing, Record
from extractors.model import Remark
from extractors.page.grid import words_of
from extractors.text.numerals import chinese_number
from extractors.words.loading import patterns, word_file

SUPPORT = 0.2  # share of the dated rows that the year in a title must have to be the list's
SHARE = 0.25  # share of the dated rows from which a year has a count of its own, where no title names one

_CENTURY, _CYCLE = range(2000, 2050), 4  # the cycle of sixty years began in the year 4
_FIRST_DAY = date(1899, 12, 30)  # from which sheets count days

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d{5,})(?=\D|$|(?:0[1-9]|1[0-2])(?:\D|$|[0-3]\d(?:\D|$)))")


@dataclass(frozen=True, slots=True)
class Served:
    """The lists of one year (None where no year is named), and their rows: that a row is of another year (None for
    the list's own), and whether that is sure."""

    year: int | None
    listings: tuple[Listing, ...]
    records: tuple[tuple[Record, Remark | None, bool], ...]


def years_in(text: str) -> list[int]:
    """All years named in a (folded) text, in order; 2021-2023 names the one between too."""
    words = _words()
    found = [(m.start(), m.end(), int(m[1])) for m in _YEAR.finditer(text)]
    written = words["in_characters"].finditer(text)
    found += [(m.start(), m.end(), int(n)) for m in written if (n := chinese_number(m.group()))]
    found += [(m.start(), m.end(), y) for m in words["by_cycle"].finditer(text) if (y := _of_cycle(m))]
    if not found:
        found = [(m.start(), m.end(), 2000 + int(m[1] or m[2])) for m in words["short"].finditer(text)]
        pairs = words["two_in_characters"].finditer(text)
        found += [(m.start(), m.end(), 2000 + int(n)) for m in pairs if (n := chinese_number(m["year"])) is not None]
    found.sort()
    years = [y for _, _, y in found]
    if len(found) == 2 and years[0] < years[1] <= years[0] + 10 and words["to"].search(text[found[0][1] : found[1][0]]):
        return list(range(years[0], years[1] + 1))
    return years


def _of_cycle(match: re.Match[str]) -> int | None:
    """The year of this century's first half that two signs of the cycle of sixty name, None for no such pair."""
    more = word_file("lists/clients").rule("by_cycle").more
    stem, branch = more["stems"].index(match["stem"]), more["branches"].index(match["branch"])
    return next((y for y in _CENTURY if (y - _CYCLE) % 10 == stem and (y - _CYCLE) % 12 == branch), None)


def _words() -> Mapping[str, re.Pattern[str]]:
    return patterns("lists/clients", "years")


def _yes(text: str) -> bool:
    """Whether a cell under a year says that the enterprise was served in it: a tick, a number, 是."""
    return bool(text) and not answers("denied", text) and not _words()["not_in_it"].fullmatch(text)


def row_years(record: Record) -> tuple[int, ...]:
    """The years that a row is of, by its dates or the heading that it stands under; () where none is named."""
    years = [y for c in record.cells.get("year", ()) if _yes(words_of(c)) for y in years_in(record.header(c))]
    for cell in record.cells.get("date", ()):
        text = words_of(cell)
        named = _years_of_day(text)
        years += range(named[0], 2050) if len(named) == 1 and _words()["goes_on"].search(text) else named
    return tuple(years or years_in(record.section))


def _years_of_day(text: str) -> list[int]:
    """The years that a cell of days names, which may hold the number by which a sheet keeps a day."""
    if _words()["serial"].fullmatch(text):
        return [(_FIRST_DAY + timedelta(days=int(float(text)))).year]
    return years_in(text)


def unread_day(record: Record) -> tuple[str, str] | None:
    """The header and the words of a cell of days that name neither a year nor, for all that is known, a part of one."""
    if row_years(record):
        return None
    cells = ((record.header(c), words_of(c)) for c in record.cells.get("date", ()))
    return next(((head, text) for head, text in cells if text and not _words()["no_year"].fullmatch(text)), None)


def _title_year(listing: Listing) -> int | None:
    years = set(years_in(listing.heading))
    return years.pop() if len(years) == 1 else None


def _years_of(listing: Listing) -> list[int | None]:
    """The years that a list is counted for: its title's, else those of a good part of its rows."""
    dated = [years for r in listing.records if (years := row_years(r))]
    ticked = any(r.has("year") for r in listing.records)
    counts = Counter(y for years in dated for y in set(years) if len(set(years)) <= 3 or ticked)
    title = _title_year(listing)
    few = len(dated) < SUPPORT * len(listing.records)  # such rows are set apart, and say nothing of all others
    if title is not None and (few or counts[title] >= SUPPORT * len(dated)):
        return [title]
    often = [y for y, n in counts.items() if n >= SHARE * len(dated)]
    if often:
        return [*sorted(often)]
    return [max(counts, key=lambda y: (counts[y], y))] if counts else [title]


def served(listings: Sequence[Listing]) -> list[Served]:
    """The lists of each year together; a list that names no year goes with the only year there is."""
    wanted = [(listing, _years_of(listing)) for listing in _with_inherited_titles(listings)]
    years = sorted({y for _, some in wanted for y in some if y is not None})
    if not years:
        return [_group(None, [x for x, _ in wanted])]
    groups = [_group(y, [x for x, some in wanted if y in some or (len(years) == 1 and some == [None])]) for y in years]
    undated = [x for x, some in wanted if some == [None]]
    return [*groups, _group(None, undated)] if undated and len(years) > 1 else groups


def _with_inherited_titles(listings: Sequence[Listing]) -> Iterator[Listing]:
    """A table without anything over it goes on with the title of the one before."""
    titles: tuple[str, ...] = ()
    for listing in listings:
        titles = listing.titles or titles
        yield replace(listing, titles=titles)


def _group(year: int | None, listings: Sequence[Listing]) -> Served:
    rows = [(r, *_foreign(r, year)) for x in listings for r in x.records]
    return Served(year, tuple(listings), tuple(rows))


def _foreign(record: Record, year: int | None) -> tuple[Remark | None, bool]:
    """The other years that a row is of, None for none; and whether that is sure: one digit may be misread."""
    years = row_years(record)
    if not years and record.has("year"):
        return Remark("no_year_marked"), True
    if year is None or not years or year in years:
        return None, True
    slip = all(abs(y - year) > 3 for y in years) and any(_one_digit(y, year) for y in years)
    return Remark("of_years", tuple(str(y) for y in dict.fromkeys(years))), not slip


def _one_digit(one: int, other: int) -> bool:
    return sum(a != b for a, b in zip(str(one), str(other), strict=True)) == 1
