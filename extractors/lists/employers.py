"""For whom the people of a roster work, where a column names companies: this one, or several of which one applies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from extractors.lists.listing import Listing, Record
from extractors.model import Cell
from extractors.page.grid import words_of
from extractors.words.loading import pattern

_WORDS = "lists/roster"
_SILENT = frozenset({"name", "number", "id", "gender", "degree", "title", "insurance", "remark"})
"""Roles of columns that name no employer."""


def employer_columns(listing: Listing) -> frozenset[int]:
    """The columns that say for whom somebody works: by their header, or since companies stand in them."""
    texts: dict[int, list[str]] = {}
    for cell in (c for r in listing.records for c in _cells(r)):
        texts.setdefault(cell.column, []).append(words_of(cell))
    return frozenset(at for at, some in texts.items() if _names_employers(listing.headers, at, some))


def _cells(record: Record) -> Iterator[Cell]:
    yield from (c for role, cells in record.cells.items() if role not in _SILENT for c in cells)
    yield from record.others


def _names_employers(headers: Mapping[int, str], column: int, texts: list[str]) -> bool:
    header, shown = headers.get(column, ""), [t for t in texts if t]
    if not shown or pattern(_WORDS, "of_others").search(header):
        return False
    company = pattern(_WORDS, "company")
    companies = sum(bool(company.search(t)) for t in shown)
    return bool(pattern(_WORDS, "employer").search(header)) or companies * 2 > len(shown)


def employer(record: Record, columns: frozenset[int]) -> str:
    """For whom somebody works by these columns, "" where they do not say."""
    named = (words_of(c) for c in _cells(record) if c.column in columns)
    return "、".join(dict.fromkeys(t for t in named if t))


def own_employers(listing: Listing, columns: frozenset[int]) -> frozenset[str] | None:
    """The names under which they mean this one: 本单位, the title's, else what most rows hold; None: not asked."""
    texts = [t for r in listing.records if (t := employer(r, columns))]
    if not texts or bodies(listing):
        return None
    here = _here(listing, texts)
    most, times = Counter(texts).most_common(1)[0]
    strange = _is_full(most) and _titled(listing)
    return frozenset(here or ({most} if times * 2 > len(listing.records) and not strange else ()))


def bodies(listing: Listing) -> tuple[str, ...]:
    """The enterprises, in full, for which people of a list work whose title names none: one of them may apply."""
    columns = employer_columns(listing)
    texts = [t for r in listing.records if (t := employer(r, columns))]
    names = tuple(dict.fromkeys(texts))
    if not names or _here(listing, texts) or _titled(listing) or not all(map(_is_full, names)):
        return ()
    return names


def _here(listing: Listing, texts: list[str]) -> set[str]:
    return {t for t in texts if pattern(_WORDS, "here").fullmatch(t) or t in listing.title}


def _titled(listing: Listing) -> bool:
    """Whether the title names an enterprise in full."""
    return bool(pattern(_WORDS, "full_company").search(listing.title))


def _is_full(name: str) -> bool:
    return bool(pattern(_WORDS, "full_company").fullmatch(name))
