"""Who signed an audit report: the names behind and below the words for an accountant; None where the place is blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from extractors.facts.lines import Line, lines_of
from extractors.facts.told import Told
from extractors.known_facts import JOINED_BY
from extractors.model import FactName, Passage
from extractors.text.folding import fold
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "facts/audit"


def find(passages: Sequence[Passage], as_of: date | None) -> Iterator[Told]:
    """The accountants as one fact; nothing where the report has no place for them."""
    lines = [_read(line) for passage in passages for line in lines_of(passage)]
    places = [i for i, line in enumerate(lines) if _asks(line.text)]
    if not places:
        return
    names = dict.fromkeys(name for i in places for name in _names(lines, i))
    first = lines[places[0]]
    yield Told(FactName.AUDIT_SIGNED_BY, JOINED_BY.join(names) or None, first.passage, first.start, first.end, as_of)


def _read(line: Line) -> Line:
    return replace(line, text=script(_parted(line.passage.text[line.start : line.end])).text)


def _parted(line: str) -> str:
    """The line with a colon where nothing but a blank parts the words for an accountant from a name.

    Names that blanks part stay apart; a single letter between blanks is one of a spread name.
    """
    head, colon, tail = pattern(_WORDS, "blank_behind").sub(r"\1:", fold(line)).rpartition(":")
    names = tail.split()
    several = len(names) > 1 and all(_SHORTEST <= len(name) <= _LONGEST_NAME for name in names)
    return head + colon + (JOINED_BY.join(names) if several else tail)


def _asks(text: str) -> bool:
    """Whether a line has a place for an accountant's name: no sentence on what accountants do."""
    label = pattern(_WORDS, "accountant_behind").search(f"{text} ")
    return bool(label) and not re.search("[\u3002;]", text) and len(text) <= _LONGEST


_LONGEST = 90
_PARTS = re.compile(r"[\s_:,\u3001]+(?![^()]*\))")
"""What parts names; within brackets behind one stands what is asked for, as that they sign and seal."""
_SHORTEST, _LONGEST_NAME = 2, 4
"""Characters of a person's name."""


def _names(lines: Sequence[Line], place: int) -> Iterator[str]:
    """The names behind the words in their line; where there are none, those alone in the lines below."""
    behind = pattern(_WORDS, "accountant_behind").split(f"{lines[place].text} ")[1:]
    found = [name for part in behind for name in (*_people(part, "behind_label"), *_signing(part))]
    if not found:
        for line in lines[place + 1 : place + 3]:
            if _asks(line.text) or not (below := list(_people(line.text))):
                break
            found += below
    yield from found


def _signing(text: str) -> Iterator[str]:
    """The names of a text that brackets say to sign, whatever else stands there."""
    for match in pattern(_WORDS, "signs").finditer(text):
        if not pattern(_WORDS, "no_person").search(match["name"]):
            yield match["name"]


def _people(text: str, rule: str = "person") -> Iterator[str]:
    """The names of a text; behind a label any will do, elsewhere one with a surname."""
    for part in _PARTS.split(text):
        match = pattern(_WORDS, rule).fullmatch(part)
        if match and not pattern(_WORDS, "no_person").search(match["name"]):
            yield match["name"]
