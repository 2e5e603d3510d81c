"""What was noticed of a counted list and of its rows, and how it was counted, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from extractors.fields import Dated
from extractors.model import Claim, Count, CountOf, Remark, RowReason
from service.report.words import Words

_COMMA = {"zh": "、", "en": ", "}
_STOP = {"zh": "；", "en": "; "}


def remark(found: Remark | None, words: Words) -> str:
    """One remark in words, "" for none; in its form {0} stands for the first part, {all} for all of them."""
    if found is None:
        return ""
    return words.of("remark", found.code).format(*found.parts, all=_COMMA[words.lang].join(found.parts))


def gaps(found: Iterable[Remark], words: Words) -> str:
    """What speaks against a list's being whole, on one line."""
    return _STOP[words.lang].join(remark(g, words) for g in found)


def of_when(claim: Claim, words: Words) -> str:
    """The day that a figure is of, the year alone of one that sums up a year; "" where it has none."""
    if claim.as_of is None:
        return ""
    if claim.field.dated is Dated.YEAR:
        return words.text("of_year", year=claim.as_of.year)
    return words.text("as_of_day", day=claim.as_of)


def how_counted(count: Count | None, as_of: date | None, words: Words) -> str:
    """What stands in place of a quote under a figure that was counted: how many rows there are, how many count."""
    if count is None or count.of is None:
        return ""
    year = words.text("counted_year", year=as_of.year) if as_of and count.of is CountOf.CLIENTS else ""
    said = words.of("counted_of", count.of).format(
        all=_all(count), counted=sum(r.counted for r in count.rows), year=year
    )
    return _STOP[words.lang].join([said, *(remark(j, words) for j in count.joined)])


def _all(count: Count) -> int:
    """The rows that are entries; of a share the people that it is a share of."""
    if count.of is CountOf.QUALIFIED:
        return sum(r.counted or r.reason is RowReason.NOT_QUALIFIED for r in count.rows)
    return sum(r.reason is not RowReason.TOTAL_ROW for r in count.rows)
