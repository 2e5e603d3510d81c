"""Questions: that a text asks and tells nothing, and what it asks for, as a label would name it."""

from __future__ import annotations

import re
from collections import Counter

from extractors.words.loading import pattern, word_file

_WORDS = "text/questions"
_MARK = re.compile(r"[?？]")
_CLAUSE = re.compile(r"[,，;；]")


def asks(sentence: str, marked: bool = False) -> bool:
    """Whether each clause of a (folded, compact) sentence asks; `marked`: a question mark stands behind it."""
    clauses = [clause for clause in _CLAUSE.split(_MARK.sub("", sentence)) if clause]
    wording = pattern(_WORDS, "asks" if marked or _MARK.search(sentence) else "asks_last")
    return bool(clauses) and all(wording.search(clause) for clause in clauses)


def asked_in(text: str) -> tuple[tuple[str, ...], int]:
    """What the questions that open a (folded, compact) text ask for, and where its answer begins, if it has one.

    Of two that are answered in one measure (几名, 几名) neither: which number is whose nobody can tell.
    """
    begin, found = 0, []
    for mark in _MARK.finditer(text):
        question = text[begin : mark.start()]
        if not asks(question, marked=True):
            break
        found.append(question)
        begin = mark.end()
    measures = [_measure(question) for question in found]
    times = Counter(measures)
    return tuple(_stem(q) for q, m in zip(found, measures, strict=True) if times[m] == 1), begin


def as_label(text: str) -> str:
    """The text of a cell that is one question as a label would have it, any other as it is."""
    if not _MARK.search(text):
        return text
    asked, end = asked_in(text)
    return asked[0] if len(asked) == 1 and end == len(text) else text


def _measure(question: str) -> str:
    match = pattern(_WORDS, "asks").search(question)
    return _share() if match and match["share"] else (match["measure"] or match.group() if match else "")


def _stem(question: str) -> str:
    """A question without what asks: 去年服务了多少家企业 names 去年服务了企业."""
    plain = pattern(_WORDS, "courtesy").sub("", question, count=1)
    return pattern(_WORDS, "asks").sub(_instead, plain)


def _instead(match: re.Match[str]) -> str:
    return _share() if match["share"] else f"({match['unit']})" if match["unit"] else ""


def _share() -> str:
    found: str = word_file(_WORDS).more["share"]
    return found
