"""Tables read as lists: entries, sections, and what stands over and under them."""

from __future__ import annotations

from extractors.lists.listing import Listing, listings
from extractors.lists.people import schema
from extractors.model import Block
from tests.extractors.build import document, table

HEADER = ["序号", "姓名", "学历", "备注"]
FIRST = [["1", "林小禾", "本科", ""], ["2", "陈大川", "大专", ""]]


def lists(*blocks: Block | str, name: str = "附件.docx") -> list[Listing]:
    return list(listings(document(*blocks, name=name), schema()))


def test_entries_totals_and_sections() -> None:
    rows = [["一、专职人员", "<", "<", "<"], *FIRST, ["合计", "2人", "", ""]]
    (found,) = lists("填报单位：榕桥公司", "职工名册", table([HEADER, *rows]), "制表：黄川")
    assert [(r.text("name"), r.section) for r in found.records] == [
        ("林小禾", "一、专职人员"),
        ("陈大川", "一、专职人员"),
    ]
    assert found.remarks == ("合计 2人", "制表:黄川")
    assert (found.title, found.heading) == ("填报单位:榕桥公司 职工名册", "职工名册")


def test_somebody_whose_work_is_to_check_is_no_signature_under_the_list() -> None:
    head = ["编号", "岗位", "姓名", "学历"]
    rows = [["BH01", "会计", "林小禾", "本科"], ["BH02", "审核", "陈大川", "大专"], ["", "审核", "黄川", ""]]
    (found,) = lists("职工名册", table([head, *rows]))
    assert [r.text("name") for r in found.records] == ["林小禾", "陈大川"]
    assert found.remarks == ("审核 黄川",)
    (bare,) = lists("职工名册", table([row[1:] for row in (head, *rows)]))
    assert [r.text("name") for r in bare.records] == ["林小禾", "陈大川"]


def test_a_table_without_a_header_goes_on() -> None:
    first, second = lists("职工名册", table([HEADER, *FIRST]), table([["3", "黄川", "高中", ""]], 2))
    assert (first.continued, second.continued) == (False, True)
    assert [r.text("degree") for r in second.records] == ["高中"]


def test_a_sum_of_money_in_the_total_row_is_no_number_of_entries() -> None:
    header = ["序号", "姓名", "学历", "培训人次"]
    (found,) = lists("职工名册", table([header, *FIRST, ["合计", "", "", "86"]]))
    assert found.remarks == ("合计",)


def test_the_files_name_stands_in_for_a_title() -> None:
    (found,) = lists(table([HEADER, *FIRST]), name="员工花名册.xlsx")
    assert found.titles == ("员工花名册",)
