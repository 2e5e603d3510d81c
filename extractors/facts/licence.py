"""What a licence or certificate of registration says of its holder, wherever its labels stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, zip_longest

from extractors.facts import licence_flow
from extractors.facts.days import days, plain
from extractors.facts.licence_values import VALUES, runs_on, taken
from extractors.licences.page import Behind, Laid, laid
from extractors.model import Block, Document, FactName, FactValue, Kind, Page, Paper, Passage
from extractors.page.composing import compose
from extractors.page.lines import Line, line_of
from extractors.papers import kind_of
from extractors.text.codes import credit_codes, is_personal
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "facts/licence"
_IDENTITY = "facts/identity"


@dataclass(frozen=True, slots=True)
class Printed:
    """One fact as printed; `start`..`end` are offsets in the passage's text."""

    name: FactName
    value: FactValue
    passage: Passage
    start: int
    end: int


def find(document: Document, papers: Sequence[Paper]) -> Iterator[Printed]:
    """What the licences among the papers say, each value where it stands: by the page's print where there is a page."""
    laid = [said for page in document.pages if _is_licence(page, papers) for said in _of_page(page)]
    yield from laid
    known = {(said.passage.page, said.name) for said in laid}
    for said in _of_flow(document, papers):
        if (said.passage.page, said.name) not in known:
            yield said


def _is_licence(page: Page, papers: Sequence[Paper]) -> bool:
    return kind_of(papers, Passage("", page=page.number)) is Kind.BUSINESS_LICENCE


def _of_page(page: Page) -> Iterator[Printed]:
    """What a page says behind its labels; where it names no holder, whose name stands there behind no other label."""
    print_ = laid(page)
    said = [one for behind in print_.behind if behind.label.asks for one in _behind(behind, page)]
    yield from said
    if not any(one.name is FactName.ESTABLISHED_ON for one in said):
        yield from _by_the_term(print_, page)
    yield from _codes(print_.lines, page)
    lines, left = ([compose([("", line)], page.number) for line in some] for some in (print_.lines, print_.left))
    yield from (one for passage in dict.fromkeys((*lines, *left)) for one in _without_label(passage))
    if not any(one.name is FactName.ISSUED_BY for one in said):
        yield from (one for seal in page.seals for one in _sealed(compose([("", line_of([seal]))], page.number)))
    if not any(one.name is FactName.APPLICANT for one in said):
        yield from islice((one for passage in left for one in _holders(passage)), 1)


def _behind(behind: Behind, page: Page) -> Iterator[Printed]:
    if not behind.lines:
        return
    count = taken(behind.label.asks, [plain(line.text) for line in behind.lines])
    passage = compose([("", line) for line in behind.lines[:count]], page.number)
    yield from _said(behind.label.asks, passage, 0, len(passage.text))


def _by_the_term(print_: Laid, page: Page) -> Iterator[Printed]:
    """The day of establishment where a reader lost one of two like signs of it (二〇〇九 as 二〇九): the day from which
    the term runs, if that is the same but for doubled signs."""
    lines = {one.label.asks: one.lines[0] for one in print_.behind if one.lines}
    if "established_on" not in lines or "valid_until" not in lines:
        return
    passage = compose([("", lines["established_on"])], page.number)
    printed = _single(plain(passage.text).strip(":"))
    for found in days(term := plain(lines["valid_until"].text))[:1]:
        if found.whole and _single(term[found.start : found.end]) == printed:
            yield Printed(FactName.ESTABLISHED_ON, found.value, passage, 0, len(passage.text))


def _single(text: str) -> str:
    """The text without signs that repeat the one before them."""
    return "".join(sign for sign, _ in groupby(text))


def _codes(lines: Sequence[Line], page: Page) -> Iterator[Printed]:
    """Credit codes, in whatever pieces of its line one was read."""
    for line in lines:
        passage = compose([("", line)], page.number)
        copy = script(passage.text, lines=True)
        signs = [(sign, at) for sign, at in zip(copy.text, copy.offsets, strict=True) if not sign.isspace()]
        for code in credit_codes("".join(sign for sign, _ in signs)):
            if not is_personal(code.value):
                start, end = signs[code.start][1], signs[code.end - 1][1] + 1
                yield Printed(FactName.CREDIT_CODE, code.value, passage, start, end)


def _sealed(passage: Passage) -> Iterator[Printed]:
    """The registrar as a seal names it."""
    copy = script(passage.text)
    if registrar := pattern(_WORDS, "registrar").search(copy.text):
        start, end = copy.back(*registrar.span())
        yield Printed(FactName.ISSUED_BY, registrar.group(), passage, start, end)


def _holders(passage: Passage) -> Iterator[Printed]:
    """A line that is nothing but the name of an organisation."""
    copy = script(passage.text)
    if pattern(_IDENTITY, "organisation").fullmatch(copy.text):
        yield Printed(FactName.APPLICANT, copy.text, passage, 0, len(passage.text))


def _of_flow(document: Document, papers: Sequence[Paper]) -> Iterator[Printed]:
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        if not (own := _of_licences(block, papers)):
            continue
        for answer in licence_flow.answers(block, following):
            if answer.passage in own:
                yield from _said(answer.asks, answer.passage, answer.start, answer.end, answer.more)
        yield from (printed for passage in own for printed in _without_label(passage))


def _of_licences(block: Block, papers: Sequence[Paper]) -> list[Passage]:
    passages = [block] if isinstance(block, Passage) else [c.passage for c in block.cells]
    return [p for p in passages if kind_of(papers, p) is Kind.BUSINESS_LICENCE]


def _said(asks: str, passage: Passage, start: int, end: int, more: str = "") -> Iterator[Printed]:
    printed = passage.text[start:end]
    text, rest = plain(printed).strip(":;,"), plain(more)
    for value in VALUES[asks](text + rest if runs_on(asks, text, rest) else text):
        lead = len(printed) - len(printed.lstrip(" \t\u3000\xa0:\uff1a"))
        yield Printed(FactName(asks), value, passage, start + lead, start + len(printed.rstrip()))


def _without_label(passage: Passage) -> Iterator[Printed]:
    """What lines say by themselves: the registrar, as in its seal; what a certificate's holder is; that it is over."""
    copy = script(passage.text)
    text = copy.text
    if registrar := pattern(_WORDS, "registrar").fullmatch(text):
        yield Printed(FactName.ISSUED_BY, text, passage, *copy.back(*registrar.span()))
    if over := pattern(_WORDS, "ended").search(text):
        yield Printed(FactName.REGISTRATION_ENDED, over["state"], passage, *copy.back(*over.span("state")))
    if holder := pattern(_WORDS, "holder").search(text):
        yield Printed(FactName.LEGAL_FORM, holder["form"], passage, *copy.back(*holder.span("form")))
