"""Who applies for what: applicant, credit code, platform, category, services, dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from extractors.folding import fold
from extractors.kinds import kind_of
from extractors.language import compact, term_data
from extractors.model import Document, Fact, FactName, Kind, Paper, Passage, Table
from extractors.places import evidence
from extractors.quantities import chinese_number
from extractors.shapes.grid import Grid


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value and the label that stands before it; `start`..`end` are offsets in the value's passage."""

    label: str
    value: str
    passage: Passage
    start: int
    end: int


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return term_data("identity")


@lru_cache(maxsize=1)
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(pattern)) for name, pattern in _data()["labels"].items())


def _bare(label: str) -> str:
    label = re.sub(r"^(?:\(?[\d一二三四五六七八九十]{1,2}[.、)])+", "", label)
    return re.sub(r"\([^()]*\)|[:：\s*＊]|\(.*$", "", label)


_IN_LINE = re.compile(
    r"(?P<label>[^\s:：,，。;；]{2,16}(?:\s?[^\s:：,，。;；]{1,8}){0,4})\s*[:：]\s*(?P<value>[^\n]+?)(?=\s{2,}|\n|$|[;；。])"
)


def _in_lines(passage: Passage) -> Iterator[Labelled]:
    for match in _IN_LINE.finditer(passage.text):
        yield Labelled(fold(compact(match["label"]).text), match["value"], passage, *match.span("value"))
    # A licence prints its labels without a colon, a gap apart from the value.
    for match in re.finditer(r"(?P<label>\S(?:[ ]?\S){1,7}?)\s{2,}(?P<value>\S[^\n]*?)(?=\s{2,}|\n|$)", passage.text):
        yield Labelled(fold(compact(match["label"]).text), match["value"], passage, *match.span("value"))


def _in_table(table: Table) -> Iterator[Labelled]:
    grid = Grid(table)
    for cell in table.cells:
        yield from _in_lines(cell.passage)
        label = fold(compact(cell.passage.text, lines=True).text)
        if not label or len(label) > 24:
            continue
        beside = next(grid.right_of(cell), None)
        if beside is not None and beside.passage.text.strip():
            yield Labelled(label, beside.passage.text, beside.passage, 0, len(beside.passage.text))


def _labelled(document: Document) -> Iterator[tuple[str, Labelled]]:
    for block in document.blocks:
        for found in _in_lines(block) if isinstance(block, Passage) else _in_table(block):
            bare = _bare(found.label)
            for name, pattern in _labels():
                if pattern.fullmatch(bare):
                    yield name, found


_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")


def _fact(document: Document, papers: Sequence[Paper], name: FactName, value: str, found: Labelled) -> Fact:
    kind = kind_of(papers, found.passage)
    return Fact(name, value, evidence(document, found.passage, found.start, found.end, kind))


_NAME_KINDS = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT, Kind.BUSINESS_LICENCE, Kind.OTHER})


def _name(value: str) -> str:
    text = fold(compact(value, lines=True).text)
    return re.sub(r"\((?:盖章|公章|签章|加盖公章|单位盖章)\)?.*$|[_\s]+$", "", text).strip("_ :")


def _plausible_name(name: str) -> bool:
    return 4 <= len(name) <= 50 and bool(re.search(r"[\u4e00-\u9fff]{3}", name)) and not re.search(r"[,。:]", name)


_CHECKED = "☑☒√■✓✔●◉▣R"
_UNCHECKED = "□○◯☐"


def _checked(text: str, options: dict[str, str]) -> list[str] | None:
    """The options that carry a mark, None where the text has no boxes at all."""
    if not re.search(f"[{_CHECKED[:-1]}{_UNCHECKED}]|\\[[ xX√]\\]|\\(√\\)", text):
        return None
    marked = re.sub(r"\[\s*[xX√]\s*\]|\(√\)", "☑", re.sub(r"\[\s*\]|\(\s*\)", "□", text))
    before = [n for n, p in options.items() if re.search(rf"[{_CHECKED}]\s*(?:\d[.、])?(?:{p})", marked)]
    if before:
        return before
    return [
        n
        for n, p in options.items()
        if re.search(rf"(?:{p})[^{_CHECKED}{_UNCHECKED}、,;\s]{{0,4}}[{_CHECKED}]", marked)
    ]


def _options(text: str, options: dict[str, str]) -> list[str]:
    ticked = _checked(text, options)
    if ticked is not None:
        return ticked
    return [name for name, pattern in options.items() if re.search(pattern, text)]


def iso_date(text: str) -> str | None:
    """The first full date of `text` as an ISO date, a month as its first day; None where there is none."""
    plain = fold(compact(text, lines=True).text)
    match = re.search(r"((?:19|20)\d\d)(?:年|[-./])(\d{1,2})(?:月|[-./])?(?:(\d{1,2})日?)?", plain)
    if match:
        month, day = int(match[2]), int(match[3] or 1)
        return f"{match[1]}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
    match = re.search(
        r"([一二][〇○零九][一二三四五六七八九〇○零]{2})年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})日)?",
        plain,
    )
    if not match:
        return None
    year, month_, day_ = (chinese_number(part) if part else None for part in match.groups())
    return f"{year}-{int(month_ or 1):02}-{int(day_ or 1):02}"


