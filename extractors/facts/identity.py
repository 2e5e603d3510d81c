"""Who applies for what: applicant, credit code, platform, category, services, dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from extractors.facts import untitled as told
from extractors.facts.labelled import Labelled, labelled, words
from extractors.facts.ticks import chosen
from extractors.model import Document, Fact, FactName, Kind, Paper, Passage
from extractors.page.places import evidence
from extractors.papers import kind_of, paper_of
from extractors.text.compacting import compact
from extractors.text.folding import fold
from extractors.text.numerals import chinese_number

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
    for name, found in labelled(document):
        kind = kind_of(papers, found.passage)
        text = fold(compact(found.value, lines=True).text)
        if name == "applicant":
            value = _name(found.value)
            if (
                kind in _NAME_KINDS
                and _plausible_name(value)
                and ("名" in found.label or _FIRM.fullmatch(value))
                and (found.label != "名称" or kind is Kind.BUSINESS_LICENCE)
            ):
                yield _fact(document, papers, FactName.APPLICANT, value, found)
        elif name == "platform_name":
            value = re.sub(r"\((?:综合|专业)[^()]{0,6}\)$", "", _name(found.value))
            if _plausible_name(value):
                yield _fact(document, papers, FactName.PLATFORM_NAME, value, found)
        elif name == "category" and kind is not Kind.BUSINESS_LICENCE:
            values = chosen(text, words()["categories"])
            for value in values if len(values) == 1 else ():  # 综合/专业 asks which, and does not say
                yield _fact(document, papers, FactName.CATEGORY, value, found)
        elif name == "services" and kind in {Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT, Kind.OTHER}:
            for value in chosen(text, words()["services"]):
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


_OF_OTHERS = frozenset({Kind.CLIENT_LIST, Kind.AGREEMENT})
"""Papers whose credit codes are those of clients and partners."""


def _codes(document: Document, papers: Sequence[Paper]) -> Iterator[Fact]:
    for passage in _passages(document):
        if kind_of(papers, passage) in _OF_OTHERS:
            continue
        copy = compact(passage.text, lines=True)
        for match in _CODE.finditer(fold(copy.text).upper()):
            if _of_another(papers, passage, copy.text[: match.start()]):
                continue
            personal = re.fullmatch(r"\d{17}[\dX]", match.group())  # an identity card's number looks the same
            if not personal or match.group()[:2] in {"91", "92", "93", "51", "52", "53", "12", "11"}:
                start, end = copy.back(*match.span())
                found = Labelled("", match.group(), passage, start, end)
                yield _fact(document, papers, FactName.CREDIT_CODE, match.group(), found)


_LETS = re.compile(r"甲方|出租|房东|业主")
_RENTS = re.compile(r"乙方|承租")


def _of_another(papers: Sequence[Paper], passage: Passage, ahead: str) -> bool:
    """Whether a code in a lease stands behind the landlord's name."""
    if kind_of(papers, passage) is not Kind.LEASE:
        return False
    last = max((m.start() for m in _LETS.finditer(ahead)), default=-1)
    return last > max((m.start() for m in _RENTS.finditer(ahead)), default=-1)


def _told(document: Document, papers: Sequence[Paper], missing: frozenset[FactName]) -> Iterator[Fact]:
    """What papers tell without a label, of what no label says; in each the first passage that tells a thing counts."""
    known: set[tuple[Paper | None, FactName]] = set()
    place: Counter[Paper | None] = Counter()
    for passage in _passages(document):
        paper = paper_of(papers, passage)
        kind = paper.kind if paper else Kind.OTHER
        said = [t for t in _telling(passage, kind, place[paper] < _OPENING) if t.name in missing]
        place[paper] += 1
        new = [t for t in said if (paper, t.name) not in known]
        known |= {(paper, t.name) for t in new}
        yield from (_of(document, papers, t, passage) for t in new)


def _telling(passage: Passage, kind: Kind, heading: bool) -> Iterator[told.Told]:
    yield from told.applicant(passage, kind, heading)
    yield from told.platform(passage, kind)
    yield from told.services(passage, kind, words()["services"])


_DAY_LINE = re.compile(r"(?:日期:)?((?:19|20)\d\d年\d{1,2}月\d{1,2}日)")
_SIGNED = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT})


def _signed(document: Document, papers: Sequence[Paper]) -> Iterator[Fact]:
    """The day under which a form or report is signed: a line of its own."""
    for block in document.blocks:
        if isinstance(block, Passage) and kind_of(papers, block) in _SIGNED:
            text = fold(compact(block.text, lines=True).text)
            if _DAY_LINE.fullmatch(text) and (day := iso_date(text)):
                found = Labelled("", block.text, block, 0, len(block.text))
                yield _fact(document, papers, FactName.FILING_DATE, day, found)


def _of(document: Document, papers: Sequence[Paper], said: told.Told, passage: Passage) -> Fact:
    return _fact(document, papers, said.name, said.value, Labelled("", said.value, passage, said.start, said.end))


def _category_by_name(facts: list[Fact]) -> Iterator[Fact]:
    """Article 9: the name of a comprehensive platform ends in 综合服务平台, any other names its service."""
    for fact in facts:
        if fact.name is FactName.PLATFORM_NAME and fact.value.endswith("服务平台"):
            value = "comprehensive" if "综合服务平台" in fact.value else "specialised"
            yield Fact(FactName.CATEGORY, value, fact.evidence)


_FIRM = re.compile(told.FIRM)
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
    if FactName.FILING_DATE not in named:
        facts.extend(_signed(document, papers))
    if FactName.CATEGORY not in named:
        facts.extend(_category_by_name(facts))
    return tuple(dict.fromkeys(facts))
