"""Figures in sentences: what is said, and what only looks like it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.model import Field, Passage
from extractors.shapes.sentences import sentences


def found(text: str) -> set[tuple[str, Decimal]]:
    return {(s.field.value, s.value) for s in sentences(Passage(text))}


A, F, H, Q, C = (f.value for f in Field)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至2022年12月31日，本单位资产总额为52.35万元。", {(A, "523500")}),
        ("拥有总资产人民币伍拾贰万元整，净资产三十万元。", {(A, "520000")}),
        ("资产总额（万元）：52.35", {(A, "523500")}),
        ("我中心租用办公用房，面积合计126.5平方米，占地300平方米。", {(F, "126.5")}),
        ("现有126.5㎡的固定办公场所和200㎡的培训教室。", {(F, "126.5")}),
        ("现有专职工作人员8名，兼职讲师5名。", {(H, "8")}),
        ("配备了8名专职服务人员和5名外聘专家。", {(H, "8")}),
        ("专职人员均签订劳动合同，大专及以上学历和中级及以上职称人员占比为87.5%。", {(Q, "0.875")}),
        ("专职人员中大专以上学历或中级以上职称7人，占专职人员总数的87.5%。", {(Q, "0.875")}),
        ("2022年度为46家中小微企业提供各类服务，服务120人次。", {(C, "46")}),
        ("全年服务中小微企业46家，比上年增加6家。", {(C, "46")}),
        ("办公面积：126.5", {(F, "126.5")}),
        ("现有专职人员8人，专职人员均具有大专及以上学历或中级以上职称。", {(H, "8"), (Q, "1")}),
        ("资产总额达到52万元，高于30万元的标准。", {(A, "520000")}),
        ("符合规定要求的专职人员8人。", {(H, "8")}),
    ],
)
def test_stated(text: str, expected: set[tuple[str, str]]) -> None:
    assert found(text) == {(f, Decimal(v)) for f, v in expected}


@pytest.mark.parametrize(
    "text",
    [
        "资产总额不低于50万元，办公场所面积不少于100平方米，专职从业人数不少于5人。",
        "申报单位资产总额应达到50万元。",
        "流动资产合计423,456.82元，固定资产10万元，注册资本100万元。",
        "资产总额为      万元",
        "计划三年内服务企业200家，新增专职人员6人。",
        "成立以来累计服务企业320家。",
        "负债和所有者权益总计523,456.82元。",
        "上年同期资产总额为40万元。",
        "仓库面积300平方米，公摊面积21平方米。",
        "满意率达98%，利润占总资产的12%。",
        "培训企业人员300人次，外聘专家12人。",
        "资产总额80万美元",
        "管理人员均具有大学本科以上学历。",
        "集聚服务机构6家，签约合作单位5家。",
    ],
)
def test_look_alikes_are_not_taken(text: str) -> None:
    assert found(text) == set()


def test_offsets_hold_the_figure() -> None:
    text = "现 有 专 职 人 员 8 名"
    (one,) = sentences(Passage(text))
    assert text[one.start : one.end] == "8 名"
