"""What the page of a licence says: behind its labels, and where those were lost by the shape of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice

from extractors.facts.days import days, plain
from extractors.facts.licence_values import Printed, said, taken, value_of
from extractors.licences.page import Behind, Laid, follows, laid
from extractors.model import FactName, Page, Passage
from extractors.page.composing import compose
from extractors.page.lines import Line, line_of, segments
from extractors.text.codes import credit_codes, is_personal
from extractors.text.script import Script, script
from extractors.words.loading import pattern, rules, word_file

_WORDS = "facts/licence"
_IDENTITY = "facts/identity"


def of_page(page: Page) -> Iterator[Printed]:
    """What a page says, each thing once: as its labels have it before all other ways to know it."""
    print_ = laid(page)
    known: set[tuple[FactName, bool]] = set()
    for way in (_by_labels, _by_the_term, _by_seals, _by_lines, _by_shape, _by_code):
        for one in list(way(print_, page)):
            if one.name is FactName.CREDIT_CODE or (one.name, one.approved) not in known:
                known.add((one.name, one.approved))
                yield one


def _by_labels(print_: Laid, page: Page) -> Iterator[Printed]:
    yield from (one for behind in print_.behind if behind.label.asks for one in _behind(behind, page))
    yield from _codes(print_.lines, page)


def _behind(behind: Behind, page: Page) -> Iterator[Printed]:
    if behind.lines:
        passage = compose([("", line) for line in behind.lines[: _taken(behind)]], page.number)
        yield from said(behind.label.asks, passage, 0, len(passage.text))


def _taken(behind: Behind) -> int:
    """How many of the lines behind a label are its value."""
    return taken(behind.label.asks, [plain(line.text) for line in behind.lines])


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
    """Credit codes, in whatever pieces of its line one was read; what a border reads as may stand at its ends."""
    for line in lines:
        parts = segments(line, line.box.bottom - line.box.top)
        yield from list(_codes_in(line, page)) or (code for part in parts for code in _codes_in(part, page))


def _codes_in(line: Line, page: Page) -> Iterator[Printed]:
    passage = compose([("", line)], page.number)
    copy = script(passage.text, lines=True)
    signs = [(sign, at) for sign, at in zip(copy.text, copy.offsets, strict=True) if not sign.isspace()]
    for code in credit_codes("".join(sign for sign, _ in signs)):
        if not is_personal(code.value):
            start, end = signs[code.start][1], signs[code.end - 1][1] + 1
            yield Printed(FactName.CREDIT_CODE, code.value, passage, start, end)


def _by_seals(print_: Laid, page: Page) -> Iterator[Printed]:
    """The registrar as its seal names it, if its place stands on the page as well: bent print is easily misread."""
    lines = (*print_.left, *(line for behind in print_.behind for line in behind.lines))
    text = "\n".join(plain(line.text) for line in lines)
    for seal in page.seals:
        for one in _registrars(compose([("", line_of([seal]))], page.number)):
            if value := _placed(str(one.value), text):
                yield replace(one, value=value)


def _placed(registrar: str, text: str) -> str:
    """The registrar of a place that a text names, "" for any other; of 阳春市市场… a reader makes 阳春市场…."""
    parts = pattern(_WORDS, "of_a_place").fullmatch(registrar)
    if parts is None:
        return ""
    place, office = parts["place"], parts["office"]
    if place[-1] in _PLACES:
        first = place[: 1 + min(place.index(sign) for sign in _PLACES if sign in place)]
        return registrar if _names(text, first) else ""
    return next((f"{place}{sign}{office}" for sign in _PLACES if _names(text, place + sign)), "")


_PLACES: str = word_file(_WORDS).more["places_end_in"]


def _names(text: str, place: str) -> bool:
    return bool(re.search(rf"(?:(?<![\u4e00-\u9fff])|(?<=[{_PLACES}])){re.escape(place)}", text))


def _registrars(passage: Passage) -> Iterator[Printed]:
    copy = script(passage.text)
    if registrar := pattern(_WORDS, "registrar").search(copy.text):
        start, end = copy.back(*registrar.span())
        yield Printed(FactName.ISSUED_BY, registrar.group(), passage, start, end)


def _by_lines(print_: Laid, page: Page) -> Iterator[Printed]:
    """What lines say by themselves; a title may go on in the line under it: 民办非企业单位登记证书, (法人)."""
    passages = [compose([("", line)], page.number) for line in dict.fromkeys((*print_.lines, *print_.left))]
    aside = next((m for p in passages if (m := pattern(_WORDS, "of_what_sort").match(script(p.text).text))), None)
    for one in (one for passage in passages for one in without_label(passage)):
        whole = aside and pattern(_WORDS, "asks_a_sort").fullmatch(str(one.value))
        yield replace(one, value=f"{one.value}{aside[0]}") if whole and aside else one


def without_label(passage: Passage) -> Iterator[Printed]:
    """What lines say by themselves: the registrar, as in its seal; what a certificate's holder is; that it is over."""
    copy = script(passage.text)
    text = copy.text
    ahead = pattern(_WORDS, "issuer_ahead").match(text)
    if registrar := pattern(_WORDS, "registrar").fullmatch(text, ahead.end() if ahead else 0):
        yield Printed(FactName.ISSUED_BY, registrar.group(), passage, *copy.back(*registrar.span()))
    if term := pattern(_WORDS, "term_line").match(text):
        yield from _term(term, copy, passage)
    if number := pattern(_WORDS, "registration_number").search(text):
        yield Printed(FactName.REGISTRATION_NUMBER, number["number"], passage, *copy.back(*number.span("number")))
    if over := pattern(_WORDS, "ended").search(text):
        yield Printed(FactName.REGISTRATION_ENDED, over["state"], passage, *copy.back(*over.span("state")))
    if holder := pattern(_WORDS, "holder").search(text):
        part = "form" if holder["form"] else "kind"
        aside = pattern(_WORDS, "of_what_sort").match(text[holder.end() :])
        asked = aside and pattern(_WORDS, "asks_a_sort").fullmatch(holder[part])
        value = f"{holder[part]}{aside[0]}" if aside and asked else holder[part]
        yield Printed(FactName.LEGAL_FORM, value, passage, *copy.back(*holder.span(part)))


