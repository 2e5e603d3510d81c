"""What stands behind a figure in its cell dates it, or takes its force."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.extract import extract
from tests.extractors.build import document, table


def _told(label: str, value: str):
    found = extract(document("服务平台申请表", table([["申报单位", "阳江市榕桥企业服务有限公司"], [label, value]])), {})
    return found.claims, [r.rule for x in found.left_out for r in x.reasons]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("66.2万元（2021年末）", date(2021, 12, 31)),
        ("66.2万元(截至2022年6月30日)", date(2022, 6, 30)),
        ("66.2万元", None),
        ("66.2万元（含2021年新增设备）", None),
    ],
)
def test_a_day_in_brackets_is_the_figures(value, day) -> None:
    (claim,), _ = _told("资产总额", value)
    assert claim.as_of == day


@pytest.mark.parametrize(
    ("label", "value", "rule"),
    [
        ("专职从业人数", "7（拟增）", "plan.remark.in_brackets"),
        ("专职从业人数", "8人（明年计划）", "plan.remark.in_brackets"),
        ("办公场所面积", "210平方米（规划中）", "plan.remark.in_brackets"),
        ("办公场所面积", "210平方米（搬迁前）", "past.remark.once"),
        ("专职从业人数", "11人（高峰期）", "past.remark.once"),
        ("年服务企业数", "75家（2020—2022年累计）", "total.remark.several_years"),
        ("年服务企业数", "75家（近三年）", "total.remark.several_years"),
        ("办公场所面积", "145㎡（与兄弟公司合用）", "others.remark.shared"),
        ("专职从业人数", "9名（和协会共用）", "others.remark.shared"),
    ],
)
def test_a_plan_or_a_past_in_brackets_takes_the_force(label, value, rule) -> None:
    claims, reasons = _told(label, value)
    assert (claims, rule in reasons) == ((), True)


def test_other_remarks_leave_the_figure() -> None:
    (claim,), reasons = _told("专职从业人数", "7人（名册附后）")
    assert (int(claim.value), reasons) == (7, [])
