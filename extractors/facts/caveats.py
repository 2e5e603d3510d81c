"""Words by which a paper takes from a figure that it, or another paper, states: rooms given back, staff of others.

They give no figure. What they take, or leave, is told with them where a number stands beside; whether they
touch the figure that stands is for whoever judges all papers to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from extractors.facts.told import Told
from extractors.fields import Field, all_fields
from extractors.model import Document, FactName, Kind, Paper, Passage, Remark
from extractors.papers import kind_of
from extractors.text.quantities import Quantity, quantities
from extractors.text.script import script
from extractors.text.sentences import sentences
from extractors.words.loading import WordRule, pattern, rules, word_file

_WORDS = "facts/caveats"

_SPEAKING = frozenset(
    {
        Kind.APPLICATION_FORM,
        Kind.APPLICATION_REPORT,
        Kind.OTHER,
        Kind.STAFF_ROSTER,
        Kind.INSURANCE_LIST,
        Kind.CLIENT_LIST,
        Kind.CERTIFICATE,
    }
)
"""Papers that say how things are; contracts and rules say what would be, statements have notes of their own."""

NAMED = "named"
OFF = "off"
LEFT = "left"
"""The remarks of a caveat: it speaks of somebody by name; so much comes off; so much is left."""

THE_YEAR = "the_year"
OTHER_YEARS = "other_years"
SINCE_THE_LEASE = "since_the_lease"
"""Where words hold only of what was counted in the figure's own year, only where they name another one, or only of what
came about after the rooms were rented."""


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """Each sentence that takes from a figure, once for each field; the value is the field's id."""
    for passage in passages:
        if kind_of(papers, passage) not in _SPEAKING:
            continue
        copy = script(passage.text, lines=True)
        for start, end in sentences(copy.text):
            for field, remark in _of_sentence(copy.text[start:end]):
                yield Told(FactName.CAVEAT, field.id, passage, *copy.back(start, end), remarks=(remark,))


def _of_sentence(text: str) -> Iterator[tuple[Field, Remark]]:
    """The fields from whose figures a sentence takes, each with what is told of it."""
    for field in all_fields().values():
        if field.id not in word_file(_WORDS).groups:
            continue
        found = ((rule, match) for rule in rules(_WORDS, field.id) for match in rule.pattern.finditer(text))
        said = [_remark(rule, match, text, field) for rule, match in found if not _is_guarded(text, match)]
        said += _parts(text, field)
        if said:
            yield field, min(said, key=lambda remark: _ORDER.index(remark.code))


_BREAKS = ",、("
_NEAR = 4
"""Characters around a number in which stands what it is called."""

OUTRIGHT = 3
"""The strength of words that name those who count for themselves."""

_ORDER = (LEFT, OFF, NAMED)
"""What tells most goes first."""


def _parts(text: str, field: Field) -> Iterator[Remark]:
    """What the sentence parts from a whole, for a reason that is none of those by which such things are told apart."""
    found = [q for q in quantities(text) if q.unit in field.counted_in]
    if not rules(_WORDS, f"sort_{field}"):
        return
    for at, value in _wholes(text, found, field):
        behind = [q for q in found if q.start > at and (value is None or q.value < value)]
        parts = [q for q in behind if _is_parted(text, at, q) and not _is_sort(text, q, field)]
        if parts and sum(q.value for q in behind) != value:
            whole = "" if value is None else str(value)
            yield Remark(_sort_of(text, parts[0], field), (str(parts[0].value), "", "", whole))
            return


def _wholes(text: str, found: Sequence[Quantity], field: Field) -> Iterator[tuple[int, Decimal | None]]:
    """Where a whole ends that the sentence names, and its number; None where it is only called by what lists it."""
    called = [m.end() for rule in rules(_WORDS, f"whole_{field}") if (m := rule.pattern.search(text))]
    yield from ((at, None) for at in called if not any(_is_its_number(text, at, q) for q in found))
    yield from ((q.end, q.value) for q in found[:1])


def _is_its_number(text: str, at: int, number: Quantity) -> bool:
    """Whether a number right behind a whole's name is its own: 合同面积212平方米, not 名单中有30家."""
    between = text[at : max(number.start, at)]
    return at <= number.start < at + _NEAR and not pattern(_WORDS, "of_it").search(between)


def _is_sort(text: str, part: Quantity, field: Field) -> bool:
    """Whether the clause of a part names what such things are told apart by."""
    start = max(text.rfind(mark, 0, part.start) for mark in _BREAKS) + 1
    end = min((at for mark in _BREAKS if (at := text.find(mark, part.end)) >= 0), default=len(text))
    clause = text[start : part.start] + text[part.end : end]
    return any(rule.pattern.search(clause) for rule in rules(_WORDS, f"sort_{field}"))


def _is_parted(text: str, at: int, part: Quantity) -> bool:
    """Whether words part it from what stands before; not from a figure of another time, or from what is asked."""
    between = text[at : part.start]
    return bool(pattern(_WORDS, "of_it").search(between)) and not pattern(_WORDS, "in_time").search(between)


def _sort_of(text: str, part: Quantity, field: Field) -> str:
    """Whether a part is what is left of the whole: it is called by the words that name those who count outright."""
    outright = [r for r in rules(f"labels/{field}", "labels") if field.outright and r.more.get("strength") == OUTRIGHT]
    near = text[max(part.start - _NEAR, 0) : part.end + _NEAR]
    return LEFT if any(rule.pattern.search(near) for rule in outright) else OFF


def _is_guarded(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence denies it, speaks of what may be or of others, or says that it is over."""
    ahead = any(rule.pattern.search(text[: match.start()]) for rule in rules(_WORDS, "guards_ahead"))
    return ahead or any(rule.pattern.search(text[match.end() :]) for rule in rules(_WORDS, "guards_behind"))


def _remark(rule: WordRule, match: re.Match[str], text: str, field: Field) -> Remark:
    """What the words tell: their kind; the number beside them and the year that they name, "" for none; of which years
    they hold, "" for any; the number of the whole that a part is parted from, "" where it is not known."""
    code = NAMED if rule.more.get(NAMED) else str(rule.more.get("tells", OFF))
    amount = _beside(match, text, field)
    year = pattern(_WORDS, "year").search(text)
    number, named = str(amount.value) if amount else "", year.group() if year else ""
    return Remark(code, (number, named, str(rule.more.get("of", "")), ""))


def _beside(match: re.Match[str], text: str, field: Field) -> Quantity | None:
    """The quantity of the field's sort that stands nearest to the words, those within them first."""
    found = [q for q in quantities(text) if q.unit in field.counted_in]

    def distance(q: Quantity) -> int:
        return max(match.start() - q.end, q.start - match.end(), 0)

    return min(found, key=distance, default=None)
