"""What a document says of the dossier beside its figures: who applies for what, and what licence and auditors say."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from extractors.facts import (
    agreements,
    attendance,
    audit,
    audit_questioned,
    book_figures,
    certificates,
    denied_services,
    designations,
    explained,
    gathered,
    institutions,
    lessened,
    licence,
    listed_rooms,
    listed_services,
    notices,
    paper_marks,
    partners,
    phrases,
    said_against,
    shareholders,
    summary,
    supplements,
    untitled,
    weighed,
)
from extractors.facts.bare_titles import without_titles
from extractors.facts.changed import as_changed
from extractors.facts.days import day
from extractors.facts.labelled import Labelled, bare, labelled
from extractors.facts.labelled_values import SIGNED, VALUES, services_of_category
from extractors.facts.offered import planned
from extractors.facts.ticks import options
from extractors.facts.told import Told
from extractors.facts.under_headings import under_headings
from extractors.known_facts import known
from extractors.model import Document, Fact, FactName, FactValue, Kind, Paper, Passage, Remark
from extractors.page.places import evidence
from extractors.papers import kind_of, paper_of
from extractors.statements.leaned_on import passages_of_bodies
from extractors.text.brackets import as_printed
from extractors.text.codes import credit_codes, is_personal
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "facts/identity"


def _fact(document: Document, papers: Sequence[Paper], name: FactName, value: FactValue, found: Labelled) -> Fact:
    kind = kind_of(papers, found.passage)
    if known(name).as_printed and isinstance(value, str):
        value = as_printed(value, found.passage.text[found.start : found.end])
    return Fact(name, value, known(name).basis(kind), evidence(document, found.passage, found.start, found.end, kind))


def _labelled_facts(document: Document, papers: Sequence[Paper]) -> Iterator[Fact]:
    """What labels say; those of licences are read by themselves."""
    strange = passages_of_bodies(document)
    said = ((asked, found) for asked, found in labelled(document) if id(found.passage) not in strange)
    for asked, found in _of_the_applicant([*said, *under_headings(document)]):
        kind = kind_of(papers, found.passage)
        if asked in VALUES and kind is not Kind.BUSINESS_LICENCE:
            for value in VALUES[asked](found, kind):
                yield _fact(document, papers, FactName(asked), value, found)
        if asked == "category":
            for services in services_of_category(found, kind):
                yield _fact(document, papers, FactName.SERVICES, services, found)


def _of_the_applicant(found: Sequence[tuple[str, Labelled]]) -> Iterator[tuple[str, Labelled]]:
    """What labels say; where one asks for the applicant, whoever it leans on (依托单位) is not the applicant too."""
    leans = pattern(_WORDS, "leaned_on")
    leaning = [asked == "applicant" and bool(leans.fullmatch(bare(said.label))) for asked, said in found]
    named = any(asked == "applicant" and not leant for (asked, _), leant in zip(found, leaning, strict=True))
    yield from (one for one, leant in zip(found, leaning, strict=True) if not (named and leant))


def _of_licences(document: Document, papers: Sequence[Paper]) -> Iterator[Fact]:
    for said in licence.find(document, papers):
        yield _fact(document, papers, said.name, said.value, Labelled("", "", said.passage, said.start, said.end))


_COLLECTORS: tuple[Callable[[Document, Sequence[Paper], Sequence[Passage]], Iterator[Told]], ...] = (
    audit.find,
    audit_questioned.find,
    said_against.find,
    denied_services.find,
    certificates.find,
    shareholders.find,
    institutions.find,
    gathered.find,
    paper_marks.find,
    summary.find,
    book_figures.find,
    designations.find,
    agreements.find,
    partners.find,
    lessened.find,
    attendance.find,
    explained.find,
    supplements.find,
    listed_rooms.find,
    notices.find,
)
"""What tells facts of papers of its own, beside those that say who applies for what."""


def _collected(document: Document, papers: Sequence[Paper]) -> Iterator[Fact]:
    passages = tuple(_passages(document))
    told = tuple(one for collector in _COLLECTORS for one in collector(document, papers, passages))
    for said in without_titles(document, papers, (*told, *weighed.find(document, papers, passages, told))):
        fact = _fact(document, papers, said.name, said.value, Labelled("", "", said.passage, said.start, said.end))
        yield replace(fact, as_of=said.as_of, remarks=said.remarks)


def _passages(document: Document) -> Iterator[Passage]:
    for block in document.blocks:
        if isinstance(block, Passage):
            yield block
        else:
            yield from (cell.passage for cell in block.cells)


_OF_OTHERS = frozenset({Kind.CLIENT_LIST, Kind.AGREEMENT})
"""Papers whose credit codes are those of clients and partners."""


def _codes(document: Document, papers: Sequence[Paper]) -> Iterator[Fact]:
    before: deque[str] = deque(maxlen=_NAME_WITHIN)
    for passage in _passages(document):
        before.append(script(passage.text, lines=True).text)
        kind = kind_of(papers, passage)
        if kind in _OF_OTHERS or (kind is Kind.BUSINESS_LICENCE and passage.page is not None):
            continue  # what a licence's page prints is read by its lines
        copy = script(passage.text, lines=True)
        for code in credit_codes(copy.text):
            if _of_another(papers, passage, copy.text[: code.start]):
                continue
            if not is_personal(code.value):
                found = Labelled("", code.value, passage, *copy.back(code.start, code.end))
                holder = _holder("\n".join((*islice(before, len(before) - 1), copy.text[: code.start])))
                yield replace(_fact(document, papers, FactName.CREDIT_CODE, code.value, found), remarks=holder)


_NAME_WITHIN = 4
"""Passages in which a code's holder, both labels and the code stand, where each has a cell or a line of its own."""


