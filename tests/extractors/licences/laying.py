"""Pages of words for tests, laid out as licences print them."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.model import Box, Page, Reader, RulingLine, Word

SIZE = 10.0
"""Points of a sign."""


def word(x: float, y: float, text: str, height: float = SIZE) -> Word:
    """A word whose signs are squares; digits and letters take half of one."""
    width = sum(SIZE / 2 if sign.isascii() else SIZE for sign in text)
    return Word(text, Box(x, y, x + width, y + height), 0.9)


def page(words: Iterable[Word], rules: tuple[RulingLine, ...] = ()) -> Page:
    """A recognised page of these words."""
    return Page(1, 600.0, 420.0, Reader.RAPIDOCR, tuple(words), rules)


def landscape() -> list[Word]:
    """A licence of two columns; the words of its labels stand far apart."""
    return [
        word(250, 20, "营业执照", 30),
        word(40, 60, "统一社会信用代码"),
        word(40, 74, "91441702MA4W2K7T35"),
        *(word(x, 100, text) for x, text in ((40, "名"), (80, "称"), (120, "漠江市云帆企业服务有限公司"))),
        *(word(x, 130, text) for x, text in ((40, "类"), (80, "型"), (120, "有限责任公司（自然人投资或控股的法"))),
        word(120, 142, "人独资）"),
        *(word(x, 165, text) for x, text in ((40, "法定代表人"), (120, "陆明远"))),
        *(word(x, 190, text) for x, text in ((40, "经营范围"), (120, "企业管理咨询；场所租赁"))),
        *(word(x, 101, text) for x, text in ((340, "注册资本"), (420, "贰佰万元"))),
        *(word(x, 128, text) for x, text in ((340, "成立日期"), (420, "2018年03月15日"))),
        *(word(x, 155, text) for x, text in ((340, "住"), (370, "所"), (420, "漠江市江城区滨江路8号"))),
        word(420, 167, "301室"),
        *(word(x, 300, text) for x, text in ((340, "登"), (365, "记"), (390, "机"), (415, "关"))),
    ]


def without(words: Iterable[Word], *lost: str) -> list[Word]:
    """The page when these words were not read."""
    return [one for one in words if one.text not in lost]
