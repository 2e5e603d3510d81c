"""A text is folded and compacted once, and every character leads back to where it was printed."""

from __future__ import annotations

from extractors.text.script import script


def test_full_width_and_blanks_are_gone_in_one_step() -> None:
    assert script("资 产 总 额：５２万").text == "资产总额:52万"


def test_the_way_back_leads_to_the_print() -> None:
    text = "现 有 专 职 人 员 ８ 名"
    found = script(text)
    start = found.text.index("8名")
    assert text[slice(*found.back(start, start + 2))] == "８ 名"


def test_line_ends_count_as_blanks_where_asked() -> None:
    assert script("专职\n人员", lines=True).text == "专职人员"
    assert script("专职\n人员").text == "专职\n人员"


def test_the_same_text_is_read_once() -> None:
    assert script("办公面积 168㎡") is script("办公面积 168㎡")
