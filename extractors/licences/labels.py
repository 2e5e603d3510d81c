"""The labels on a licence's page: by their letters along a line, one of them lost or misread, spread or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractors.licences.signs import Sign, height, is_level, text_of
from extractors.model import Box
from extractors.page.places import union
from extractors.words.loading import rules

_WORDS = "facts/licence"

GAP = 0.6
"""Of the print's height: what stands further apart belongs to different things, or is spread."""
DRIFT = 0.06
"""Of the way down: as far as the column of labels may run aside where the sheet was not laid quite flat."""
BESIDE = 0.8
"""Of the print's height: as far as the labels of one column may be set in."""
FARTHEST = 1.6
"""Of the print's height: so far at most, however far down."""
LONGEST = 16
"""Of the print's height: as far as the next label may stand below."""
SQUARE = 1.5
"""Times its width that a sign is high, at most."""
LONG = 4
"""Signs of a label that is known with one of them lost or misread, and that is as wide as its column."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label on a page: its name, of which fact it asks ("" for none), its signs in a line, and its box.

    One that is `alone` stands in no column of labels.
    """

    name: str
    asks: str
    line: int
    first: int
    after: int
    box: Box
    size: float

    @property
    def alone(self) -> bool:
        """Whether it stands in no column of labels."""
        return self.name == "in_no_column"


Lines = Sequence[Sequence[Sign]]


def labels(found: Lines) -> list[Label]:
    """The labels of a page's lines, from top to bottom."""
    certain = _certain([label for i, line in enumerate(found) for label in _in_line(i, line)], found)
    broken = [label for column in columns(certain) for label in _broken(column, certain, found)]
    return sorted({*certain, *broken}, key=lambda label: (label.box.top, label.box.x0))


def columns(found: Iterable[Label]) -> list[list[Label]]:
    """Labels that stand one below the other, each column from top to bottom."""
    result: list[list[Label]] = []
    for label in sorted((label for label in found if not label.alone), key=lambda label: label.box.top):
        home = next((c for c in result if _in_column(c[-1], label)), None)
        if home is None:
            result.append([label])
        else:
            home.append(label)
    return result


