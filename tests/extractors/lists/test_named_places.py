"""The places in names of enterprises."""

from __future__ import annotations

import pytest

from extractors.lists.named_places import Places, compared, readings


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("阳江市阳东区长帆五金有限公司", [("广东", "阳江", "阳东")]),
        ("阳东长帆五金有限公司", [("广东", "阳江", "阳东")]),
        ("阳西县长帆五金厂", [("广东", "阳西")]),
        ("广东长帆五金有限公司", [("广东",)]),
        ("长帆五金有限公司", [()]),
        ("湖南省长沙市天心区长帆五金有限公司", [(), ("湖南", "长沙")]),
        ("长帆(阳江)五金有限公司", [(), ("广东", "阳江")]),
    ],
)
def test_a_name_by_its_place(name: str, places: list[tuple[str, ...]]) -> None:
    assert [one.place for one in readings(name)] == places


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((), ("广东",), Places.ONE),
        (("广东", "阳江"), ("广东", "阳江"), Places.ONE),
        (("湖南", "长沙"), ("长沙",), Places.ONE),
        (("广东",), ("广东", "阳江"), Places.WIDER),
        (("广东", "阳江"), ("广东", "阳西"), Places.APART),
    ],
)
def test_two_places(one: tuple[str, ...], other: tuple[str, ...], expected: Places) -> None:
    assert compared(one, other) is compared(other, one) is expected
