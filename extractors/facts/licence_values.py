"""What of the print of a licence is the value that a label asks for, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.facts.days import days, plain
from extractors.facts.licence_terms import closing, reckoned, told_months
from extractors.facts.names import plain_name, plausible
from extractors.model import FactName, FactValue, Passage
from extractors.words.loading import pattern

_WORDS = "facts/licence"
APPROVED_ON = "approved_on"
"""The label of the day on which an authority admitted the holder."""


@dataclass(frozen=True, slots=True)
class Printed:
    """One fact as printed; `start`..`end` are offsets in the passage's text.

    `approved`: it is the day of an approval, which founds those alone whom an authority admits. `months`: the term
    lasts so many from a day that stands elsewhere, and `value` is not known yet.
    """

    name: FactName
    value: FactValue
    passage: Passage
    start: int
    end: int
    approved: bool = False
    months: int = 0


def said(asks: str, passage: Passage, start: int, end: int, more: str = "") -> Iterator[Printed]:
    """What a label's answer makes; `more` are the words under it."""
    printed = passage.text[start:end]
    text, rest = plain(printed).strip(":;,"), plain(more)
    whole = text + rest if runs_on(asks, text, rest) else text
    lead = len(printed) - len(printed.lstrip(" \t\u3000\xa0:\uff1a"))
    span = (start + lead, start + len(printed.rstrip()))
    approved = asks == APPROVED_ON
    name = FactName.ESTABLISHED_ON if approved else FactName(asks)
    values = tuple(VALUES[asks](whole))
    yield from (Printed(name, value, passage, *span, approved) for value in values)
    if asks == "valid_until" and not values:
        yield from _open_term(whole, passage, span)


def _open_term(text: str, passage: Passage, span: tuple[int, int]) -> Iterator[Printed]:
    """The end of a term that names but its last month or year, or lasts so long from a day that stands elsewhere."""
    months, last = told_months(text), closing(text)
    if months or last:
        yield Printed(FactName.VALID_UNTIL, last, passage, *span, months=0 if last else months)


def taken(asks: str, lines: Sequence[str]) -> int:
    """How many of the lines under one another, plain texts, are the value; the first always is."""
    count = 1
    while count < len(lines) and runs_on(asks, "".join(lines[:count]), lines[count]):
        count += 1
    return count


def runs_on(asks: str, text: str, rest: str) -> bool:
    """Whether a value goes on in the line under it: it closes a bracket, ends an address or a name, or dates a term."""
    if asks in ("legal_form", "registered_address") and pattern(_WORDS, "open_bracket").search(text) and ")" in rest:
        return True
    wording = _RUNS_ON.get(asks)
    if asks == "valid_until" and pattern(_WORDS, "term_opens").search(rest):
        return len(days(text)) < 2
    if asks in _ENDED and pattern(_WORDS, _ENDED[asks]).fullmatch(text):
        return False
    return wording is not None and bool(pattern(_WORDS, wording).fullmatch(rest))


_RUNS_ON = {
    "registered_address": "address_rest",
    "applicant": "name_rest",
    "valid_until": "term_rest",
    "legal_form": "form_rest",
    "established_on": "day_rest",
    APPROVED_ON: "day_rest",
}
_ENDED = {"applicant": "name_ends", "valid_until": "term_ends", "established_on": "day_ends", APPROVED_ON: "day_ends"}


def value_of(name: FactName, text: str) -> tuple[FactValue, ...]:
    """What a text says where a licence answers for that fact: one value, or () where it makes none."""
    return tuple(VALUES[name](plain(text)))[:1]


def _names(text: str) -> Iterator[FactValue]:
    name = plain_name(text)
    if plausible(name):
        yield name


def _whole(wording: str) -> Callable[[str], Iterator[FactValue]]:
    """Values that a wording takes from end to end; what opens a bracket and runs on elsewhere is cut off."""

    def values(text: str) -> Iterator[FactValue]:
        kept = pattern(_WORDS, "open_bracket").sub("", text)
        if pattern(_WORDS, wording).fullmatch(kept):
            yield kept

    return values


def _day(text: str) -> Iterator[FactValue]:
    """A day that is printed whole and opens the value."""
    yield from (d.value for d in days(text)[:1] if d.whole and d.start == 0)


def _until(text: str) -> Iterator[FactValue]:
    """The end of a term: the second of two days, or one that does not begin it; None where there is no end."""
    found = [d for d in days(text) if d.whole]
    if pattern(_WORDS, "no_term").search(text):
        yield None
    elif len(found) >= 2:
        yield found[1].value
    elif ends := tuple(reckoned(text, tuple(found))):
        yield from ends
    elif found and not _begins(text, found[0].start, found[0].end) and pattern(_WORDS, "says_an_end").search(text):
        yield found[0].value


def _begins(text: str, start: int, end: int) -> bool:
    ahead, behind = text[:start], text[end:]
    return bool(pattern(_WORDS, "begins_a_term").search(ahead) or pattern(_WORDS, "goes_on").search(behind))


VALUES: Mapping[str, Callable[[str], Iterator[FactValue]]] = {
    "applicant": _names,
    "legal_form": _whole("form"),
    "legal_representative": _whole("person"),
    "registered_address": _whole("address"),
    "established_on": _day,
    APPROVED_ON: _day,
    "valid_until": _until,
    "issued_by": _whole("registrar"),
}
"""By what a label asks for: what of its answer counts."""
