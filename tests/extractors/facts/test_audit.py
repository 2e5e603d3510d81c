"""What audit reports say as a whole."""

from __future__ import annotations

import pytest

from extractors.facts.audit import find
from extractors.model import FactName, Kind, Paper, Passage
from tests.extractors.build import document


def said(*lines: str) -> dict[FactName, str]:
    made = document("审计报告", *lines)
    passages = tuple(b for b in made.blocks if isinstance(b, Passage))
    return {told.name: told.value for told in find(made, [Paper(Kind.AUDIT_REPORT, made.name)], passages)}


@pytest.mark.parametrize(
    ("lines", "opinion"),
    [
        (("我们认为，后附的财务报表在所有重大方面按照准则的规定编制，公允反映了财务状况。",), "无保留意见"),
        (("我们认为，后附的报表公允反映了财务状况。", "三、强调事项"), "带强调事项段的无保留意见"),
        (
            ("一、保留意见", "我们认为，除上段所述事项可能产生的影响外，后附的报表公允反映了财务状况。"),
            "保留意见",
        ),
        (("形成否定意见的基础",), "否定意见"),
        (("我们不对后附的漠江云帆公司财务报表发表审计意见。",), "无法表示意见"),
        (("无保留意见是指注册会计师认为报表公允反映。", "如果报表存在重大错报，应当发表否定意见。"), None),
        (("治理层负责使其实现公允反映。",), None),
    ],
)
def test_the_opinion(lines: tuple[str, ...], opinion: str | None) -> None:
    assert said(*lines).get(FactName.AUDIT_OPINION) == opinion


def test_who_signs_and_of_which_year() -> None:
    found = said(
        "我们审计了云帆公司2022年12月31日的资产负债表。", "漠江恒明会计师事务所（特殊普通合伙）", "2023年3月8日"
    )
    assert found[FactName.AUDITOR] == "漠江恒明会计师事务所(特殊普通合伙)"
    assert found[FactName.AUDIT_YEAR] == "2022"


def test_other_papers_have_no_opinion() -> None:
    made = document("申报书", "形成否定意见的基础")
    passages = tuple(b for b in made.blocks if isinstance(b, Passage))
    assert not list(find(made, [Paper(Kind.APPLICATION_REPORT, made.name)], passages))
