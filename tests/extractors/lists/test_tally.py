"""Row numbers and stated totals against what was read."""

from __future__ import annotations

import pytest

from extractors.lists.tally import Tally, against, numbering, stated, together, told
from extractors.model import Remark
from extractors.words.loading import patterns


@pytest.mark.parametrize(
    ("numbers", "missing", "span"),
    [
        (["1", "2", "3"], (), (1, 3)),
        (["1", "2", "6", "10"], ("3-5", "7-9"), None),
        (["31", "32", "33"], ("1-30",), (31, 33)),
        (["1", "", "3"], (), (1, 3)),
        (["", "", ""], (), None),
        ([], (), None),
    ],
)
def test_numbers_that_skip(numbers: list[str], missing: tuple[str, ...], span: tuple[int, int] | None) -> None:
    tally = numbering(numbers)
    assert tally.gaps == ((Remark("numbers_missing", missing),) if missing else ())
    assert tally.span == span


def test_a_number_that_is_crossed_out_is_not_missing() -> None:
    assert numbering(["1", "2", "4", "6"], ["3", "5"]).gaps == ()
    assert numbering(["1", "2", "4", "6"], ["3", "离职"]).gaps == (Remark("numbers_missing", ("5",)),)


def test_numbers_that_run_on_confirm() -> None:
    assert numbering(["1.", "2.", "3."]).confirmed_by == ("row_numbers",)
    assert numbering(["1", "2"]).confirmed_by == ()


@pytest.mark.parametrize(
    ("texts", "of", "bare", "found"),
    [
        (["以上共计3人。"], "totals_people", False, [3]),
        (["合计 8"], "totals_people", True, [8]),
        (["合计 8"], "totals_people", False, []),
        (["合计 大专以上4人 6人"], "totals_people", True, [6]),
        (["甲组小计3人", "乙组小计4人"], "totals_people", True, [7]),
        (["共服务62家"], "totals_enterprises", True, [62]),
        (["共服务62人"], "totals_enterprises", True, []),
    ],
)
def test_stated_totals(texts: list[str], of: str, bare: bool, found: list[int]) -> None:
    assert stated(texts, of, bare) == found


def test_a_total_may_mean_any_of_the_counts() -> None:
    assert against([6], [5, 6], "people_total_differs") == Tally(confirmed_by=("total_row",))
    more, fewer = against([9], [5, 6], "people_total_differs"), against([4], [5, 6], "people_total_differs")
    assert (more.missing, more.least, more.gaps) == (3, None, (Remark("people_total_differs", ("9", "6")),))
    assert (fewer.missing, fewer.least) == (0, 4)


def test_what_one_says_against_a_list_outweighs_what_another_says_for_it() -> None:
    gap = Remark("numbers_missing", ("3",))
    found = together(Tally((gap,), 1), Tally((gap,), 2, 4, ("total_row",)))
    assert found == Tally((gap,), 2, 4, ())


def test_full_time_people_of_sub_totals_are_one_total() -> None:
    words = patterns("lists/tables", "totals")["full_time"]
    assert told(["小计 3人 专职3人", "小计 4人 专职3人", "合计 7人 专职6人"], words) == [6, 6]
