"""A lease with several tenants: each area is of its tenant, and what all rent together is of nobody."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.model import Extraction
from tests.extractors.build import document
from tests.fields import FLOOR_AREA

OWN, OTHER = "阳江市岚岸企业服务中心", "阳江市云屿广告部"


def lease(*text: str) -> Extraction:
    return extract(document("房屋租赁合同", "出租方（甲方）：林秀芬", *text, name="租赁合同.docx"))


def areas(found: Extraction) -> dict[int, str | None]:
    return {int(c.value): c.body for c in found.claims if c.field is FLOOR_AREA}


HEAD = (f"承租方一：{OWN}", f"承租方二：{OTHER}")
WHOLE = "甲方将金园路26号三楼房屋出租给承租方一、承租方二，总建筑面积210平方米"


def test_each_numbered_tenant_has_its_own() -> None:
    assert areas(lease(*HEAD, f"{WHOLE}，其中承租方一使用76㎡，承租方二使用134㎡。")) == {76: OWN, 134: OTHER}


def test_tenants_named_in_brackets() -> None:
    text = f"房屋建筑面积共210平方米，乙方一（{OWN}）使用76平方米，乙方二（{OTHER}）使用134平方米。"
    assert areas(lease(text)) == {76: OWN, 134: OTHER}


def test_a_third_party_beside_the_tenant() -> None:
    text = f"三楼房屋出租给乙方（{OWN}）和丙方（{OTHER}），其中乙方使用76平方米，丙方使用134平方米。"
    assert areas(lease(text)) == {76: None, 134: OTHER}


@pytest.mark.parametrize("text", [f"{WHOLE}。", f"{WHOLE}，由双方自行商定各自区域。"])
def test_what_all_rent_together_is_open(text: str) -> None:
    found = lease(*HEAD, text)
    assert areas(found) == {} and found.papers[0].unsettled == (FLOOR_AREA.id,)


def test_whose_a_number_is_that_nobody_names_is_open() -> None:
    found = lease("房屋建筑面积共210平方米，其中承租方一使用76㎡，承租方二使用134㎡。")
    assert areas(found) == {} and FLOOR_AREA.id in found.papers[0].unsettled


def test_a_third_party_that_only_vouches_changes_nothing() -> None:
    assert areas(lease(f"乙方（承租方）：{OWN}", "丙方（担保人）：林海", "办公用房建筑面积210平方米。")) == {210: None}


JOINT = f"承租方（乙方）：{OWN}、{OTHER}有限公司"


@pytest.mark.parametrize("head", [JOINT, f"乙方：{OWN}和阳江市云屿广告有限公司", f"乙方：{OWN}\n（2）云屿广告公司"])
def test_what_several_under_one_label_rent_is_of_nobody(head: str) -> None:
    found = lease(head, "甲方将金园路26号三楼出租给乙方办公，建筑面积210平方米。")
    assert areas(found) == {} and found.papers[0].unsettled == (FLOOR_AREA.id,)


@pytest.mark.parametrize("head", [f"乙方：{OWN}，担保方：云屿广告有限公司", f"乙方：{OWN}、{OWN}江城服务站"])
def test_who_vouches_and_an_own_branch_rent_nothing(head: str) -> None:
    assert set(areas(lease(head, "甲方将金园路26号三楼出租给乙方办公，建筑面积210平方米。"))) == {210}
