"""Rosters in plain lines."""

from __future__ import annotations

from extractors.lists.listing import Listing
from extractors.lists.person_lines import person_listings
from tests.extractors.build import document

LINES = ["1.林小禾，女，本科，工程师，专职", "2.陈大川，男，高中，经济师，专职", "3.黄川，男，中专，专职"]


def _lists(*lines: str) -> list[Listing]:
    return list(person_listings(document(*lines)))


def test_a_person_a_line() -> None:
    (found,) = _lists("职工名册", *LINES, "合计3人")
    said = [(r.text("number"), r.text("name"), r.text("degree"), r.text("title")) for r in found.records]
    assert said == [("1", "林小禾", "本科", "工程师"), ("2", "陈大川", "高中", "经济师"), ("3", "黄川", "中专", "")]
    assert (found.title, found.remarks) == ("职工名册", ("合计3人",))


def test_headings_between_lines_are_sections() -> None:
    (found,) = _lists("一、专职人员", *LINES[:2], "兼职人员", LINES[2])
    assert [r.section for r in found.records] == ["一、专职人员", "一、专职人员", "兼职人员"]


def test_two_people_are_no_list() -> None:
    assert _lists("职工名册", *LINES[:2]) == []


def test_commas_that_were_read_as_points() -> None:
    lines = [
        "1.容岸青． 男． 大专．工程师，专职",
        "2.蔡石桥，女． 高中.无职称.专职",
        "3.敖望潮.女，2019.03，本科．专职",
    ]
    (found,) = person_listings(document(*lines))
    assert [r.text("name") for r in found.records] == ["容岸青", "蔡石桥", "敖望潮"]
    assert [r.text("degree") for r in found.records] == ["大专", "高中", "本科"]
    assert found.records[0].text("title") == "工程师" and found.records[2].text("joined") == "2019.03"


def test_numbers_that_go_on_behind_the_foot_of_a_page_go_on_with_the_list() -> None:
    more = ["4.梁晓彤，女，大专，会计师，专职", "5.谭建辉，男，本科，专职"]
    first, rest = _lists("职工名册（2023年）", *LINES, "- 1 -", "内部资料", *more)
    assert (first.continued, rest.continued, len(rest.records)) == (False, True, 2)
    assert (
        len(
            _lists(
                "职工名册",
                *LINES,
                "- 1 -",
                "内部资料",
                *[line.replace("4.", "1.").replace("5.", "2.") for line in more],
            )
        )
        == 1
    )
