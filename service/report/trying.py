"""What came of a draft that was tried on dossiers, as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checkers.model import Status
from checkers.rulebook.model import Rulebook
from service.report.words import Words
from service.trying import Tried, Turn


def told(found: Sequence[Tried], draft: Rulebook, words: Words) -> Iterator[str]:
    """Whose verdicts turn and how, who meets all figures of the draft, and how far that can be relied on."""
    turned = [one for one in found if one.turns]
    for one in turned:
        yield words.text("try_turned", dossier=one.name)
        yield from (_turn(turn, words) for turn in one.turns)
    if not turned:
        yield words.text("try_same")
    yield words.text("try_counted", all=len(found), turned=len(turned))
    figures = max((one.figures for one in found), default=0)
    names = [one.name for one in found if one.meets_all]
    joint = "\u3001" if words.lang == "zh" else ", "
    yield (
        words.text("try_meets", number=figures, names=joint.join(names))
        if names
        else words.text("try_meets_none", number=figures)
    )
    if is_second_hand(draft):
        yield words.text("try_unverified")


def is_second_hand(draft: Rulebook) -> bool:
    """Whether some value of a rulebook was not compared with its source."""
    return any(not v.verified for rule in draft.rules for values in rule.values.values() for v in values)


def _turn(turn: Turn, words: Words) -> str:
    return words.text(
        "try_turn",
        title=words.say(turn.title),
        clause=words.say(turn.clause),
        before=status(turn.before, words),
        after=status(turn.after, words),
    )


def status(code: Status | None, words: Words) -> str:
    """A status in words, and that a rulebook has no such rule."""
    return words.of("status", code) if code else words.text("try_none")
