"""Workbooks to be filled in, and what is read of them again: cell by cell what was written."""

from __future__ import annotations

from datetime import date, datetime
from itertools import product
from pathlib import Path

import pytest

from checkers.model import Status
from checkers.rulebook.loading import load
from extractors.model import Claim, Extraction, Kind
from service.blanks.workbook import HEADER, workbook
from service.model import Handed, Options
from service.pipeline import review
from tests.service.blanks.filling import ON, UNIT, blank, blank_file, fill, made, read_back, sheets, zh

SURNAMES, GIVEN = (
    "林黄陈梁李周郑谢何冯",
    ["小禾", "一川", "海帆", "雨桐", "国平", "若兰", "志远", "秀文", "子轩", "晚晴"],
)
NAMES = [surname + name for surname, name in product(SURNAMES, GIVEN)]
FIRMS = [
    f"{brand}{trade}"
    for brand, trade in product(
        ["潮声", "榕桥", "和顺", "东篱", "青屿"], ["食品有限公司", "五金厂", "科技有限公司", "物流有限公司"]
    )
]


def choices(kind: str, header: str) -> dict[str, bool]:
    """The choices of a column, and whether the instructions say that one counts."""
    column = next(c for c in blank(kind).columns if c.header == header)
    return {c.says: c.counts is not None and c.counts.zh.startswith(("计入", "按")) for c in column.choices}


def claim(found: Extraction, field: str) -> Claim:
    (one,) = (c for c in found.claims if c.field.id == field)
    return one


def counted(one: Claim) -> dict[str, bool]:
    assert one.count is not None
    return {row.label: row.counted for row in one.count.rows}


def test_every_choice_of_the_roster_counts_as_the_instructions_say(tmp_path: Path) -> None:
    degrees, titles, work = (choices("staff_roster", header) for header in ("学历", "职称", "用工形式"))
    written = [
        {"姓名": name, "学历": d, "职称": t, "用工形式": w, "性别": "男女"[i % 2], "岗位": "咨询顾问", "序号": i + 1}
        for i, (name, (d, t, w)) in enumerate(
            zip(NAMES, [*product(degrees, titles, ["专职"]), *product(["大专"], ["无"], work)], strict=False)
        )
    ]
    found = read_back(fill(blank_file("staff_roster", tmp_path / "名册.xlsx"), written))
    full = {str(r["姓名"]): work[str(r["用工形式"])] for r in written}
    assert counted(claim(found, "headcount")) == full
    able = {
        str(r["姓名"]): full[str(r["姓名"])] and (degrees[str(r["学历"])] or titles[str(r["职称"])]) for r in written
    }
    ratio = claim(found, "qualification_ratio")
    assert counted(ratio) == able
    assert float(ratio.value) == pytest.approx(sum(able.values()) / sum(full.values()))


def test_a_roster_by_several_hands_is_read_to_the_cell(tmp_path: Path) -> None:
    rows = [
        {
            "序号": 1,
            "姓名": " 林 小禾 ",
            "学历": "大专",
            "职称": "无",
            "用工形式": "专职",
            "入职日期": datetime(2021, 3, 15),
        },
        {
            "序号": "２",
            "姓名": "黄一川",
            "学历": " 高 中",
            "职称": "中级",
            "用工形式": "　专　职　",
            "入职日期": "2021-03-15",
        },
        None,
        {"姓名": "欧阳海帆", "学历": "中专", "职称": None, "用工形式": "专职 ", "入职日期": "2022年5月"},
        {"序号": 4, "姓名": "谢雨桐", "学历": "大学本科", "职称": "初级", "用工形式": "兼职", "备注": ""},
        {"序号": 5, "姓名": "何国平", "身份证号后四位": "1204", "学历": "大专", "用工形式": "专职"},
        {"序号": 6, "姓名": "何国平", "身份证号后四位": "8837", "学历": "高中", "职称": "无", "用工形式": "专职"},
        {"序号": 7},
    ]
    found = read_back(fill(blank_file("staff_roster", tmp_path / "人员.xlsx"), rows))
    assert claim(found, "headcount").value == 5
    assert claim(found, "qualification_ratio").value * 5 == 3
    assert claim(found, "headcount").as_of == ON
    assert {f.text for f in found.facts if f.name == "paper_owner"} == {UNIT}


