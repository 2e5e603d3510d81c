"""A long list of enterprises in a paper of no known kind leaves open how many were served."""

from __future__ import annotations

from extractors.extract import extract
from tests.extractors.build import document, table
from tests.fields import CLIENT_COUNT


def unsettled(title: str, names: int, kind: str = "电子有限公司") -> bool:
    rows = [[str(i), f"阳江市海陵{chr(0x4E00 + 40 * i)}岚{kind}", "甲区"] for i in range(1, names + 1)]
    papers = extract(document(title, table([["次序", "哪一家", "片区"], *rows]), name="附件三.docx")).papers
    return any(CLIENT_COUNT.id in p.unsettled for p in papers)


def test_a_long_list_leaves_the_figure_open() -> None:
    assert unsettled("历年走动情况", 24)


def test_a_short_one_one_of_others_and_one_of_no_enterprises_do_not() -> None:
    assert not unsettled("历年走动情况", 8)
    assert not unsettled("供应商情况", 24)
    assert not unsettled("历年走动情况", 24, kind="镇文化站")


def test_one_that_is_bound_with_a_lease_does_too() -> None:
    assert unsettled("房屋租赁合同", 24)
    assert not unsettled("房屋租赁合同", 8)
    assert not unsettled("审计报告", 24)
