"""Labels by their letters along a line, also with one lost or misread."""

from __future__ import annotations

import pytest

from extractors.licences.labels import columns, labels
from extractors.licences.signs import sign_lines, text_of
from extractors.model import Word
from tests.extractors.licences.laying import landscape, without, word


def found(words: list[Word]) -> dict[str, str]:
    lines = sign_lines(words)
    return {
        text_of(lines[one.line][one.first : one.after]): one.asks for one in labels(lines) if one.name != "in_no_column"
    }


WHOLE = {
    "名称": "applicant",
    "类型": "legal_form",
    "法定代表人": "legal_representative",
    "经营范围": "",
    "注册资本": "",
    "成立日期": "established_on",
    "住所": "registered_address",
    "登记机关": "issued_by",
}


def test_spread_labels_in_two_columns() -> None:
    assert found(landscape()) == WHOLE


@pytest.mark.parametrize(
    ("lost", "left", "asks"),
    [
        ("名", "称", "applicant"),
        ("称", "名", "applicant"),
        ("类", "型", "legal_form"),
        ("住", "所", "registered_address"),
        ("登", "记机关", "issued_by"),
    ],
)
def test_a_label_with_a_letter_lost(lost: str, left: str, asks: str) -> None:
    assert found(without(landscape(), lost))[left] == asks


def test_a_label_with_a_letter_misread() -> None:
    words = [*without(landscape(), "法定代表人", "成立日期"), word(40, 165, "去定代表人"), word(340, 128, "戍立日期")]
    read = found(words)
    assert (read["去定代表人"], read["戍立日期"]) == ("legal_representative", "established_on")


@pytest.mark.parametrize("text", ["核准日期", "发证日期", "登记日期"])
def test_labels_of_other_days_are_not_taken_for_that_of_establishment(text: str) -> None:
    assert found([*without(landscape(), "成立日期"), word(340, 128, text)]).get(text) == ""


def test_words_of_a_sentence_are_no_labels() -> None:
    assert "场所" not in found(landscape())
    assert found([word(120, 10, "企业名称由住所地登记机关核准"), word(120, 25, "法律事务")]) == {}


def test_labels_below_one_another_are_a_column() -> None:
    lines = sign_lines(landscape())
    assert [len(column) for column in columns(labels(lines))] == [4, 4]
