"""Where addresses and offices are."""

from __future__ import annotations

import pytest

from checkers.rulebook.loading import load
from checkers.standing.whereabouts import Where, elsewhere, nearly_inside, whereabouts

PLACES = load().rule("8.1.local_entity").where()


@pytest.mark.parametrize(
    ("text", "where", "names"),
    [
        ("广东省阳江市江城区云帆路8号", Where.INSIDE, ("阳江市", "江城区")),
        ("阳东县东城镇云帆路8号", Where.INSIDE, ("阳东县", "东城镇")),
        ("阳江江城区云帆路8号", Where.INSIDE, ("阳江", "江城区")),
        ("闸坡镇云帆路8号", Where.INSIDE, ("闸坡镇",)),
        ("阳江市海陵岛经济开发试验区市场监督管理局", Where.INSIDE, ("阳江市", "海陵岛经济开发试验区")),
        ("东城镇云帆路8号", Where.PERHAPS, ("东城镇",)),
        ("高新区云帆大道8号", Where.PERHAPS, ("高新区",)),
        ("江城市场监督管理局", Where.PERHAPS, ("江城",)),
        ("阳江大道8号", Where.UNTOLD, ()),
        ("云帆小区8栋", Where.UNTOLD, ()),
        ("广东省市场监督管理局", Where.UNTOLD, ()),
        ("广州市天河区阳江路8号", Where.OUTSIDE, ("广州市",)),
        ("广州天河区云帆路8号", Where.OUTSIDE, ("广州天河区",)),
        ("深圳南山云帆大厦", Where.OUTSIDE, ("深圳",)),
        ("江苏省泰州市海陵区云帆路8号", Where.OUTSIDE, ("江苏省",)),
        ("云南省江城县云帆街8号", Where.OUTSIDE, ("云南省",)),
    ],
)
def test_where_a_text_says_that_something_is(text: str, where: Where, names: tuple[str, ...]) -> None:
    found = whereabouts(text, PLACES)
    assert (found.where, found.names) == (where, names)


def test_a_misread_letter_may_hide_a_place() -> None:
    assert nearly_inside("阳红市云帆路8号", PLACES)
    assert nearly_inside("某某市江城区云帆路8号", PLACES)
    assert not nearly_inside("广州市天河区云帆路8号", PLACES)


@pytest.mark.parametrize(
    ("premises", "other"),
    [
        ("佛山市禅城区云帆路8号", "佛山市"),
        ("广东省深圳南山云帆大厦", "深圳"),
        ("天河区云帆路8号", "天河区"),
        ("湖南省长沙市云帆路8号", "湖南省"),
        ("阳江市江城区云帆路8号", ""),
        ("云帆创意园东区8栋", ""),
        ("云帆路8号", ""),
        ("阳红市江城区云帆路8号", ""),
        ("深圳大道8号", ""),
    ],
)
def test_rooms_that_are_surely_elsewhere(premises: str, other: str) -> None:
    assert elsewhere(premises, PLACES) == other
