"""What only lists headings is no heading itself."""

from __future__ import annotations

import pytest

from extractors.facts.listed_headings import listed_headings, plain_title
from extractors.model import Passage


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("第二章服务流程", "服务流程"),
        ("附件3:收费标准", "收费标准"),
        ("(一)《服务流程》", "服务流程"),
        ("2.2024年工作目标", "2024年工作目标"),
        ("(收费标准)", "收费标准"),
        ("三、收费标准:", "收费标准"),
    ],
)
def test_a_title_without_its_number(text: str, title: str) -> None:
    assert plain_title(text) == title


def test_what_follows_a_word_for_a_list_is_listed() -> None:
    lines = ["目录", "服务流程", "收费标准"]
    found = listed_headings([Passage(t) for t in lines], lambda title: title == "服务流程")
    assert set(found) == {1, 2}


def test_headings_over_text_are_not_listed() -> None:
    lines = ["服务流程", "企业到窗口说明需要，由前台登记。", "收费标准", "诊断每次收取八百元。"]
    assert not list(listed_headings([Passage(t) for t in lines], lambda _: True))
