"""Names of enterprises: what one is of, and whether two mean the same."""

from __future__ import annotations

import pytest

from extractors.lists.enterprises import Likeness, Sort, is_client, likeness, sort_of, without_stray_print
from extractors.lists.named_places import plain


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("阳江市恒达五金有限公司", "阳江市恒达五金 有限公司", Likeness.SAME),
        ("阳江市恒达五金有限公司", "阳江市恒达五金有限公司。", Likeness.SAME),
        ("恒达（阳江）五金有限公司", "恒达(阳江)五金有限公司", Likeness.SAME),
        ("阳江市恒达五金有限公司", "阳江恒达五金有限公司", Likeness.NEAR),
        ("阳江市恒达五金有限公司", "阳江市恒达五金有限责任公司", Likeness.NEAR),
        ("阳江市恒达五金有限公司", "恒达五金有限公司", Likeness.NEAR),
        ("阳江市恒达五金有限公司", "阳江市恒达五金有限公司（二期）", Likeness.NEAR),
        ("阳江市恒达五金制品有限公司", "阳江市恒达五金制造有限公司", Likeness.PERHAPS),
        ("阳江市恒达五金制品有限公司", "阳江市恒达五金制品厂", Likeness.PERHAPS),
        ("阳江市恒达五金制品有限公司", "阳江市恒源五金制品有限公司", Likeness.ALIKE),
        ("阳江市恒达五金制品有限公司", "阳江市恒达云五金制品有限公司", Likeness.ALIKE),
        ("阳江市恒达五金制品有限公司", "阳江市恒达五金品有限公司", Likeness.NEAR),
        ("阳江市恒达五金有限公司", "阳春市恒达五金有限公司", Likeness.DIFFERENT),
        ("阳江市恒达五金有限公司", "广东恒达五金有限公司", Likeness.PERHAPS),
        ("阳江市恒达五金有限公司", "阳江市江城区恒达五金有限公司", Likeness.PERHAPS),
        ("阳江市恒达五金有限公司", "江城区恒达五金有限公司", Likeness.PERHAPS),
        ("阳江市江城区恒达五金有限公司", "江城恒达五金有限公司", Likeness.NEAR),
        ("阳江市恒达五金有限公司", "广东省阳江市恒达五金有限公司", Likeness.NEAR),
        ("阳春市春湾镇恒达五金厂", "春湾镇恒达五金厂", Likeness.NEAR),
        ("阳春市春湾镇恒达五金厂", "阳春市恒达五金厂", Likeness.PERHAPS),
        ("阳江市江城区恒达五金厂", "阳江市阳东区恒达五金厂", Likeness.DIFFERENT),
        ("佛山市恒达五金有限公司", "佛山恒达五金有限公司", Likeness.NEAR),
        ("佛山市恒达五金有限公司", "恒达五金有限公司", Likeness.NEAR),
        ("佛山市恒达五金有限公司", "阳江市恒达五金有限公司", Likeness.DIFFERENT),
        ("广东佛山恒达五金有限公司", "佛山恒达五金有限公司", Likeness.NEAR),
        ("金华五金有限公司", "阳江市金华五金有限公司", Likeness.NEAR),
        ("恒达（阳江）五金有限公司", "阳江恒达五金有限公司", Likeness.PERHAPS),
        ("阳江市恒达五金制品有限公司", "阳江市恒达五金有限公司", Likeness.PERHAPS),
        ("阳江市恒达制品有限公司", "阳江市恒达贸易有限公司", Likeness.DIFFERENT),
        ("阳江市恒达第一五金厂", "阳江市恒达第二五金厂", Likeness.DIFFERENT),
        ("阳江市恒达五金有限公司", "阳江市启源食品有限公司", Likeness.DIFFERENT),
    ],
)
def test_names_that_are_the_same_or_nearly(one: str, other: str, expected: Likeness) -> None:
    assert likeness(one, other) is expected
    assert likeness(other, one) is expected


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("阳江市恒达五金制品有限公司", Sort.ENTERPRISE),
        ("阳西县海泰水产厂", Sort.ENTERPRISE),
        ("某某农民专业合作社", Sort.ENTERPRISE),
        ("江城区小禾小吃店", Sort.SHOP),
        ("阳江市电业局", Sort.OFFICE),
        ("林小禾", Sort.PERSON),
        ("欧阳一木", Sort.PERSON),
        ("阳江市人民医院", Sort.DOUBTFUL),
        ("金达五金", Sort.ENTERPRISE),
    ],
)
def test_what_a_name_is_of(name: str, sort: Sort) -> None:
    assert sort_of(name) is sort


def test_a_name_for_comparing_has_no_number_and_no_marks() -> None:
    assert plain("3、恒达（阳江）五金有限公司。") == plain("恒达(阳江) 五金有限公司")


def test_print_beside_a_name_is_not_its_part() -> None:
    assert without_stray_print("恒达五金有限公司  复印") == "恒达五金有限公司"
    assert without_stray_print("恒达五金厂有限公司  启源食品有限公司") == "恒达五金厂有限公司  启源食品有限公司"


@pytest.mark.parametrize(
    ("text", "is_one"), [("三友五金", True), ("五金", False), ("12345", False), ("已服务。满意", False)]
)
def test_what_can_be_a_name_at_all(text: str, is_one: bool) -> None:
    assert is_client(text) is is_one