@pytest.mark.parametrize("year", [2025, 2026])
def test_every_choice_of_the_list_of_clients_counts(tmp_path: Path, year: int) -> None:
    sizes = list(choices("client_list", "企业规模"))
    services = [service.zh for service in made("client_list").services]
    assert len(services) == 9
    written = [
        {
            "序号": i + 1,
            "企业名称": f"漠江市{firm}" if i % 3 else f" 漠江市{firm} ",
            "企业规模": sizes[i % len(sizes)],
            "服务类别": services[i % len(services)],
            "服务内容": "上门辅导",
            "服务日期": datetime(year, 1 + i % 12, 9) if i % 2 else f"{year}-{1 + i % 12:02}-09",
            "联系电话": "0662-3300000",
        }
        for i, firm in enumerate(FIRMS)
    ]
    again = {**written[4], "序号": len(written) + 1, "服务日期": f"{year}年12月1日"}
    before = {
        "序号": len(written) + 2,
        "企业名称": "漠江市远山食品有限公司",
        "企业规模": "小型",
        "服务日期": date(year - 1, 6, 1),
    }
    found = read_back(fill(blank_file("client_list", tmp_path / "名单.xlsx", year), [*written, None, again, before]))
    one = claim(found, "client_count")
    assert (one.value, one.as_of) == (len(FIRMS), date(year, 12, 31))
    assert [row.reason for row in one.count.rows if not row.counted] == ["duplicate", "other_year"]


def test_instructions_tell_thresholds_years_and_choices() -> None:
    notes, listed = sheets(workbook(blank("client_list"), made("client_list"), zh))
    told = "\n".join(str(cell.value) for row in notes.iter_rows() for cell in row if cell.value)
    for part in ("≥ 40 家", "培训服务：≥ 200 家", "2025年度、2026年度", "个体工商户（", "第八条（四）", "必填"):
        assert part in told
    assert listed.cell(1, 1).value == "2025年度服务企业名单"
    assert listed.cell(2, 1).value == f"填报单位：{UNIT}"
    rules = {
        str(rule.sqref).rstrip("0123456789").split(":")[0]: rule for rule in listed.data_validations.dataValidation
    }
    assert {r.type for r in rules.values()} == {"whole", "custom", "list", "date"}
    assert "财税服务" in str(rules[f"E{HEADER + 1}"].formula1)
    assert (rules[f"G{HEADER + 1}"].formula1, rules[f"G{HEADER + 1}"].formula2) == ("45658", "46022")


def test_a_blank_that_nobody_filled_in_is_no_paper(tmp_path: Path) -> None:
    for kind in ("staff_roster", "client_list"):
        found = read_back(blank_file(kind, tmp_path / f"{kind}.xlsx"))
        assert not found.claims
        assert not found.left_out
        assert {paper.kind for paper in found.papers} == {Kind.OTHER}
        assert not [fact for fact in found.facts if fact.name == "services"]


def test_the_whole_review_counts_what_was_filled_in(tmp_path: Path) -> None:
    people = [
        {"序号": i + 1, "姓名": n, "学历": "大专", "职称": "无", "用工形式": "专职"} for i, n in enumerate(NAMES[:6])
    ]
    firms = [
        {
            "序号": i + 1,
            "企业名称": f"漠江市{f}",
            "企业规模": "小型",
            "服务类别": "法律服务",
            "服务日期": datetime(2025, 4, 2),
        }
        for i, f in enumerate(FIRMS[:7])
    ]
    files = [
        fill(blank_file("staff_roster", tmp_path / "从业人员名册.xlsx"), people),
        fill(blank_file("client_list", tmp_path / "服务企业名单.xlsx"), firms),
    ]
    handed = [Handed(path, path.name) for path in files]
    report = review(handed, load("yangjiang"), Options(as_of=ON, jobs=1), ON)
    assert {c.field.id: float(c.value) for c in report.claims} == {
        "headcount": 6.0,
        "qualification_ratio": 1.0,
        "client_count": 7.0,
    }
    statuses = {finding.rule: finding.status for finding in report.findings}
    assert (statuses["8.3.headcount"], statuses["8.4.clients"]) == (Status.MET, Status.NOT_MET)
