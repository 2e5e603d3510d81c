"""Verdicts have one order, the worst first, whoever shows them."""

from __future__ import annotations

from checkers.model import Status
from checkers.order import WORST_FIRST, is_shaky, rank


def test_every_verdict_has_its_place() -> None:
    verdicts = [(status, stable) for status in Status for stable in (True, False)]
    assert sorted(verdicts, key=lambda v: rank(*v)) == [
        (Status.NOT_MET, False),
        (Status.NOT_MET, True),
        (Status.INCONSISTENT, False),
        (Status.INCONSISTENT, True),
        (Status.MET, False),
        (Status.NOT_APPLICABLE, False),
        (Status.UNCERTAIN, False),
        (Status.UNCERTAIN, True),
        (Status.MISSING, False),
        (Status.MISSING, True),
        (Status.FOR_EXPERT, False),
        (Status.FOR_EXPERT, True),
        (Status.MET, True),
        (Status.NOT_APPLICABLE, True),
    ]
    assert set(WORST_FIRST) == set(Status)


def test_a_kept_word_ranks_as_its_status_does_and_one_of_another_version_is_not_lost() -> None:
    assert rank("met", False) == rank(Status.MET, False)
    assert rank("of another version", True) < rank(Status.NOT_MET, False)


def test_what_is_uncertain_is_not_called_shaky_as_well() -> None:
    assert [s for s in Status if not is_shaky(s, False)] == [Status.UNCERTAIN]
    assert not any(is_shaky(s, True) for s in Status)
