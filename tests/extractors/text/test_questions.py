"""What a question asks for, and that it tells nothing."""

from __future__ import annotations

import pytest

from extractors.text.questions import as_label, asked_in, asks


@pytest.mark.parametrize("said", ["上年末总资产是多少", "何时成立、注册在哪里、法定代表人是谁", "专职人员几名"])
def test_a_question_is_known_by_its_end(said: str) -> None:
    assert asks(said)


@pytest.mark.parametrize("said", ["三楼是否退租尚未确定", "已退还两间,还剩多少", "几名人员已离职", "服务企业58家"])
def test_a_statement_is_none(said: str) -> None:
    assert not asks(said)
    assert not asks(said.split(",")[0] + ",三楼已退租?")


def test_what_is_asked_reads_like_a_label() -> None:
    assert asked_in("7.贵单位去年服务了多少家企业?") == (("去年服务了企业",), 16)
    assert asked_in("(三)专职人员有几名?大专以上学历的占多大比例?")[0] == ("专职人员", "大专以上学历的占比")
    assert asked_in("总资产达到多少万元?有员工?") == (("总资产(万元)",), 10)
    assert asked_in("办公面积120平方米,是吗") == ((), 0)


def test_of_two_questions_for_one_measure_neither_is_answered() -> None:
    assert asked_in("专职人员几名?兼职人员几名?")[0] == ()


def test_a_cell_that_asks_is_a_label() -> None:
    assert as_label("办公场所面积多大?") == "办公场所面积"
    assert as_label("办公场所面积") == "办公场所面积"
    assert as_label("面积多大?120平方米") == "面积多大?120平方米"