def _holder(ahead: str) -> tuple[Remark, ...]:
    """Whose a code is: the name that nothing but a label parts from it."""
    found = pattern(_WORDS, "named_before_code").search(ahead)
    return (Remark("of", (found["name"],)),) if found else ()


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
    under_plans = planned(document, papers) if FactName.SERVICES in missing else frozenset()
    for passage in _passages(document):
        paper = paper_of(papers, passage)
        kind = paper.kind if paper else Kind.OTHER
        said = [t for t in _telling(passage, kind, place[paper] < _OPENING) if t.name in missing]
        if id(passage) in under_plans:
            said = [t for t in said if t.name is not FactName.SERVICES]
        place[paper] += 1
        new = [t for t in said if (paper, t.name) not in known]
        known |= {(paper, t.name) for t in new}
        yield from (_of(document, papers, t, passage) for t in new)


def _told_in_phrases(document: Document, papers: Sequence[Paper], known: set[FactName]) -> Iterator[Fact]:
    """Services and category where no label asks for them, each as the document tells it first."""
    told = [*phrases.find(document, papers), *listed_services.find(document, papers)]
    first = {said.name: (passage, said) for passage, said in reversed(told) if said.name not in known}
    yield from (_of(document, papers, said, passage) for passage, said in first.values())


def _telling(passage: Passage, kind: Kind, heading: bool) -> Iterator[untitled.Told]:
    yield from untitled.applicant(passage, kind, heading)
    yield from untitled.platform(passage, kind)
    yield from untitled.former(passage, kind)
    yield from untitled.of_itself(passage, kind)
    yield from untitled.services(passage, kind, options("services"))


def _signed(document: Document, papers: Sequence[Paper]) -> Iterator[Fact]:
    """The day under which a form or report is signed: a line of its own."""
    for block in document.blocks:
        if isinstance(block, Passage) and kind_of(papers, block) in SIGNED:
            text = script(block.text, lines=True).text
            if pattern(_WORDS, "day_line").fullmatch(text) and (value := day(text)):
                found = Labelled("", block.text, block, 0, len(block.text))
                yield _fact(document, papers, FactName.FILING_DATE, value, found)


def _of(document: Document, papers: Sequence[Paper], said: untitled.Told, passage: Passage) -> Fact:
    return _fact(document, papers, said.name, said.value, Labelled("", "", passage, said.start, said.end))


def _category_by_name(facts: list[Fact]) -> Iterator[Fact]:
    """Article 9: the name of a comprehensive platform ends in 综合服务平台, any other names its service."""
    for fact in facts:
        if fact.name is FactName.PLATFORM_NAME and pattern(_WORDS, "service_platform").search(fact.text):
            whole = pattern(_WORDS, "comprehensive_platform").search(fact.text)
            value = "comprehensive" if whole else "specialised"
            yield Fact(FactName.CATEGORY, value, fact.basis, fact.evidence)


_OPENING = 6


def own_names(document: Document, facts: Sequence[Fact]) -> tuple[str, ...]:
    """What the document calls its applicant and platform; where no label says it, the firm that its opening names."""
    named = [f.text for f in facts if f.name in {FactName.APPLICANT, FactName.PLATFORM_NAME}]
    if not any(f.name is FactName.APPLICANT for f in facts):
        opening = " ".join(script(p.text, lines=True).text for p in islice(_passages(document), _OPENING))
        named.extend(m.group() for m in islice(pattern(_WORDS, "organisation").finditer(opening), 1))
    return tuple(dict.fromkeys(named))


def find(document: Document, papers: Sequence[Paper]) -> tuple[Fact, ...]:
    """The facts that the document states, each as often as it states them."""
    today = as_changed(document)
    facts = [*_labelled_facts(today, papers), *_of_licences(today, papers), *_codes(document, papers)]
    named = {f.name for f in facts}
    facts.extend(_told_in_phrases(today, papers, named))
    named = {f.name for f in facts}
    facts.extend(_told(today, papers, frozenset(FactName) - named))
    if FactName.FILING_DATE not in named:
        facts.extend(_signed(document, papers))
    if FactName.CATEGORY not in named:
        facts.extend(_category_by_name(facts))
    facts.extend(_collected(document, papers))
    return tuple(dict.fromkeys(denied_services.without_blanks(facts)))
