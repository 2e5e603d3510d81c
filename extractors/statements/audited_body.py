"""Whom a report of auditors means by "that body" (words/statements/audited_body.yaml): the one that it named last.

Where that is whose the report is, a figure is the audited body's own, and no other's of whom was spoken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.model import Kind, Paper, Reason
from extractors.statements.stated import Stated
from extractors.text.script import script
from extractors.words.loading import pattern

_WORDS = "statements/audited_body"
_RULE = "others.before.of_whom_was_spoken"


def in_reports(found: Iterable[Stated], paper: Paper | None, text: str, named: dict[Paper, str]) -> Iterable[Stated]:
    """The figures of a passage of that text; `named` keeps whom each report of auditors named last, up to there."""
    if paper is None or paper.kind is not Kind.AUDIT_REPORT:
        return found
    before = named.get(paper, "")
    named[paper] = _last_named(text, before)
    return _of_the_audited(found, paper.owner, before)


def _last_named(text: str, before: str) -> str:
    """The body that a text names last, its auditors left aside; `before` where it names none."""
    named = (m.group() for m in pattern("facts/identity", "organisation").finditer(script(text, lines=True).text))
    aside = (pattern(_WORDS, "stands_for"), pattern("owners", "auditor"))
    told = [name for name in named if not any(word.search(name) for word in aside)]
    return told[-1] if told else before


def _of_the_audited(found: Iterable[Stated], owner: str, before: str) -> Iterator[Stated]:
    for one in found:
        spoken = _last_named(one.passage.text[: one.start], before)
        own = bool(owner) and spoken.endswith(owner)
        yield replace(one, reasons=tuple(r for r in one.reasons if not (own and _is_that_body(r))))


def _is_that_body(reason: Reason) -> bool:
    return reason.rule == _RULE and bool(pattern(_WORDS, "that_body").search(reason.words))
