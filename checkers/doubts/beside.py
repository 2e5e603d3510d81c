"""What is written beside a statement or over its paper: nothing is met on such a one before somebody has looked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from checkers.model import Case, Finding, Status, Text
from checkers.standing.figures import Numbered, Option
from checkers.wording import joined, listed, place, remarks, say
from extractors.annotated import ANNOTATED
from extractors.marked import MARKED
from extractors.model import Claim, NoteCode, Remark, Statement

DOUBTS = frozenset({ANNOTATED, MARKED, NoteCode.RECALCULATED.value})
"""The codes of what is noticed of a statement because of something beside it or over its paper."""

_OF_ROWS = DOUBTS - {MARKED}
"""Those that hang at single rows or words, whichever figure decides."""


def on_figure(main: Option, claims: Numbered) -> tuple[Text, ...]:
    """What is written beside the figures that decide, or over their papers; beside all others of the field, too.

    Another paper that calls itself void decides nothing, and takes nothing from the one that does.
    """
    deciding = {*main.parts, *main.claims}
    of_deciding = (remarks((r,)) for i in main.parts for r in _beside(claims[i], *DOUBTS))
    of_others = (_placed(c, r) for i, c in claims.items() if i not in main.parts for r in _beside(c, *_OF_ROWS))
    of_repeats = (_placed(claims[i], r) for i in deciding.difference(main.parts) for r in _beside(claims[i], MARKED))
    return tuple(dict.fromkeys((*of_deciding, *of_others, *of_repeats)))


def shaken(found: Finding, case: Case) -> Finding:
    """The finding; one that is met on statements beside or over which something is written is uncertain.

    That on the threshold of a figure was weighed already, since of several papers only some decide it.
    """
    if found.status is not Status.MET or (found.field is not None and found.required is not None):
        return found
    said = (case.statement(number) for number in found.claims)
    why = tuple(dict.fromkeys(_placed(s, r) for s in said for r in _beside(s, *DOUBTS)))
    if not why:
        return found
    message = joined([found.message, say("compare_with_original", why=listed(why))])
    return replace(found, status=Status.UNCERTAIN, stable=False, message=message)


def _beside(said: Statement, *codes: str) -> Iterable[Remark]:
    noticed = said.doubts if isinstance(said, Claim) else said.remarks
    return (remark for remark in noticed if remark.code in codes)


def _placed(said: Statement, remark: Remark) -> Text:
    return say("noticed_at", where=place(said), what=remarks((remark,)))
