"""What is looked up in one dossier's marks, what is common among all, and what is nobody else's."""

from __future__ import annotations

import pytest

from service.pairs.comparing import compared
from service.pairs.model import Code, Mark, Strength
from tests.service.pairs.build import address, author, file, lease, marks, moment, page, people, person

LOOK = int("9b" * 128, 16)
SCAN = f"{LOOK:0256x}"
FOUR = people("漆雕明", "缪舒窈", "阚若谷", "沃云开")


def flipped(look: int, bits: int) -> str:
    """A look of which so many bits differ."""
    for n in range(bits):
        look ^= 1 << (n * 5)
    return f"{look:0256x}"


def test_nothing_is_in_common_with_oneself() -> None:
    one = marks("甲", *FOUR)
    assert compared(one, [one]) == ()


@pytest.mark.parametrize("names", [("阳江甲有限公司",), ("曾用名有限公司", "阳江甲有限公司"), ("9144X",)])
def test_an_earlier_dossier_of_the_same_applicant_is_no_other(names: tuple[str, ...]) -> None:
    one = marks("甲", *FOUR, names=("阳江甲有限公司", "9144X"))
    assert compared(one, [marks("乙", *FOUR, names=names)]) == ()


def test_each_other_dossier_has_pairs_of_its_own() -> None:
    found = compared(marks("甲", *FOUR, author("蒙雨桐")), [marks("乙", *FOUR), marks("丙", author("蒙雨桐"))])
    assert [(p.other, p.code) for p in found] == [("乙", Code.SAME_PEOPLE), ("丙", Code.SAME_AUTHOR)]


@pytest.mark.parametrize(
    "mark", [lease("帆影大厦901室"), address("帆影大厦9楼"), file("1" * 64), page(SCAN), author("蒙雨桐")]
)
def test_what_many_have_is_no_hit(mark: Mark) -> None:
    one = marks("甲", mark)
    others = [marks(str(n), mark) for n in range(5)]
    assert compared(one, others[:2]) != ()
    assert compared(one, others) == ()


def test_many_dossiers_of_one_applicant_are_not_many() -> None:
    mark = file("1" * 64)
    others = [marks(str(n), mark, names=("阳江乙有限公司",)) for n in range(6)]
    assert len(compared(marks("甲", mark), others)) == 6


def test_a_name_that_many_bear_says_nothing_alone() -> None:
    mark = person("缪舒窈")
    assert len(compared(marks("甲", mark), [marks(str(n), mark) for n in range(3)])) == 3
    assert compared(marks("甲", mark), [marks(str(n), mark) for n in range(4)]) == ()


def test_the_same_scan_may_differ_by_a_few_bits() -> None:
    one = marks("甲", page(SCAN))
    close = flipped(LOOK, 60)
    (pair,) = compared(one, [marks("乙", page(close, sha256="9" * 64))])
    assert (pair.code, pair.strength) == (Code.SAME_SCAN, Strength.STRONG)
    assert compared(one, [marks("乙", page(flipped(LOOK, 200), sha256="9" * 64))]) == ()


def test_the_same_file_needs_no_word_of_its_pages_and_moments() -> None:
    same = (file("e" * 64, "certificate"), page(SCAN), moment("2024-05-17T10:22:31 WORD", "e" * 64))
    (pair,) = compared(marks("甲", *same), [marks("乙", *same)])
    assert pair.code == Code.SAME_FILE


def test_a_pair_is_the_same_from_either_side() -> None:
    one, other = marks("甲", *FOUR, page(SCAN)), marks("乙", *FOUR[:3], page(flipped(LOOK, 9)))
    (people_there, scan_there), (people_back, scan_back) = compared(one, [other]), compared(other, [one])
    assert (people_there.spot, scan_there.spot) == (people_back.spot, scan_back.spot)
    assert (people_there.other, people_back.other) == ("乙", "甲")
    assert people_there.shared[0].one == people_back.shared[0].other


def test_what_else_is_shared_makes_another_pair() -> None:
    one = marks("甲", *FOUR)
    first, second = (compared(one, [marks("乙", *FOUR[:n])])[0].spot for n in (3, 4))
    assert first != second
