"""How people work here, by what a list says of them."""

from __future__ import annotations

import pytest

from extractors.lists.employment import Work, answers, employment, rules_of, work
from extractors.lists.listing import Listing, listings
from extractors.lists.people import schema
from extractors.model import Remark
from tests.extractors.build import document, table

NAMES = ["林小禾", "陈大川", "黄川", "梁文远"]


def _list(header: str, *cells: str, title: str = "职工名册") -> Listing:
    rows = [[n, "本科", c] for n, c in zip(NAMES, cells, strict=False)]
    (found,) = listings(document(title, table([["姓名", "学历", header], *rows])), schema())
    return found


def _said(found: Listing) -> list[tuple[Work | None, bool, Remark | None]]:
    known = rules_of(found)
    return [employment(record, known) for record in found.records]


@pytest.mark.parametrize(
    ("text", "outright", "found"),
    [
        ("专职", False, Work.FULL),
        ("无兼职", False, None),
        ("退休返聘", False, Work.REHIRED),
        ("已退休", False, Work.LEFT),
        ("接替2031年离职的前任会计", False, None),
        ("原会计辞职后由其接任", False, None),
        ("填补退休人员空缺", False, None),
        ("2031年离职，由他人接替", False, Work.LEFT),
        ("原会计离职由他人接任", False, Work.LEFT),
        ("实习生", False, Work.INTERN),
        ("劳务派遣", False, Work.DISPATCHED),
        ("顾问", False, None),
        ("顾问", True, Work.PART),
        ("负责培训", True, None),
    ],
)
def test_words_for_work(text: str, outright: bool, found: Work | None) -> None:
    assert work(text, outright) is found


def test_a_column_says_it_in_its_own_words() -> None:
    assert _said(_list("用工形式", "专职", "兼职", "专职")) == [
        (Work.FULL, True, Remark("column_says", ("用工形式", "专职"))),
        (Work.PART, True, Remark("column_says", ("用工形式", "兼职"))),
        (Work.FULL, True, Remark("column_says", ("用工形式", "专职"))),
    ]


@pytest.mark.parametrize(
    ("header", "answer", "found"),
    [
        ("是否专职", "否", Work.PART),
        ("是否兼职", "否", Work.FULL),
        ("是否在职", "否", Work.LEFT),
        ("是否在职", "是", Work.FULL),
        ("用工", "☑专职□兼职", Work.FULL),
        ("用工", "专职□兼职√", Work.PART),
    ],
)
def test_answers_to_what_the_header_asks(header: str, answer: str, found: Work) -> None:
    assert {kind for kind, _, _ in _said(_list(header, *[answer] * 3))} == {found}


def test_a_cell_that_names_both_says_neither() -> None:
    kinds = [kind for kind, _, _ in _said(_list("用工形式", "专职", "专职", "专职", "专职/兼职"))]
    assert kinds == [Work.FULL, Work.FULL, Work.FULL, None]


def test_a_remark_says_who_left() -> None:
    found = _said(_list("备注", "", "2022年8月离职", ""))
    assert found == [(None, True, None), (Work.LEFT, True, Remark("said", ("2022年8月离职",))), (None, True, None)]


def test_an_unreadable_cell_leaves_it_open() -> None:
    *_, last = _said(_list("用工形式", "专职", "专职", "专职", "寺耳"))
    assert last == (None, False, Remark("full_time_unsaid", ("寺耳",)))


def test_people_of_other_employers() -> None:
    found = _said(_list("工作单位", "本单位", "本单位", "榕桥大学"))
    assert found[2] == (Work.PART, True, Remark("employer", ("榕桥大学",)))


@pytest.mark.parametrize(("how", "text"), [("affirmed", "√"), ("denied", "否"), ("blank", "-"), ("tick", "✓✓")])
def test_cells_that_answer(how: str, text: str) -> None:
    assert answers(how, text) and not answers(how, "专职")


def rehired(note: str = "", remark: str = "") -> tuple[Work | None, bool]:
    """How somebody works here who came back after retiring, and whether that is sure."""
    rows = [["序号", "姓名", "人员类别", "备注"], ["1", "岑伯荣", "退休返聘", remark], ["2", "麦小棠", "专职", ""]]
    listing = next(listings(document("教职工花名册", table(rows), *([note] if note else [])), schema()))
    done, sure, _ = employment(listing.records[0], rules_of(listing))
    return done, sure


def test_who_came_back_after_retiring_is_full_time_in_doubt_where_the_list_says_so() -> None:
    assert rehired() == (Work.REHIRED, False)
    assert rehired(remark="全日坐班") == (Work.FULL, False)
    assert rehired(remark="每周两天") != (Work.FULL, False)
    assert rehired(note="注：退休返聘人员全日制在岗，计入专职人数。") == (Work.FULL, False)
    assert rehired(note="注：退休返聘人员不计入专职人数。") == (Work.REHIRED, False)


def test_a_trainee_of_a_trade_whom_a_column_says_to_be_full_time_counts_in_doubt() -> None:
    posts = [("律师", "专职"), ("实习律师", "专职"), ("实习生", "专职"), ("实习律师", "实习")]
    rows = [[n, "本科", *one] for n, one in zip(NAMES, posts, strict=True)]
    (found,) = listings(document("职工名册", table([["姓名", "学历", "岗位", "用工形式"], *rows])), schema())
    works = [(kind, sure) for kind, sure, _ in _said(found)]
    assert works == [(Work.FULL, True), (Work.FULL, False), (Work.INTERN, False), (Work.INTERN, True)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("试用期考核不合格", Work.LEFT),
        ("不予录用", Work.LEFT),
        ("视为自动离职", Work.LEFT),
        ("同意转正", None),
        ("试用期考核合格", Work.FULL),
    ],
)
def test_who_was_not_taken_on_after_probation_is_gone(said: str, found: Work | None) -> None:
    assert work(said, outright=False) is found
