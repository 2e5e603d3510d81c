"""Where claims stand, and whether two are the same print."""

from __future__ import annotations

from checkers.standing.places import same_spot
from extractors.model import Box
from tests.checkers.build import AREA, HEADCOUNT, LEASE, ROSTER, claim, listing

ROWS = listing("林小禾", "陈大川")


def test_a_file_handed_in_twice_is_one_print() -> None:
    one, two = (claim(AREA, LEASE, 86, "86平方米", document=name) for name in ("一.pdf", "二.pdf"))
    assert same_spot(one, two)
    assert not same_spot(one, claim(AREA, LEASE, 86, "86平方米", document="二.pdf", box=Box(5, 5, 9, 9)))


def test_other_words_in_the_same_box_are_another_print() -> None:
    assert not same_spot(claim(AREA, LEASE, 86, document="一.pdf"), claim(AREA, LEASE, 68, document="二.pdf"))


def test_counted_lists_are_one_print_where_they_count_the_same() -> None:
    one = claim(HEADCOUNT, ROSTER, 2, "", count=ROWS, document="一.pdf")
    assert same_spot(one, claim(HEADCOUNT, ROSTER, 2, "", count=ROWS, document="二.pdf"))
    more = listing("林小禾", "陈大川", "黄川")
    assert not same_spot(one, claim(HEADCOUNT, ROSTER, 3, "", count=more, document="二.pdf"))
