"""Of a table of changes what stands since counts, and what stood before is past."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.facts.changed import as_changed, changes
from extractors.model import FactName
from tests.extractors.build import document, table

OLD, NEW = "广州漠帆商标代理有限公司", "阳江漠帆知识产权代理有限公司"
OLD_SEAT, NEW_SEAT = "广州市越秀区榕荫路3号", "阳江市江城区榕荫路8号"

ACROSS = [
    ["变更日期", "变更事项", "变更前", "变更后"],
    ["2019年4月2日", "住所", OLD_SEAT, NEW_SEAT],
    ["2019年4月2日", "名称", OLD, NEW],
]
TURNED = [["变更项目", "变更后内容", "变更前内容"], ["住所", NEW_SEAT, OLD_SEAT], ["企业名称", NEW, OLD]]
BY_COLUMN = [["", "名称", "住所"], ["变更前", OLD, OLD_SEAT], ["变更后", NEW, NEW_SEAT]]
AS_REGISTERED = [["登记事项", "原登记内容", "现登记内容"], ["名称", OLD, NEW], ["住所", OLD_SEAT, NEW_SEAT]]


def told(rows: list[list[str]], title: str = "登记变更情况证明") -> dict[FactName, list[str]]:
    heading = (title, f"企业名称：{NEW}（统一社会信用代码：91441702MA5QHD7X2R），成立日期：2013年3月6日，存续。")
    found: dict[FactName, list[str]] = {}
    for fact in extract(document(*heading, table(rows), "阳江市江城区市场监督管理局", name="变更.docx")).facts:
        found.setdefault(fact.name, []).append(fact.text)
    return found


@pytest.mark.parametrize("rows", [ACROSS, TURNED, BY_COLUMN, AS_REGISTERED])
def test_the_value_after_counts_and_the_one_before_does_not(rows: list[list[str]]) -> None:
    found = told(rows)
    assert OLD_SEAT not in found.get(FactName.REGISTERED_ADDRESS, [])
    assert OLD not in found.get(FactName.APPLICANT, [])
    assert found[FactName.FORMER_NAME] == [OLD]


@pytest.mark.parametrize("rows", [ACROSS, TURNED, AS_REGISTERED])
def test_the_new_seat_is_told(rows: list[list[str]]) -> None:
    assert told(rows)[FactName.REGISTERED_ADDRESS] == [NEW_SEAT]


def test_a_move_away_is_told_as_well() -> None:
    found = told([["变更事项", "变更前", "变更后"], ["住所", NEW_SEAT, OLD_SEAT]])
    assert found[FactName.REGISTERED_ADDRESS] == [OLD_SEAT]


def test_of_what_was_changed_twice_the_last_remains() -> None:
    middle = "阳江市阳东区榕荫路5号"
    rows = [["变更事项", "变更前", "变更后"], ["住所", OLD_SEAT, middle], ["住所", middle, NEW_SEAT]]
    assert told(rows)[FactName.REGISTERED_ADDRESS] == [NEW_SEAT]


def test_figures_of_before_are_left_out_with_their_reason() -> None:
    rows = [["变更事项", "变更前", "变更后"], ["专职从业人数（人）", "12", "7"]]
    found = extract(document("情况说明", table(rows), name="说明.docx"))
    assert [c.value for c in found.claims] == [7]
    assert [(o.claim.value, o.reasons[0].rule) for o in found.left_out] == [(12, "column.opening")]


def test_other_tables_stay_as_they_are() -> None:
    made = document(table([["项目", "原值", "现值"], ["电脑", "3,000", "1,200"]]))
    assert as_changed(made) == made
    assert all(changes(b) == () for b in made.blocks)
