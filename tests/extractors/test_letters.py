"""What is a letter, a notice or an announcement."""

from __future__ import annotations

import pytest

from extractors.letters import is_letter
from extractors.model import Block
from tests.extractors.build import document, table

SAID = "因业务调整，我公司自五月起迁往茂名市办公。"
SIGNED = "漠江云帆信息有限公司"


def letter(*blocks: Block | str, name: str = "") -> bool:
    return is_letter(document(*blocks).blocks, name)


@pytest.mark.parametrize(
    "opening",
    ["各位新老客户：", "莫女士：", "漠江云帆物业有限公司：", "迁址通告", "致全体会员的一封信", "关于客户资料移交的函"],
)
def test_a_letter_greets_or_is_called_so(opening: str) -> None:
    assert letter(opening, SAID, SIGNED)


def test_a_letter_may_be_called_so_by_its_file_alone() -> None:
    assert letter(SAID, SIGNED, name="告客户书")
    assert not letter(SAID, SIGNED, name="客户信息")


def test_what_lists_something_is_none() -> None:
    rows = [["序号", "企业名称"], ["1", "漠江荔枝商行"], ["2", "漠江榕树厂"]]
    assert not letter("各服务企业：", SAID, table(rows))
    assert not letter("客户通知书", SAID, *(f"{i}.漠江榕树{i}号商行" for i in range(1, 6)))


def test_what_stands_beside_a_signature_is_no_list() -> None:
    assert letter("各位客户：", SAID, table([[SIGNED, "2024年5月6日"]]))


def test_a_title_without_a_sentence_is_none() -> None:
    assert not letter("人员情况说明", "姓名", "学历", "许素芳", "大专")
