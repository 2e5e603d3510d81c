"""A kind of list is data: an office has patents and equipment counted by files of words of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.office.papers import pdf, word
from tests.test_new_field import FIRM, Report, reviewed

FORM = "阳江市中小企业公共服务示范平台申请表"
PATENTS = ["序号", "专利名称", "专利号", "授权公告日", "法律状态", "备注"]
MACHINES = ["序号", "设备名称", "规格型号", "数量（台）", "原值（万元）", "备注"]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, pages_folder: Path) -> Mapping[str, Report]:
    folder = tmp_path_factory.mktemp("lists")
    return reviewed(folder, pages_folder, [_agreeing(folder), _padded(folder), _doubtful(folder)])


def _form(patents: str, machines: str) -> list[list[str]]:
    return [
        ["申报单位", FIRM],
        ["平台类别", "综合性服务平台"],
        ["年度授权专利数（件）", patents],
        ["申请专利数（件）", "19"],
        ["服务设备台数", machines],
        ["设备原值（万元）", "70.6"],
        ["填表日期", "2023年3月1日"],
    ]


def _patent(number: int, name: str, granted: str = "2022-03-04", status: str = "有效", remark: str = "") -> list[str]:
    return [str(number), name, f"ZL20212000000{number}.{number}", granted, status, remark]


GOOD = [
    _patent(1, "一种刀具磨削夹具"),
    _patent(2, "一种渔网编织装置", "2022-05-11"),
    _patent(3, "一种刀柄注塑模具", "2022-08-20"),
    _patent(4, "一种海产品清洗机", "2022-09-09"),
]
OLD = _patent(5, "一种保温餐车", "2021-11-20")
AGAIN = ["6", "一种刀具磨削夹具", "ZL202120000001.1", "2022-03-04", "有效", ""]
ENDED = _patent(7, "一种厨刀防护套", "2022-10-10", "未缴年费终止")
PENDING = ["8", "一种渔排固定架", "", "2022-12-01", "实质审查中", ""]
SHARED = _patent(9, "一种礁石清淤耙", "2022-12-01", "有效", "与院校共有")
TRADE_MARKS = [
    ["序号", "名称", "注册号", "授权公告日"],
    *([str(n), f"海帆{n}", f"1234567{n}", "2022-01-01"] for n in "123456"),
]


def _list(*rows: list[str]) -> list[list[str]]:
    """A list of patents with row numbers that run on."""
    return [PATENTS, *([str(number), *row[1:]] for number, row in enumerate(rows, start=1))]


def _agreeing(folder: Path) -> Path:
    """Five patents, of which one is of another year, in Word, a list of trade marks behind them; equipment as a PDF."""
    made = folder / "agreeing"
    made.mkdir()
    word(made / "申请表.docx", FORM, _form("4", "24台"))
    patents = [*_list(*GOOD, OLD), ["合计", "5件", "", "", "", ""]]
    word(made / "附件.docx", "2022年度授权专利清单", f"填报单位：{FIRM}", patents, "二、注册商标清单", TRADE_MARKS)
    _machines(made / "设备清单.pdf", "18", "28")
    pdf(
        made / "采购.pdf",
        "拟购设备清单",
        [["序号", "设备名称", "数量（台）"], ["1", "激光打标机", "30"], ["2", "电火花机", "12"]],
    )
    return made


def _machines(path: Path, computers: str, total: str) -> None:
    rows = [
        MACHINES,
        ["1", "三坐标测量机", "CMM-8", "2", "36.5", "在用"],
        ["2", "光谱仪", "SP-2", "3台", "21.2", "在用"],
        ["3", "培训电脑", "PC-7", computers, "9.1", "在用"],
        ["4", "投影仪", "TY-1", "4", "1.6", "已报废"],
        ["5", "硬度计", "HD-5", "1", "2.2", "在用"],
        ["合计", "", "", total, "70.6", ""],
    ]
    pdf(path, "服务设备清单", f"填报单位：{FIRM}", rows)


def _padded(folder: Path) -> Path:
    """The form counts what does not count: a row that stands there twice, an ended one, one that is not granted yet."""
    made = folder / "padded"
    made.mkdir()
    pdf(made / "申请表.pdf", FORM, _form("6", "19台"))
    pdf(made / "专利清单.pdf", "2022年授权专利清单", _list(*GOOD[:3], OLD, AGAIN, ENDED, PENDING))
    _machines(made / "设备清单.pdf", "9", "19")
    return made


def _doubtful(folder: Path) -> Path:
    """Enough only with a patent that is shared; an amount that cannot be read; a total that says more."""
    made = folder / "doubtful"
    made.mkdir()
    word(made / "申请表.docx", FORM, _form("4", "25台"))
    word(made / "专利清单.docx", "授权专利清单", _list(*GOOD[:3], SHARED))
    _machines(made / "设备清单.pdf", "若干", "25")
    return made


def count(report: Report, field: str) -> dict[str, Any]:
    """The one counted claim of a field."""
    (found,) = [c for c in report["claims"] if c["field"] == field and c["basis"] == "computed"]
    return found


def left(report: Report, field: str) -> list[tuple[str, str]]:
    """Which rows do not count, and why."""
    rows = count(report, field)["count"]["rows"]
    return [(r["label"], r["reason"]) for r in rows if not r["counted"] and r["reason"] != "total_row"]


def verdict(report: Report, rule: str) -> str:
    return next(str(f["status"]) for f in report["findings"] if f["rule"] == rule)


def test_patents_of_the_year_are_counted(reports: Mapping[str, Report]) -> None:
    found = count(reports["agreeing"], "patents")
    assert (found["value"], found["unit"], found["as_of"]) == (4, "patents", "2022-12-31")
    assert found["evidence"]["paper"] == "patent_list"
    assert found["evidence"]["place"] == {"table": 1, "row": 2, "last_row": 6}
    assert found["confirmed_by"] == ["row_numbers", "total_row"]
    assert left(reports["agreeing"], "patents") == [("一种保温餐车", "other_year")]


def test_equipment_is_added_up(reports: Mapping[str, Report]) -> None:
    found = count(reports["agreeing"], "equipment")
    assert (found["value"], found["as_of"], found["evidence"]["page"]) == (24, None, 1)
    assert found["evidence"]["bbox"]
    assert [(r["label"], r["amount"]) for r in found["count"]["rows"]][:3] == [
        ("三坐标测量机", 2),
        ("光谱仪", 3),
        ("培训电脑", 18),
    ]
    assert left(reports["agreeing"], "equipment") == [("投影仪", "not_meant")]


@pytest.mark.parametrize("rule", ["9.2.patents", "9.3.equipment", "agreement.patents", "agreement.equipment"])
def test_both_agree_and_suffice(reports: Mapping[str, Report], rule: str) -> None:
    assert verdict(reports["agreeing"], rule) == "met"


def test_lists_of_other_things_are_not_counted(reports: Mapping[str, Report]) -> None:
    computed = [c for c in reports["agreeing"]["claims"] if c["basis"] == "computed"]
    assert {(c["field"], c["evidence"]["document"]) for c in computed} == {
        ("patents", "附件.docx"),
        ("equipment", "设备清单.pdf"),
    }


def test_each_row_that_does_not_count_has_its_reason(reports: Mapping[str, Report]) -> None:
    assert count(reports["padded"], "patents")["value"] == 3
    assert left(reports["padded"], "patents") == [
        ("一种保温餐车", "other_year"),
        ("一种刀具磨削夹具", "duplicate"),
        ("一种厨刀防护套", "not_meant"),
        ("一种渔排固定架", "not_meant"),
    ]


def test_a_padded_form_is_told(reports: Mapping[str, Report]) -> None:
    found = reports["padded"]
    assert verdict(found, "9.2.patents") == "not_met"
    assert verdict(found, "agreement.patents") == "inconsistent"
    assert (verdict(found, "9.3.equipment"), verdict(found, "agreement.equipment")) == ("not_met", "inconsistent")
    causes = [c["code"] for f in found["findings"] if f["rule"] == "agreement.equipment" for c in f["causes"]]
    assert "rows_counted" in causes


def test_doubts_keep_a_verdict_open(reports: Mapping[str, Report]) -> None:
    found = reports["doubtful"]
    shared = count(found, "patents")["count"]
    assert (count(found, "patents")["value"], shared["low"], shared["high"]) == (4, 3, 4)
    assert verdict(found, "9.2.patents") == "uncertain"
    machines = count(found, "equipment")
    assert (machines["value"], machines["count"]["high"]) == (6, 21)
    assert {gap["code"] for gap in machines["count"]["gaps"]} == {"amounts_unread", "total_differs"}
    assert ("培训电脑", "unreadable") in left(found, "equipment")
    assert verdict(found, "9.3.equipment") == "uncertain"
