"""Who applies for what: applicant, credit code, platform, category, services, dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from extractors.facts import untitled as told
from extractors.facts.labelled import Labelled, labelled
from extractors.facts.ticks import chosen, options
from extractors.model import Document, Fact, FactName, Kind, Paper, Passage
from extractors.page.places import evidence
from extractors.papers import kind_of, paper_of
from extractors.text.compacting import compact
from extractors.text.folding import fold
from extractors.text.numerals import chinese_number
from extractors.words.loading import pattern

_WORDS = "facts/identity"

_CODE = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")


def _fact(document: Document, papers: Sequence[Paper], name: FactName, value: str, found: Labelled) -> Fact:
    kind = kind_of(papers, found.passage)
    return Fact(name, value, evidence(document, found.passage, found.start, found.end, kind))


_NAME_KINDS = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT, Kind.BUSINESS_LICENCE, Kind.OTHER})


def _name(value: str) -> str:
    text = fold(compact(value, lines=True).text)
    return pattern(_WORDS, "behind_a_name").sub("", text).strip("_ :")


def _plausible_name(name: str) -> bool:
    chinese = re.search(r"[\u4e00-\u9fff]{3}", name)
    return 4 <= len(name) <= 50 and bool(chinese) and not pattern(_WORDS, "no_name").search(name)


def iso_date(text: str) -> str | None:
    """The first full date of `text` as an ISO date, a month as its first day; None where there is none."""
    plain = fold(compact(text, lines=True).text)
    if match := pattern(_WORDS, "date").search(plain):
        month, day = int(match[2]), int(match[3] or 1)
        return f"{match[1]}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
    if match := pattern(_WORDS, "date_in_words").search(plain):
        year, month_, day_ = (chinese_number(part) if part else None for part in match.groups())
        return f"{year}-{int(month_ or 1):02}-{int(day_ or 1):02}"
    return None


def _applicants(found: Labelled, kind: Kind) -> Iterator[str]:
    value = _name(found.value)
    named = pattern(_WORDS, "of_a_name").search(found.label) or pattern(_WORDS, "organisation").fullmatch(value)
    bare = pattern(_WORDS, "bare_name").fullmatch(found.label)  # that of a licence's enterprise, in others of anything
    if kind in _NAME_KINDS and _plausible_name(value) and named and (not bare or kind is Kind.BUSINESS_LICENCE):
        yield value


def _platforms(found: Labelled, kind: Kind) -> Iterator[str]:
    value = pattern(_WORDS, "category_behind").sub("", _name(found.value))
    if _plausible_name(value):
        yield value


def _categories(found: Labelled, kind: Kind) -> Iterator[str]:
    values = chosen(_text(found), options("categories")) if kind is not Kind.BUSINESS_LICENCE else []
    yield from values if len(values) == 1 else ()  # 综合/专业 asks which, and does not say


def _services(found: Labelled, kind: Kind) -> Iterator[str]:
    if kind in {Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT, Kind.OTHER}:
        yield from chosen(_text(found), options("services"))


def _days(found: Labelled, kind: Kind) -> Iterator[str]:
    if day := iso_date(found.value):
        yield day


def _addresses(found: Labelled, kind: Kind) -> Iterator[str]:
    if kind is Kind.BUSINESS_LICENCE:
        yield _text(found)


def _text(found: Labelled) -> str:
    return fold(compact(found.value, lines=True).text)


_VALUES: Mapping[str, tuple[FactName, Callable[[Labelled, Kind], Iterator[str]]]] = {
    "applicant": (FactName.APPLICANT, _applicants),
    "platform_name": (FactName.PLATFORM_NAME, _platforms),
    "category": (FactName.CATEGORY, _categories),
    "services": (FactName.SERVICE, _services),
    "filing_date": (FactName.FILING_DATE, _days),
    "established": (FactName.ESTABLISHED, _days),
    "address": (FactName.ADDRESS, _addresses),
}
"""By what a label asks for: which fact stands behind it, and what of it counts in a paper of some kind."""


def _labelled_facts(document: Document, papers: Sequence[Paper]) -> Iterator[Fact]:
    for asked, found in labelled(document):
        if asked in _VALUES:
            name, values = _VALUES[asked]
            for value in values(found, kind_of(papers, found.passage)):
                yield _fact(document, papers, name, value, found)


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


def _of_another(papers: Sequence[Paper], passage: Passage, ahead: str) -> bool:
    """Whether a code in a lease stands behind the landlord's name."""
    if kind_of(papers, passage) is not Kind.LEASE:
        return False
    lets, rents = (max((m.start() for m in pattern(_WORDS, side).finditer(ahead)), default=-1) for side in _SIDES)
    return lets > rents


_SIDES = ("lets", "rents")


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
    yield from told.services(passage, kind, options("services"))


_SIGNED = frozenset({Kind.APPLICATION_FORM, Kind.APPLICATION_REPORT})


def _signed(document: Document, papers: Sequence[Paper]) -> Iterator[Fact]:
    """The day under which a form or report is signed: a line of its own."""
    for block in document.blocks:
        if isinstance(block, Passage) and kind_of(papers, block) in _SIGNED:
            text = fold(compact(block.text, lines=True).text)
            if pattern(_WORDS, "day_line").fullmatch(text) and (day := iso_date(text)):
                found = Labelled("", block.text, block, 0, len(block.text))
                yield _fact(document, papers, FactName.FILING_DATE, day, found)


def _of(document: Document, papers: Sequence[Paper], said: told.Told, passage: Passage) -> Fact:
    return _fact(document, papers, said.name, said.value, Labelled("", said.value, passage, said.start, said.end))


def _category_by_name(facts: list[Fact]) -> Iterator[Fact]:
    """Article 9: the name of a comprehensive platform ends in 综合服务平台, any other names its service."""
    for fact in facts:
        if fact.name is FactName.PLATFORM_NAME and pattern(_WORDS, "service_platform").search(fact.value):
            whole = pattern(_WORDS, "comprehensive_platform").search(fact.value)
            value = "comprehensive" if whole else "specialised"
            yield Fact(FactName.CATEGORY, value, fact.evidence)


_OPENING = 6


def own_names(document: Document, facts: Sequence[Fact]) -> tuple[str, ...]:
    """What the document calls its applicant and platform; where no label says it, the firm that its opening names."""
    named = [f.value for f in facts if f.name in {FactName.APPLICANT, FactName.PLATFORM_NAME}]
    if not any(f.name is FactName.APPLICANT for f in facts):
        opening = " ".join(fold(compact(p.text, lines=True).text) for p in islice(_passages(document), _OPENING))
        named.extend(m.group() for m in islice(pattern(_WORDS, "organisation").finditer(opening), 1))
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
