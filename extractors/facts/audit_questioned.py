"""What a letter, a notice or minutes say of a report of auditors, by which it may stand no more.

Words that call it back are heard in any such paper. Auditors who write beside their report have something to add to it,
so in a letter of theirs a sentence counts by how it sounds, and so does one of others that speaks of the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.facts.told import Told
from extractors.facts.weighed import LEAST, SHORTEST
from extractors.model import Document, FactName, Kind, Paper, Passage, Remark
from extractors.papers import holds
from extractors.sense.weights import sounds
from extractors.text.script import Script, script
from extractors.text.sentences import sentences
from extractors.words.loading import pattern

NUMBER = "report_number"
"""The remark that holds year and number of the report that a sentence names."""

_WORDS = "facts/audit_questioned"
_KINDS = frozenset({Kind.OTHER, Kind.AGREEMENT, Kind.DESIGNATION, Kind.APPLICATION_REPORT})
_OF_AUDITORS = 0.0
"""What a sentence of the auditors themselves must come to; they write of nothing else."""


def find(document: Document, papers: Sequence[Paper], passages: Sequence[Passage]) -> Iterator[Told]:
    """Each such sentence of the papers that are no report of auditors."""
    for paper in papers:
        if paper.kind not in _KINDS:
            continue
        own = [(p, script(p.text, lines=True)) for p in passages if holds(paper, p)]
        if any(_says("about", copy.text) for _, copy in own):
            least = _OF_AUDITORS if any(_signs(copy.text) for _, copy in own) else None
            for passage, copy in own:
                yield from _in_passage(passage, copy, paper.kind, least)


def _in_passage(passage: Passage, copy: Script, kind: Kind, least: float | None) -> Iterator[Told]:
    for start, end in sentences(copy.text):
        said = copy.text[start:end]
        if len(said) >= SHORTEST and _questions(said, kind, least):
            named = pattern(_WORDS, "year_of_number").search(said)
            remarks = (Remark(NUMBER, named.groups()),) if named else ()
            yield Told(FactName.AUDIT_QUESTIONED, said, passage, *copy.back(start, end), remarks=remarks)


def _questions(sentence: str, kind: Kind, least: float | None) -> bool:
    if _says("denies", sentence) or pattern("sense", "names_only").fullmatch(sentence):
        return False
    if _says("recalled", sentence):
        return True
    if kind is not Kind.OTHER:
        return False
    return sounds(sentence) >= (LEAST[kind] if least is None else least) and (
        least is not None or _says("about", sentence)
    )


def _signs(text: str) -> bool:
    """Whether a line holds nothing but the name of an office of accountants."""
    return any(pattern("facts/audit", "auditor").fullmatch(line) for line in text.split("\n"))


def _says(rule: str, text: str) -> bool:
    return bool(pattern(_WORDS, rule).search(text))
