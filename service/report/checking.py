"""What was found wrong or open in a rulebook, as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checkers.check import Surprise
from checkers.rulebook.ambiguity import Fault
from service.report.words import Words


def told(wrong: Iterable[Surprise], left: Iterable[Fault], words: Words) -> Iterator[str]:
    """Each with its file and line: examples that a rule judges otherwise, then what can be read in two ways."""
    for s in wrong:
        status, expected = words.of("status", s.status), words.of("status", s.example.status)
        example = words.text("example_turned", status=status, expected=expected)
        yield f"{s.rule}.yaml:{s.example.line}: {s.example.says}: {example}"
    for fault in left:
        yield f"{words.text('hint') if fault.hint else ''}{fault.said(words.lang == 'zh')}"
