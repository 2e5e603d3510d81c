"""The term of a lease and its tenant, as the paper says them."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from extractors.model import Lease
from extractors.text.numerals import number_of

_C = "〇○零一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾"


def _day(n: str) -> str:
    return (
        rf"(?P<y{n}>20\d\d|[二贰][{_C}]{{3}})\s*[年./-]\s*(?P<m{n}>\d{{1,2}}|[{_C}]{{1,3}})\s*[月./-]"
        rf"\s*(?P<d{n}>\d{{1,2}}|[{_C}]{{1,3}})日?"
    )


_RANGE = re.compile(rf"{_day('1')}[起始开,]{{0,3}}(?:至|到|~|-|—|–|―|﹣|－){{1,2}}{_day('2')}")
_END = re.compile(
    rf"(?:终止|届满|到期|截止|结束|止租|期满|期限?至|效期?至|有效至|租至)(?:日期|时间|日|于|为|到|[:,]){{0,3}}{_day('2')}"
)
_YEAR_END = re.compile(r"(?:效|期限?|租|截)[至到](?P<year>20\d\d)年(?:年?底|末|度末)")
_SPAN = rf"(?P<count>\d{{1,3}}|[{_C}两]{{1,3}})(?P<unit>年|个月)"
_FROM = re.compile(rf"(?:期限?|为期|租约|年限)[共为:]{{0,2}}{_SPAN}[^。;]{{0,8}}?(?:自|从|由){_day('1')}")
_LASTING = re.compile(rf"(?:自|从|由){_day('1')}[起始开生效算计租,]{{0,5}}[^。;\d]{{0,8}}?(?:期|共|为){{1,3}}{_SPAN}")
_FROM_ON = re.compile(rf"{_day('1')}起[租算计,]{{0,3}}(?:租期)?[共为]?{_SPAN}")
_SOLID = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])([0-3]\d)(?!\d)")
_DISSOLVED = re.compile(rf"(?:自|从|于){_day('2')}[起止,]{{0,2}}(?:正式|提前|协商|双方|予以|办理)*(?:解除|终止)")
_GOES_ON = re.compile(r"自动(?:续|延|顺延|展期)|长期有效")


def lease_of(texts: Iterable[str]) -> Lease:
    """The term and the tenant that the texts (folded, without blanks) of a lease name.

    The latest of several ends counts, and of the beginnings the earliest; a lease that goes on by itself has no end,
    one that was dissolved ended then. A term may run on in the next text.
    """
    whole = "\n".join(texts)
    tenant = next(_tenants(whole), None)
    whole = _SOLID.sub(r"\1-\2-\3", whole.replace("∼", "~").replace("〜", "~"))
    joined = re.sub(r"(?<=[至到~-])\n|\n(?=[至到~-])", "", whole)
    terms = list(_terms(joined))
    since = min((begin for begin, _ in terms if begin), default=None)
    dissolved = max(_days(_DISSOLVED, joined), default=None)
    if dissolved is not None:
        return Lease(since, dissolved, tenant)
    end = None if _GOES_ON.search(whole) else max((end for _, end in terms), default=None)
    return Lease(since, end, tenant)


def _terms(text: str) -> Iterator[tuple[date | None, date]]:
    for match in _RANGE.finditer(text):
        end = _date(match["y2"], match["m2"], match["d2"])
        if end:
            yield _date(match["y1"], match["m1"], match["d1"]), end
    yield from ((None, day) for day in _days(_END, text))
    yield from ((None, date(int(m["year"]), 12, 31)) for m in _YEAR_END.finditer(text))
    for pattern in (_FROM, _LASTING, _FROM_ON):
        for match in pattern.finditer(text):
            begin, count = _date(match["y1"], match["m1"], match["d1"]), int(number_of(match["count"]) or 0)
            if begin and count:
                yield begin, _after(begin, count * (12 if match["unit"] == "年" else 1)) - timedelta(days=1)


def _days(pattern: re.Pattern[str], text: str) -> Iterator[date]:
    yield from filter(None, (_date(m["y2"], m["m2"], m["d2"]) for m in pattern.finditer(text)))


_TENANT = re.compile(
    r"(?:乙方|承租方|承租人|租用方|租用人|借用方|租入方|承租单位)(?:\([^()]{1,10}\))*(?:名称|单位|姓名)?[:为](?:乙方|承租方)?[:]?"
    r"(?P<name>[\u4e00-\u9fff()·]{2,40}?)(?=[,。;、\s\d]|$|\(?以下|\(?下称|\(?简称|统一|信用|社会|身份|证件|证照|执照|地址|住址|住所|电话|联系|法定|代表)"
)
_ORGANISATION = re.compile(
    r"公司|中心|协会|商会|学会|联合会|促进会|事务所|合作社|学校|学院|研究[院所]|局$|站$|部$|社$|所$|厂$"
)


def _tenants(text: str) -> Iterator[str]:
    for match in _TENANT.finditer(text):
        name = re.sub(r"\((?:盖章|公章|签[字章名]|承租|乙方)[^()]*\)?$", "", match["name"])
        person = len(name) in (2, 3) and not re.search(r"盖章|签[字章名]|公章|代表|方$|人$", name)
        if _ORGANISATION.search(name) or person:
            yield name


def _date(year: str, month: str, day: str) -> date | None:
    y, m, d = (int(number_of(part) or 0) for part in (year, month, day))
    return date(y, m, min(d, calendar.monthrange(y, m)[1])) if 1 <= m <= 12 and d >= 1 and 1900 < y < 2200 else None


def _after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
