"""Classes of clients: people and offices among enterprises, told by a column or behind the name."""

from __future__ import annotations

import pytest

from extractors.lists import clients
from extractors.papers import papers
from tests.extractors.build import document, table

FIRMS = [f"阳江市{a}{b}有限公司" for a in ("榕桥", "海帆", "三友") for b in ("食品", "五金", "水产")]


def _count(header: str, rows: list[tuple[str, str]]) -> tuple[int, int, int]:
    body = [[str(i), name, told, "直播培训", f"2023-0{i % 9 + 1}-12"] for i, (name, told) in enumerate(rows, 1)]
    list_ = table([["编号", "名称", header, "服务项目", "时间"], *body])
    paper = document("2023年度服务对象名单", list_, name="服务对象名单.pdf")
    (claim,) = clients.find(paper, papers(paper))
    assert claim.count is not None
    return int(claim.count.low), int(claim.value), int(claim.count.high)


@pytest.mark.parametrize("header", ["类别", "客户分类", "服务对象类型", "主体性质", "对象身份"])
@pytest.mark.parametrize("told", ["农户", "个人", "高校", "事业单位", "养殖大户", "村委会"])
def test_whom_a_column_of_classes_calls_no_enterprise_does_not_count(header, told) -> None:
    firms = [(name, "小微企业") for name in FIRMS]
    assert _count(header, [*firms, ("石湾基地", told)])[1] == len(FIRMS)


@pytest.mark.parametrize("name", ["关小海（种植户）", "方大有（蚝农）", "关小海（阳西）", "梅秀（返乡创业青年）"])
def test_people_are_known_with_a_bracket_behind_their_names(name) -> None:
    firms = [(firm, "网店开设") for firm in FIRMS]
    assert _count("服务内容", [*firms, (name, "网店开设")])[1] == len(FIRMS)


def test_a_class_that_nobody_knows_is_in_doubt_among_enterprises() -> None:
    firms = [(name, "小微企业") for name in FIRMS]
    assert _count("类别", [*firms, ("阳江市海陵种业有限公司", "试点对象")]) == (9, 10, 10)


@pytest.mark.parametrize("told", ["合作社", "规上", "中型", "民营企业", "有限责任公司"])
def test_classes_of_enterprises_are_no_matter(told) -> None:
    firms = [(name, "小微企业") for name in FIRMS]
    assert _count("类别", [*firms, ("阳江市海陵种业有限公司", told)]) == (10, 10, 10)


def test_services_under_such_a_header_are_no_classes() -> None:
    kinds = ["政府补贴申报", "校企合作", "大型展会", "企业", "个体辅导", "培训", "社区团购", "制造升级", "咨询"]
    assert _count("服务类别", list(zip(FIRMS, kinds, strict=True))) == (9, 9, 9)
