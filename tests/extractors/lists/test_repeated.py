"""Who stands in a roster twice."""

from __future__ import annotations

import pytest

from extractors.lists.listing import listings
from extractors.lists.people import Person, people, schema
from extractors.lists.repeated import marked
from extractors.model import Remark, RowReason
from tests.extractors.build import document, table

FIRST = ["林小禾", "女", "本科", "44170019900101002X", ""]


def _second(*row: str) -> Person:
    rows = [["姓名", "性别", "学历", "身份证号", "备注"], FIRST, ["陈大川", "男", "大专", "", ""], list(row)]
    (found,) = listings(document("职工名册", table(rows)), schema())
    return marked(people(found))[-1]


@pytest.mark.parametrize(
    ("row", "reason", "remark"),
    [
        (("林小禾", "女", "本科", "44170019900101002X", ""), RowReason.DUPLICATE, Remark("repeats_row", ("2",))),
        (("林小禾", "女", "本科", "4417001990010****X", ""), RowReason.DUPLICATE, Remark("repeats_row", ("2",))),
        (("林小禾", "女", "本科", "441700******002X", ""), RowReason.DUPLICATE, Remark("repeats_row", ("2",))),
        (("林小禾", "女", "本科", "441700********2126", ""), None, None),
        (("林小禾", "女", "大专", "", ""), RowReason.NEAR_DUPLICATE, Remark("namesake_of_row", ("2",))),
        (("林小禾", "男", "本科", "", ""), None, None),
        (("黄川", "女", "本科", "44170019900101002X", ""), None, Remark("id_of_person", ("林小禾",))),
        (("黄川", "男", "本科", "", ""), None, None),
    ],
)
def test_the_same_person_or_another(row: tuple[str, ...], reason: RowReason | None, remark: Remark | None) -> None:
    person = _second(*row)
    assert (person.reason, person.remark) == (reason, remark)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("441700********2126", "441700****2126", RowReason.DUPLICATE),
        ("441700****2126", "441700****2128", RowReason.NEAR_DUPLICATE),
        ("441700********2126", "441700****9168", None),
    ],
)
def test_how_many_stars_were_read_tells_nobody_apart(one: str, other: str, reason: RowReason | None) -> None:
    rows = [["姓名", "身份证号"], ["林小禾", one], ["陈大川", ""], ["林小禾", other]]
    (found,) = listings(document("职工名册", table(rows)), schema())
    assert marked(people(found))[-1].reason == reason


def test_the_second_row_counts_where_the_first_did_not() -> None:
    rows = [["姓名", "学历", "备注"], ["林小禾", "本科", "2021年离职"], ["陈大川", "大专", ""], ["林小禾", "本科", ""]]
    (found,) = listings(document("职工名册", table(rows)), schema())
    person = marked(people(found))[-1]
    assert (person.counted, person.sure, person.remark) == (True, False, Remark("namesake_not_counted", ("2",)))


def test_a_later_table_may_say_of_somebody_that_he_does_not_count() -> None:
    rows = [["姓名", "学历", "备注"], ["林小禾", "本科", ""], ["陈大川", "大专", ""], ["林小禾", "本科", "兼职"]]
    (found,) = listings(document("职工名册", table(rows)), schema())
    first, other, _ = marked(people(found))
    assert (first.counted, first.sure, first.reason) == (False, False, RowReason.PART_TIME)
    assert (other.counted, other.sure) == (True, True)
