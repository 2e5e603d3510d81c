"""Which options are ticked."""

from __future__ import annotations

import re

import pytest

from extractors.facts.ticks import chosen, goes_on

OPTIONS = {name: re.compile(word) for name, word in (("training", "培训"), ("market", "市场"), ("legal", "法律"))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("☑培训服务□市场服务", ["training"]),
        ("培训☑市场□法律☑", ["training", "legal"]),
        ("培训(√)市场()法律(√)", ["training", "legal"]),
        ("服务功能:☑培训服务□法律服务", ["training"]),
        ("服务类型(培训、法律等):☑市场□法律", ["market"]),
        ("1.培训服务☑;2.市场服务□;3.法律□", ["training"]),
        ("R培训服务£市场服务R法律", ["training", "legal"]),
        ("培训服务、法律服务", ["training", "legal"]),
        ("√培训√法律", ["training", "legal"]),
        ("[×]培训[√]法律", ["legal"]),
        ("√培训√市场法律", ["training", "market"]),
        ("培训√市场法律√", ["training", "legal"]),
        ("√培训、市场", ["training"]),
        ("[x]培训[ ]法律", ["training"]),
        ("培训□市场☑(请注明)法律□", ["market"]),
        ("□培训□法律", []),
    ],
)
def test_chosen(text: str, expected: list[str]) -> None:
    assert chosen(text, OPTIONS) == expected


def test_a_line_of_options_goes_on() -> None:
    assert goes_on("☑融资服务")
    assert not goes_on("单位负责人")


def test_where_a_box_was_lost_nothing_is_chosen() -> None:
    assert chosen("培训服务市场服务□法律服务", OPTIONS) == []
    assert chosen("培训服务、市场服务", OPTIONS) == ["training", "market"]
