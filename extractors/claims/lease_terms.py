"""The last day of a lease, as its paper says it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from extractors.numerals import chinese_number

_C = "〇○零一二三四五六七八九十"


def _day(n: str) -> str:
    return (
        rf"(?P<y{n}>20\d\d|二[{_C}]{{3}})\s*[年./-]\s*(?P<m{n}>\d{{1,2}}|[{_C}]{{1,3}})\s*[月./-]"
        rf"\s*(?P<d{n}>\d{{1,2}}|[{_C}]{{1,3}})日?"
    )


_RANGE = re.compile(rf"{_day('1')}[起始开,]{{0,3}}(?:至|到|~|-|—|–|―|﹣|－){{1,2}}{_day('2')}")
_END = re.compile(rf"(?:终止|届满|到期|截止|结束)(?:日期|时间|日|于|为|[:,]){{0,3}}{_day('2')}")
_YEARS = rf"(?P<years>\d{{1,2}}|[{_C}两壹贰叁肆伍陆柒捌玖拾]{{1,3}})年"
_FROM = re.compile(rf"(?:期限?|为期)[共为:]{{0,2}}{_YEARS}[^。;]{{0,8}}?(?:自|从|由){_day('1')}")
_LASTING = re.compile(rf"(?:自|从|由){_day('1')}[起始开,]{{0,3}}[^。;\d]{{0,8}}?(?:期|共|为){{1,3}}{_YEARS}")
_GOES_ON = re.compile(r"自动(?:续|延|顺延|展期)|长期有效")


def end_of(texts: Iterable[str]) -> date | None:
    """The last day of the term that the texts (folded, without blanks) name, the latest of several; None if none is.

    A lease that goes on by itself has no end.
    """
    whole = list(texts)
    if any(_GOES_ON.search(text) for text in whole):
        return None
    return max((end for text in whole for end in _ends(text)), default=None)


def _ends(text: str) -> Iterator[date]:
    for pattern in (_RANGE, _END):
        yield from filter(None, (_date(m["y2"], m["m2"], m["d2"]) for m in pattern.finditer(text)))
    for pattern in (_FROM, _LASTING):
        for match in pattern.finditer(text):
            begin, years = _date(match["y1"], match["m1"], match["d1"]), chinese_or_arabic(match["years"])
            if begin and years and begin.year + years < date.max.year:
                yield _same_day(begin, years) - timedelta(days=1)


def _date(year: str, month: str, day: str) -> date | None:
    numbers = [chinese_or_arabic(part) for part in (year, month, day)]
    if None in numbers:
        return None
    y, m, d = (n or 0 for n in numbers)
    return date(y, m, min(d, calendar.monthrange(y, m)[1])) if 1 <= m <= 12 and d >= 1 and 1900 < y < 2200 else None


def chinese_or_arabic(text: str) -> int | None:
    """A whole number in either script, None where it is none."""
    if text.isdigit():
        return int(text)
    number = chinese_number(text.replace("○", "〇"))
    return int(number) if number is not None else None


def _same_day(day: date, years: int) -> date:
    last = calendar.monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, last))