def _term(line: re.Match[str], copy: Script, passage: Passage) -> Iterator[Printed]:
    """What a line says of the term: 有效期自2022年5月17日至2027年5月16日."""
    if line["term"]:
        for value in value_of(FactName.VALID_UNTIL, line["term"]):
            yield Printed(FactName.VALID_UNTIL, value, passage, *copy.back(*line.span("term")))


_SHAPES = {
    "applicant": (_IDENTITY, "organisation"),
    "legal_form": (_WORDS, "form_alone"),
    "registered_address": (_WORDS, "address_alone"),
}
"""By what words a line that stands behind no label is the name, the form or the seat."""


def _by_shape(print_: Laid, page: Page) -> Iterator[Printed]:
    """The first lines that stand behind no label and can be nothing else."""
    under = (line for behind in print_.behind if behind.label.asks for line in behind.lines[_taken(behind) :])
    lines = sorted((*print_.left, *under), key=lambda line: line.box.top)
    for asks in _SHAPES:
        starts = ((at, _start(asks, plain(line.text))) for at, line in enumerate(lines))
        first = next(((at, start) for at, start in starts if start is not None), None)
        if first is not None:
            yield from islice(_shaped(asks, _block(asks, lines[first[0] :]), page, first[1] or 0), 1)


def _start(asks: str, text: str) -> int | None:
    """Where a line's text can be nothing but the value asked for; what is left of its label may be glued to it."""
    file, rule = _SHAPES[asks]
    is_rest = any(r.more["of"] == asks and r.takes(text[:1]) for r in rules(_WORDS, "broken"))
    starts = (1, 0) if is_rest else (0,)
    return next((start for start in starts if pattern(file, rule).fullmatch(text[start:])), None)


def _block(asks: str, lines: Sequence[Line]) -> list[Line]:
    """A line and those under it that go on with it."""
    block = [lines[0]]
    while under := [line for line in lines if follows(line, block[-1])]:
        block.append(under[0])
    return block[: taken(asks, [plain(line.text) for line in block])]


def _shaped(asks: str, block: Sequence[Line], page: Page, start: int) -> Iterator[Printed]:
    passage = compose([("", line) for line in block], page.number)
    yield from said(asks, passage, start, len(passage.text))


def _by_code(print_: Laid, page: Page) -> Iterator[Printed]:
    """What the first two signs of its code say that the holder of a certificate is."""
    for one in _codes(print_.lines, page):
        for rule in rules(_WORDS, "codes"):
            if rule.takes(str(one.value)):
                yield replace(one, name=FactName.LEGAL_FORM, value=rule.more["form"])
