"""Papers whose sentences give rooms to several bodies."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.build import document

UNION, CENTRE = "漠江市刀剪行业协会", "漠江市云帆创业服务中心"


def given(*text: str) -> dict[int, str | None]:
    """The areas that count, with whom they are of."""
    made = document("关于调配办公用房的批复", *text, "漠江镇人民政府", name="批复.docx")
    return {int(c.value): c.body for c in extract(made).claims if c.field.premises}


@pytest.mark.parametrize(
    "text",
    [
        [f"同意将办公楼调配如下：{UNION}使用面积140平方米，{CENTRE}使用面积88平方米。"],
        ["同意如下调配：", f"一、一楼办公用房140平方米由{UNION}使用；", f"二、二楼办公用房88平方米由{CENTRE}使用。"],
        [f"一楼办公用房140平方米调配给{UNION}，二楼办公用房88平方米调配给{CENTRE}办公。"],
    ],
)
def test_each_area_is_of_the_body_beside_it(text: list[str]) -> None:
    assert given(*text) == {140: UNION, 88: CENTRE}


def test_one_body_alone_is_whom_the_paper_is_of() -> None:
    assert given(f"同意将二楼办公用房88平方米调配给{CENTRE}办公。") == {88: None}
