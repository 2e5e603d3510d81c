"""Two names, one enterprise: surely, perhaps, or surely not."""

from __future__ import annotations

import pytest

from checkers.standing.enterprises import Whose, compared

OWN = "阳江海燕企业服务有限公司"
MINE, PERHAPS, OTHER = Whose.OWN, Whose.DOUBTFUL, Whose.ANOTHER


@pytest.mark.parametrize(
    ("name", "typed", "read"),
    [
        ("阳江海燕企业服务有限公司", MINE, MINE),
        ("阳江市海燕企业服务有限公司", MINE, MINE),
        ("阳江海燕企业服务有限责任公司", MINE, MINE),
        ("海燕公司", MINE, MINE),
        ("业服务有限公司", MINE, MINE),
        ("阳江铜锣湾海燕企业服务有限公司", PERHAPS, PERHAPS),
        ("燕企业服务有限公司", MINE, MINE),
        ("岸企业服务有限公司", OTHER, OTHER),
        ("阳江海燕企业服务有限公司江城分公司", MINE, MINE),
        ("阳江海燕企业服努有限公司", PERHAPS, MINE),
        ("阳江海燕企亚服努有限公司", PERHAPS, MINE),
        ("阳江诲燕企业服务有限公司", PERHAPS, PERHAPS),
        ("阳江海鸥企业服务有限公司", PERHAPS, PERHAPS),
        ("阳江海燕(深圳)企业服务有限公司", PERHAPS, MINE),
        ("阳江海燕企业服务有限公司工会委员会", PERHAPS, PERHAPS),
        ("海燕集团有限公司", OTHER, OTHER),
        ("广东某某控股集团有限公司", OTHER, OTHER),
        ("阳江铜锣湾食品有限公司", OTHER, OTHER),
        ("林木森", OTHER, OTHER),
    ],
)
def test_a_name_against_the_applicants(name: str, typed: Whose, read: Whose) -> None:
    assert (compared(name, OWN), compared(name, OWN, read=True)) == (typed, read)
    assert compared(OWN, name) is typed


@pytest.mark.parametrize(
    ("name", "own", "whose"),
    [
        ("海燕服务中心", "阳春市海燕中小企业服务中心有限公司", MINE),
        ("阳春市海燕服务中心", "阳春市海燕中小企业公共服务中心", MINE),
        ("海燕财税服务", "阳春市海燕财税管理服务有限公司", MINE),
        ("海燕培训中心", "阳春市海燕中小企业服务中心有限公司", OTHER),
        ("海燕服务中心有限公司", "阳春市海燕中小企业服务中心有限公司", OTHER),  # a legal form: a company of its own
        ("阳西县海燕服务中心", "阳春市海燕中小企业服务中心有限公司", OTHER),
        ("阳春市中小企业服务中心", "阳春市海燕中小企业服务中心有限公司", OTHER),
    ],
)
def test_what_people_call_a_body_is_its_brand_and_its_end(name: str, own: str, whose: Whose) -> None:
    assert compared(name, own) is whose


def test_names_of_people_are_the_same_letter_by_letter() -> None:
    assert [
        compared(name, "林木森", read) for name, read in (("林木森", False), ("林木淼", False), ("林木淼", True))
    ] == [
        MINE,
        OTHER,
        PERHAPS,
    ]