def _labelled_facts(document: Document, papers: Sequence[Paper]) -> Iterator[Fact]:
    for name, found in _labelled(document):
        kind = kind_of(papers, found.passage)
        text = fold(compact(found.value, lines=True).text)
        if name == "applicant":
            value = _name(found.value)
            if (
                kind in _NAME_KINDS
                and _plausible_name(value)
                and (found.label != "名称" or kind is Kind.BUSINESS_LICENCE)
            ):
                yield _fact(document, papers, FactName.APPLICANT, value, found)
        elif name == "platform_name":
            value = _name(found.value)
            if _plausible_name(value):
                yield _fact(document, papers, FactName.PLATFORM_NAME, value, found)
        elif name == "category" and kind is not Kind.BUSINESS_LICENCE:
            for value in _options(text, _data()["categories"]):
                yield _fact(document, papers, FactName.CATEGORY, value, found)
        elif name == "services" and kind in {Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT, Kind.OTHER}:
            for value in _options(text, _data()["services"]):
                yield _fact(document, papers, FactName.SERVICE, value, found)
        elif name in {"filing_date", "established"} and (day := iso_date(found.value)):
            yield _fact(document, papers, FactName(name), day, found)
        elif name == "address" and kind is Kind.BUSINESS_LICENCE:
            yield _fact(document, papers, FactName.ADDRESS, text, found)


def _passages(document: Document) -> Iterator[Passage]:
    for block in document.blocks:
        if isinstance(block, Passage):
            yield block
        else:
            yield from (cell.passage for cell in block.cells)


def _codes(document: Document, papers: Sequence[Paper]) -> Iterator[Fact]:
    for passage in _passages(document):
        copy = compact(passage.text, lines=True)
        for match in _CODE.finditer(fold(copy.text).upper()):
            if not match.group().isdigit() or match.group()[:2] in {"91", "92", "93", "51", "52", "53", "12", "11"}:
                start, end = copy.back(*match.span())
                found = Labelled("", match.group(), passage, start, end)
                yield _fact(document, papers, FactName.CREDIT_CODE, match.group(), found)


_PLATFORM = re.compile(
    r"(?:(?:运营|建设|申报|申请|打造|搭建|管理|承办|创建|推荐)(?:的|了|并|及|和|与|“|\"|《|「)*)+(?P<name>[\u4e00-\u9fff()]{2,30}?服务平台)"
)
_OFFERS = re.compile(r"(?:提供|开展|从事)(?:的|了|以下|专业的|各类)*(?P<what>[^。;;,]{2,60}?服务)(?=[。;;,]|$)")


def _told(document: Document, papers: Sequence[Paper], missing: frozenset[FactName]) -> Iterator[Fact]:
    """Platform and services as a report tells them, for dossiers whose form does not."""
    for passage in _passages(document):
        if kind_of(papers, passage) not in {Kind.APPLICATION_REPORT, Kind.APPLICATION_FORM}:
            continue
        copy = compact(passage.text, lines=True)
        text = fold(copy.text)
        match = _PLATFORM.search(text) if FactName.PLATFORM_NAME in missing else None
        if match:
            found = Labelled("", match["name"], passage, *copy.back(*match.span("name")))
            yield _fact(document, papers, FactName.PLATFORM_NAME, match["name"], found)
        match = _OFFERS.search(text) if FactName.SERVICE in missing else None
        if match:
            found = Labelled("", match["what"], passage, *copy.back(*match.span("what")))
            for value in _options(match["what"], _data()["services"]):
                yield _fact(document, papers, FactName.SERVICE, value, found)


def _category_by_name(facts: list[Fact]) -> Iterator[Fact]:
    """Article 9: the name of a comprehensive platform ends in 综合服务平台, any other names its service."""
    for fact in facts:
        if fact.name is FactName.PLATFORM_NAME and fact.value.endswith("服务平台"):
            value = "comprehensive" if "综合服务平台" in fact.value else "specialised"
            yield Fact(FactName.CATEGORY, value, fact.evidence)


_FIRM = re.compile(r"[\u4e00-\u9fff()]{4,26}?(?:有限责任公司|有限公司|股份公司|中心|协会|商会|研究院)")
_OPENING = 6


def own_names(document: Document, facts: Sequence[Fact]) -> tuple[str, ...]:
    """What the document calls its applicant and platform; where no label says it, the firm that its opening names."""
    named = [f.value for f in facts if f.name in {FactName.APPLICANT, FactName.PLATFORM_NAME}]
    if not any(f.name is FactName.APPLICANT for f in facts):
        opening = " ".join(fold(compact(p.text, lines=True).text) for p in islice(_passages(document), _OPENING))
        named.extend(m.group() for m in islice(_FIRM.finditer(opening), 1))
    return tuple(dict.fromkeys(named))


def find(document: Document, papers: Sequence[Paper]) -> tuple[Fact, ...]:
    """The facts that the document states, each as often as it states them."""
    facts = [*_labelled_facts(document, papers), *_codes(document, papers)]
    named = {f.name for f in facts}
    facts.extend(_told(document, papers, frozenset(FactName) - named))
    if FactName.CATEGORY not in named:
        facts.extend(_category_by_name(facts))
    return tuple(dict.fromkeys(facts))
