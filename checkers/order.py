"""Which verdicts are settled, which ask something of whom, and which of two is the worse, wherever they are shown."""

from __future__ import annotations

from checkers.model import Status

SETTLED = frozenset({Status.MET, Status.NOT_APPLICABLE})
"""Verdicts that ask nothing of anyone, unless they would turn."""

NO_FAULT = SETTLED | {Status.FOR_EXPERT}
"""Those in which nothing is wrong and nothing is missing, so that nobody has to mend anything."""

_PLACES: dict[str, int] = {
    Status.NOT_MET: 0,
    Status.INCONSISTENT: 1,
    # 2: settled, but it would turn
    Status.UNCERTAIN: 3,
    Status.MISSING: 4,
    Status.FOR_EXPERT: 5,
    Status.MET: 6,
    Status.NOT_APPLICABLE: 7,
}
_WOULD_TURN = 2

WORST_FIRST = tuple(Status(status) for status in _PLACES)
"""The statuses in the order of `rank`."""


def rank(status: str, stable: bool) -> tuple[int, bool]:
    """A sort key, worst first: the one order of board, report, terminal and reading room.

    For an expert with few minutes, who may never come to the end of the list. First what is not met, which alone
    decides the application. Then what is dangerous to overlook: papers that contradict one another, since any other
    verdict may rest on the wrong one of them, and a verdict that looks settled but would turn, since nothing but its
    place asks for a look. Then what is merely unsure and says so itself: an uncertain verdict before a missing paper,
    which the notice to the applicant asks for without anybody judging. Then what was gathered for the experts, last
    what is settled. Of one status, the
    verdict that would turn stands first; a status of another version stands before all, rather than nowhere.
    """
    place = _WOULD_TURN if status in SETTLED and not stable else _PLACES.get(status, -1)
    return (place, stable)


def is_shaky(status: str, stable: bool) -> bool:
    """Whether to say of a verdict that it would turn; one that is uncertain says so itself."""
    return not stable and status != Status.UNCERTAIN
