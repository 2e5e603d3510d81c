"""What an applicant's letter explains of its figures: a sentence that touches one, whatever it says, is for a person.

Somebody who writes a letter about papers that are clear has something to add to them, in words that no list holds. So
in such a letter it counts what a sentence speaks of, and that it does no more than repeat a figure is the exception.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.facts.lessened import FIELDS
from extractors.facts.taking import EXPLAINED, NAMED, Taking
from extractors.facts.told import Told
from extractors.fields import Field, all_fields
from extractors.model import Document, FactName, Kind, Paper, Passage, Remark
from extractors.paper_texts import title_lines
from extractors.papers import holds
from extractors.text.quantities import quantities
from extractors.text.script import script
from extractors.text.sentences import sentences
from extractors.words.loading import pattern, rules

_WORDS = "statements/explained"
_KINDS = frozenset({Kind.OTHER, Kind.APPLICATION_REPORT})
LONGEST = 900
"""Characters of a letter; what is longer is a report, of whose many sentences few lessen anything."""
_CHAPTERS = 3
_OF_REPORTS = frozenset({"unit", "order"})
"""Headings of a whole application, one of which a report has; a letter goes from figure to figure."""
PEOPLE = "headcount"
"""The field whose list names people."""


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """Each sentence of such a letter that speaks of a figure, with the numbers of its sort in it."""
    for paper in papers:
        own = [p for p in passages if holds(paper, p)]
        if paper.kind not in _KINDS or sum(len(p.text) for p in own) > LONGEST or _reports(own):
            continue
        lines = (*title_lines(document, paper), script(document.name).text)
        if _is_called("letter", lines):
            for passage in own:
                yield from _in_passage(passage, _is_called("open_letter", lines))


def _is_called(rule: str, lines: Sequence[str]) -> bool:
    return any(pattern(_WORDS, rule).search(line) for line in lines)


def _reports(passages: Sequence[Passage]) -> bool:
    """Whether headings tell the whole application: 单位概况, 服务队伍, 发展规划."""
    lines = [script(line).text for passage in passages for line in passage.text.split("\n")]
    told = {rule.id for rule in rules(_WORDS, "chapters") if any(rule.takes(line) for line in lines)}
    return len(told) >= _CHAPTERS and not told.isdisjoint(_OF_REPORTS)


def _in_passage(passage: Passage, is_open: bool) -> Iterator[Told]:
    copy = script(passage.text, lines=True)
    for start, end in sentences(copy.text):
        sentence = copy.text[start:end]
        for fields, takes in _of_sentence(sentence, is_open):
            span = copy.back(start, end)
            remarks = (Remark(FIELDS, fields), takes.remark())
            yield Told(FactName.LESSENED, sentence, passage, *span, remarks=remarks)


def _of_sentence(sentence: str, is_open: bool) -> Iterator[tuple[tuple[str, ...], Taking]]:
    if is_signature(sentence) or any(rule.takes(sentence) for rule in rules(_WORDS, "confirms")):
        return
    asked = asked_fields()
    outright = pattern(_WORDS, "weak").sub("", sentence) if is_open else sentence
    tells = any(_speaks_of(outright, field) for field in asked)  # 四成 alone may be of rooms as well as of degrees
    spoken = [field for field in asked if tells and _speaks_of(sentence, field)]
    named = pattern(_WORDS, "names").search(sentence)
    if is_open and not spoken and not named and not _is_unrelated(sentence):
        yield tuple(field.id for field in asked), Taking(EXPLAINED)
    for field in spoken:
        numbers = tuple(q.value for q in quantities(sentence) if q.unit in field.counted_in)
        yield (field.id,), Taking(EXPLAINED, numbers=numbers)
    if named and PEOPLE not in {field.id for field in spoken}:
        yield (PEOPLE,), Taking(NAMED)


def asked_fields() -> tuple[Field, ...]:
    """The fields of which words say what touches them."""
    return tuple(field for field in all_fields().values() if rules(_WORDS, f"subject_{field}"))


def spoken_of(sentence: str) -> tuple[Field, ...]:
    """The fields that a sentence touches by its words, or by the names of people."""
    named = pattern(_WORDS, "names").search(sentence)
    return tuple(field for field in asked_fields() if _speaks_of(sentence, field) or (named and field.id == PEOPLE))


def is_signature(sentence: str) -> bool:
    """Whether a line only says who signed or was there, or whose the paper is and of which day."""
    return any(rule.takes(sentence) for rule in rules(_WORDS, "signed"))


def _is_unrelated(sentence: str) -> bool:
    """Whether a sentence only names, dates or heads, is a condition, or of other affairs."""
    return any(rule.takes(sentence) for rule in rules(_WORDS, "unrelated"))


def _speaks_of(sentence: str, field: Field) -> bool:
    """Whether a sentence touches a figure, and is no denial, no rule, and not about others' affairs."""
    found = (rule.pattern.search(sentence) for rule in rules(_WORDS, f"subject_{field}"))
    return any(match and not _is_aside(sentence[: match.start()]) for match in found)


def _is_aside(ahead: str) -> bool:
    return any(r.more.get("letters") and r.pattern.search(ahead) for r in rules("statements/lessened", "ahead"))
