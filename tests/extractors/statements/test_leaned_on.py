"""What a form tells beside a body that the applicant leans on, or in its section, settles nothing; all else is own."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.model import FactName
from tests.extractors.build import document, table
from tests.fields import FLOOR_AREA

NAME, BODY = "云渚县启衡法务咨询有限公司", "岭西启衡律师事务所"
PLATFORM = ["平台名称", "云渚县中小企业法律服务平台"]


def told(*rows: list[str]) -> tuple[list[int], list[str], bool, list[str]]:
    """Areas that count, the reasons of the others, whether the form is open on it, and who applies."""
    found = extract(document("专业服务平台申报表", table(rows), name="申报表.docx"))
    areas = [int(c.value) for c in found.claims if c.field is FLOOR_AREA]
    reasons = [r.rule for x in found.left_out if x.claim.field is FLOOR_AREA for r in x.reasons]
    open_ = any(FLOOR_AREA.id in p.unsettled for p in found.papers)
    return areas, reasons, open_, [f.text for f in found.facts if f.name is FactName.APPLICANT]


HEAD = ["负责人", "谢立冬"]


@pytest.mark.parametrize(
    "rows",
    [
        [[*PLATFORM, "申报单位", NAME], ["技术支撑单位", BODY, "办公面积", "320平方米"]],
        [["申报单位", NAME], HEAD, PLATFORM, ["依托单位", BODY], ["负责人", "邓书言"], ["办公面积（㎡）", "320"]],
        [["申报单位", NAME], PLATFORM, ["依托单位基本情况", "<"], ["单位全称", BODY], ["办公面积（㎡）", "320"]],
        [["申报单位", "名称", NAME], ["^", *HEAD], ["依托单位", "名称", BODY], ["^", "办公面积（㎡）", "320"]],
    ],
)
def test_an_area_in_the_section_of_a_body_leaned_on_is_perhaps_the_bodys(rows: list[list[str]]) -> None:
    assert told(*rows) == ([], ["perhaps_of_a_body"], True, [NAME])


def test_where_a_form_asks_for_both_the_bodys_is_left_out() -> None:
    side_by_side = [["申报单位", NAME, "依托单位", BODY], ["办公面积", "130平方米", "办公面积", "320平方米"]]
    below = [["申报单位", NAME], ["办公面积", "130平方米"], ["依托单位", BODY], ["办公面积", "320平方米"]]
    for rows in (side_by_side, below):
        areas, reasons, open_, _ = told(*rows)
        assert (areas, reasons, open_) == ([130], ["perhaps_of_a_body"], False)


@pytest.mark.parametrize(
    "rows",
    [
        [["申报单位", NAME], PLATFORM, ["依托单位", BODY], ["办公面积", "320平方米"]],
        [["申报单位", NAME], PLATFORM, ["依托单位", BODY], ["负责人", "邓书言"], ["办公面积（㎡）", "320"]],
        [["申报单位", NAME, "依托单位", BODY], [*PLATFORM, "办公面积", "320平方米"]],
        [["申报单位", NAME], PLATFORM, ["依托单位", ""], ["办公面积", "320平方米"]],
        [["依托单位信息", "<"], ["名称", BODY], ["申报单位信息", "<"], ["单位名称", NAME], ["办公面积", "320平方米"]],
        [["申报单位", NAME], ["依托单位", BODY], PLATFORM, ["办公面积", "320平方米"]],
        [["申报单位", NAME], PLATFORM, ["依托单位", "无"], ["办公面积", "320平方米"]],
        [["申报单位", NAME], PLATFORM, ["依托单位", NAME], ["办公面积", "320平方米"]],
        [["申报单位", NAME], PLATFORM, ["依托单位", BODY], ["本单位办公面积", "320平方米"]],
        [PLATFORM, ["依托单位", NAME], ["办公面积", "320平方米"]],
    ],
)
def test_the_applicants_own_counts(rows: list[list[str]]) -> None:
    areas, reasons, open_, applicants = told(*rows)
    assert (areas, reasons, open_) == ([320], [], False)
    assert set(applicants) == {NAME}