@lru_cache(maxsize=1)
def wordings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The labels of licences by name: that of the fact that they ask for, or one of their own."""
    return tuple((rule.id, rule.pattern) for group in ("labels", "of_no_fact") for rule in rules(_WORDS, group))


@lru_cache(maxsize=1)
def _spellings() -> tuple[tuple[str, str], ...]:
    """Labels that are long enough to be known with one letter wrong: the examples of their rules."""
    every = (rule for group in ("labels", "of_no_fact") for rule in rules(_WORDS, group))
    return tuple((rule.id, text) for rule in every for text in rule.examples if len(text) >= LONG)


def asks(name: str) -> bool:
    """Whether the label of that name asks for a fact."""
    return any(rule.id == name for rule in rules(_WORDS, "labels"))


def _in_column(above: Label, label: Label) -> bool:
    down = label.box.top - above.box.top
    room = min(BESIDE * label.size + DRIFT * down, FARTHEST * label.size)
    near = abs(label.box.x0 - above.box.x0) <= room and down <= LONGEST * label.size
    return near and not is_level(above.box, label.box)


def _in_line(number: int, line: Sequence[Sign]) -> Iterator[Label]:
    """The labels of a line; of two that overlap the one that begins first, or is longer."""
    text, end = text_of(line), 0
    spans = [(m.start(), m.end(), name) for name, wording in wordings() for m in wording.finditer(text)]
    spans = [span for span in spans if _opens(line, *span[:2])]
    spans += [span for span in _nearly(line, text) if not any(span[0] < b and a < span[1] for a, b, _ in spans)]
    for start, after, name in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= end:
            end = after
            yield _label(name, number, line, start, after)


def _nearly(line: Sequence[Sign], text: str) -> Iterator[tuple[int, int, str]]:
    """Labels with one letter lost or misread, where a word begins."""
    for start in range(len(line)):
        if (start and line[start].word is line[start - 1].word) or not _near_any().match(text, start):
            continue
        for name, spelling in _spellings():
            if size := _size(text[start : start + len(spelling)], spelling):
                yield start, start + size, name


@lru_cache(maxsize=1)
def _near_any() -> re.Pattern[str]:
    """What begins as any label does but for one letter."""
    near = ((s[:i], s[i + 1 :]) for _, s in _spellings() for i in range(len(s)))
    return re.compile("|".join(sorted({f"{re.escape(a)}.?{re.escape(b)}" for a, b in near})), re.DOTALL)


def _size(text: str, spelling: str) -> int:
    """How many signs of a text are that label but for one letter; 0 where they are not."""
    if len(text) == len(spelling) and sum(a != b for a, b in zip(text, spelling, strict=True)) == 1:
        return len(text)
    shorter = text[: len(spelling) - 1]
    return len(shorter) if any(shorter == spelling[:i] + spelling[i + 1 :] for i in range(len(spelling))) else 0


def _label(name: str, number: int, line: Sequence[Sign], start: int, after: int) -> Label:
    """A label of these signs; ones that are far higher than others are run together from two lines."""
    signs = line[start:after]
    around, lowest = union(sign.box for sign in signs), min(signs, key=height)
    assert around is not None
    box = Box(around.x0, lowest.box.top, around.x1, lowest.box.bottom)
    size = min(height(lowest), SQUARE * max(sign.box.x1 - sign.box.x0 for sign in signs))
    return Label(name, name if asks(name) else "", number, start, after, box, size)


def _opens(line: Sequence[Sign], start: int, after: int) -> bool:
    """Whether a label begins its line, a word or what stands behind a gap; one that is spread always does."""
    return start == 0 or line[start].word is not line[start - 1].word or _spread(line[start:after])


def _spread(signs: Sequence[Sign]) -> bool:
    return any(_gap(a, b) for a, b in pairwise(signs))


def _gap(one: Sign, other: Sign) -> bool:
    return other.box.x0 - one.box.x1 > GAP * min(height(one), height(other))


def _certain(found: Sequence[Label], lines: Lines) -> list[Label]:
    """Labels that are set apart from what follows, or stand in a column with some that are."""
    apart = [label for label in found if _set_apart(label, lines[label.line])]
    return [label for label in found if label in apart or any(_in_column(*_by_height(label, other)) for other in apart)]


def _by_height(one: Label, other: Label) -> tuple[Label, Label]:
    return (one, other) if one.box.top <= other.box.top else (other, one)


def _set_apart(label: Label, line: Sequence[Sign]) -> bool:
    if label.after == len(line) or _spread(line[label.first : label.after]):
        return True
    last, following = line[label.after - 1], line[label.after]
    return following.text == ":" or following.word is not last.word or _gap(last, following)


def _broken(column: Sequence[Label], certain: Sequence[Label], lines: Lines) -> Iterator[Label]:
    """Where no label was found beside print: what is left of a short one within the width of its column."""
    for number, line in enumerate(lines):
        inside = [at for at, sign in enumerate(line) if _within(sign.box, column)]
        if not inside or _labelled(inside, number, certain):
            continue
        first, after = inside[0], inside[-1] + 1
        for name in _rest_of(text_of(line[first:after])):
            yield _label(name, number, line, first, after)


def _labelled(inside: Sequence[int], number: int, certain: Sequence[Label]) -> bool:
    return any(label.line == number and label.first <= at < label.after for label in certain for at in inside)


def _rest_of(left: str) -> list[str]:
    """The label of which this is left."""
    return [str(rule.more["of"]) for rule in rules(_WORDS, "broken") if rule.pattern.fullmatch(left)][:1]


def in_label_column(sign: Sign, found: Iterable[Label]) -> bool:
    """Whether a sign, alone or one of two, stands where a column of labels has its labels, read or not."""
    return len(sign.word.text) <= 2 and any(_within(sign.box, column) for column in columns(found))


def _within(box: Box, column: Sequence[Label]) -> bool:
    """Whether print stands between the left and right edges of a column's labels, as they are at its height."""
    wide = [label for label in column if label.after - label.first >= LONG]
    nearest = sorted(wide, key=lambda label: abs(label.box.top - box.top))[:3]
    if not nearest or abs(nearest[0].box.top - box.top) > LONGEST * nearest[0].size:
        return False
    left = min(label.box.x0 for label in nearest)
    right = max(label.box.x1 for label in nearest)
    middle, room = (box.x0 + box.x1) / 2, nearest[0].size * 0.3
    return left - room <= middle <= right + room
