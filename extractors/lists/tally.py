"""Whether rows may be missing from a list: its row numbers skip, or a stated total differs from what was read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.model import Remark
from extractors.words.loading import patterns


@dataclass(frozen=True, slots=True)
class Tally:
    """What speaks against a count (`gaps`), how many rows may be missing, and what speaks for it.

    `least` is a stated total below what was read, None without one; `span` the first and the last row number.
    """

    gaps: tuple[Remark, ...] = ()
    missing: int = 0
    least: int | None = None
    confirmed_by: tuple[str, ...] = ()
    span: tuple[int, int] | None = None


_NUMBER = re.compile(r"\W?(\d{1,4})\W{0,2}")


def numbering(texts: Sequence[str], crossed_out: Iterable[str] = ()) -> Tally:
    """What the row numbers of entries, in order, say; "" for an entry whose number is missing or unreadable.

    Numbers of rows that are crossed out as a whole are not missing.
    """
    gone = {int(m[1]) for t in crossed_out if (m := _NUMBER.fullmatch(t.strip()))}
    runs = list(_runs(_plausible([int(m[1]) if (m := _NUMBER.fullmatch(t)) else None for t in texts])))
    gaps, missing = list[Remark](), 0
    for run in runs:
        known = {n for n in run if n is not None}
        absent = sorted(set(range(1, max(known, default=0) + 1)) - known - gone)
        unread = sum(n is None for n in run) + (len(run) - run.count(None) - len(known))
        if len(absent) > unread:
            missing += len(absent) - unread
            gaps.append(Remark("numbers_missing", _ranges(absent)))
    whole = bool(texts) and not gaps and all(n is not None for run in runs for n in run)
    confirmed = ("row_numbers",) if whole and sum(map(len, runs)) > 2 else ()
    return Tally(tuple(gaps), missing, None, confirmed, _span(runs))


def _span(runs: Sequence[Sequence[int | None]]) -> tuple[int, int] | None:
    """The first and the last number of rows that run on from the one to the other, a few of them unread."""
    known = [n for run in runs for n in run if n is not None]
    if len(runs) != 1 or len(known) < 2 or len(runs[0]) != max(known) - min(known) + 1:
        return None
    return min(known), max(known)


def _plausible(numbers: Sequence[int | None]) -> list[int | None]:
    """A number that does not fit between two that leave room for just one was misread."""
    kept = list(numbers)
    for i in range(1, len(kept) - 1):
        before, after = numbers[i - 1], numbers[i + 1]
        if before is not None and after == before + 2 and numbers[i] != before + 1:
            kept[i] = None
    return kept


def _runs(numbers: Iterable[int | None]) -> Iterable[list[int | None]]:
    """Numbers that start at 1 again start a new run."""
    run: list[int | None] = []
    for number in numbers:
        if number == 1 and 1 in run:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _ranges(numbers: Sequence[int]) -> tuple[str, ...]:
    """1, 2, 3, 7 as "1-3", "7"."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return tuple(str(p[0]) if len(p) == 1 else f"{p[0]}-{p[-1]}" for p in parts)


def stated(texts: Iterable[str], of: str, bare: bool) -> list[int]:
    """Totals stated in remarks and titles: 共12人, 合计 8; `bare` where a number without a unit is one too.

    `of` is the group of words that names the unit: totals_people, totals_enterprises.
    """
    words, units = patterns("lists/tables", "totals"), patterns("lists/tables", of)
    found: list[int] = []
    parts: list[int] = []
    for text in (words["of_some"].sub("", t) for t in texts):
        said = [int(n) for n in units["stated_bare" if bare else "stated"].findall(text)]
        if bare and words["opens_with_sum"].match(text) and not said:
            said = [int(n) for n in units["number"].findall(text)]
        part = bool(words["part"].search(text))
        (parts if part else found).extend(said[:1] if part else said)
    # What is summed up part by part is held against the whole list as one total.
    return [*found, sum(parts)] if parts else found


def told(texts: Iterable[str], words: re.Pattern[str]) -> list[int]:
    """The totals that the words tell in these texts; those of sub-totals together as one."""
    found: list[int] = []
    parts: list[int] = []
    for text in texts:
        part = patterns("lists/tables", "totals")["part"].search(text)
        (parts if part else found).extend(int(n) for n in words.findall(text))
    return [*found, sum(parts)] if parts else found


def against(totals: Sequence[int], counts: Sequence[int], code: str) -> Tally:
    """Stated totals against the counts that each may mean (with and without what is not counted).

    `code` is that of the remark on a total that differs.
    """
    wrong = [t for t in totals if t not in counts]
    if not wrong:
        return Tally(confirmed_by=("total_row",) if totals else ())
    most, least = max(wrong), min(wrong)
    missing = max(most - max(counts, default=0), 0)
    differs = Remark(code, (str(most), str(max(counts, default=0))))
    return Tally((differs,), missing, least if least < min(counts) else None)


def together(*tallies: Tally) -> Tally:
    """Several tallies of one list as one."""
    leasts = [t.least for t in tallies if t.least is not None]
    gaps = tuple(dict.fromkeys(g for t in tallies for g in t.gaps))
    confirmed = () if gaps else tuple(dict.fromkeys(c for t in tallies for c in t.confirmed_by))
    span = next((t.span for t in tallies if t.span), None)
    return Tally(gaps, max((t.missing for t in tallies), default=0), min(leasts, default=None), confirmed, span)
