"""Letters, notices and minutes by which a report of auditors may stand no more."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.facts.audit_questioned import NUMBER
from extractors.model import Fact, FactName
from tests.extractors.build import document

OFFICE = "阳江市岚正会计师事务所（普通合伙）"


def told(*lines: str, name: str = "附件五.docx") -> list[Fact]:
    found = extract(document(*lines, name=name)).facts
    return [fact for fact in found if fact.name is FactName.AUDIT_QUESTIONED]


@pytest.mark.parametrize(
    "said",
    [
        "我所岚正审字（2025）第031号审计报告自本函发出之日起予以收回。",
        "贵公司所报存货经复查并不存在，请将手中报告交回我所。",
        "因当时未取得银行回函，我所先前的结论不能再作为依据。",
    ],
)
def test_what_auditors_write_beside_their_report_is_told(said: str) -> None:
    assert [fact.text for fact in told("关于有关事项的函", "阳江市岚洲咨询有限公司：", said, OFFICE, "2025年4月2日")]


def test_minutes_that_tell_of_it() -> None:
    said = "2.会计师事务所来电，要求把已发出的审计报告全部退回，另行审计。"
    assert len(told("办公例会纪要", "1.安排下月值班。", said)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        ("情况说明", "本公司审计报告从未被撤回，特此说明。"),
        ("办公例会纪要", "1.请财务部配合会计师事务所完成年度审计工作。", "2.审计报告已装订归档。"),
        ("通知", "旧版宣传册作废，请各部门退回仓库。"),
        (
            "关于出具审计报告的函",
            "阳江市岚洲咨询有限公司：",
            "我所已完成贵公司年度审计工作，现送上审计报告两份，请查收。",
            OFFICE,
        ),
    ],
)
def test_what_leaves_the_report_as_it_is(lines: tuple[str, ...]) -> None:
    assert not told(*lines)


def test_the_number_of_the_report_is_kept() -> None:
    (fact,) = told("函", "岚正审字〔2024〕第007号审计报告已作废。", OFFICE)
    assert [remark.parts for remark in fact.remarks if remark.code == NUMBER] == [("2024", "007")]
