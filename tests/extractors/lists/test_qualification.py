"""Which degrees and titles qualify."""

from __future__ import annotations

import pytest

from extractors.lists.qualification import Level, degree, names_degree, names_title, title


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("本科", Level.YES),
        ("大专", Level.YES),
        ("大专以下", Level.NO),
        ("高中", Level.NO),
        ("大专在读", Level.NO),
        ("本科在读", Level.UNSURE),
        ("高中/大专", Level.UNSURE),
        ("", Level.UNSURE),
    ],
)
def test_degrees(text: str, level: Level) -> None:
    assert degree(text) is level


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("工程师", Level.YES),
        ("助理工程师", Level.NO),
        ("助理工程师、经济师", Level.YES),
        ("三级/高级", Level.NO),
        ("高级工(三级)", Level.NO),
        ("注册会计师", Level.LIKELY),
        ("技师", Level.UNSURE),
        ("总经理", Level.NO),
        ("本科", Level.NO),
        ("", Level.NO),
    ],
)
def test_titles(text: str, level: Level) -> None:
    assert title(text) is level


def test_what_a_text_speaks_of() -> None:
    assert names_degree("毕业于榕桥大学") and not names_degree("讲师")
    assert names_title("无职称") and names_title("助理") and not names_title("本科")
