"""On the terminal each figure that was seen says whether it counts, for what, and why not."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from service.model import Lang, Report
from service.report.explaining import explained


def told(report: Report, lang: Lang = "zh", width: int = 120) -> str:
    out = io.StringIO()
    explained(report, lang, Console(file=out, width=width, highlight=False))
    return out.getvalue()


def test_each_field_has_what_counts_and_what_does_not(report: Report) -> None:
    text = told(report)
    fields = [text.index(f"\n{name}") for name in ("资产总额", "办公场所面积", "专职从业人数", "专业人员比例")]
    assert fields == sorted(fields)
    assets = text[fields[0] : fields[1]]
    assert assets.index("计入 2") < assets.index("523,456.82 元") < assets.index("未计入 1")
    assert assets.index("未计入 1") < assets.index("6,000,000 元（600 万元）  申请表.pdf · 第 1 页  “6000000”")
    assert "未计入原因  是计划、目标或预计（“力争”）" in assets
    assert "材料中没有找到相关数据。" in text[fields[3] :]


def test_a_figure_that_counts_names_the_findings_that_rest_on_it(report: Report) -> None:
    text = told(report)
    assert "86.5 平方米  租赁合同.docx · 第 4 段 · 佐证  “86.5平方米”" in text
    assert "用于  办公场所面积 ✗ 不符合" in text
    assert "没有结论用到" not in text
    assert "没有结论用到" in told(replace(report, findings=()))


def test_what_was_counted_is_no_quote(report: Report) -> None:
    (roster,) = [c for c in report.claims if c.count]
    counted = replace(roster, evidence=replace(roster.evidence, quote=""))
    text = told(replace(report, claims=(*report.claims[:3], counted)))
    assert "名册.xlsx · 工作表“Sheet1” 第 9 行 · 逐行统计  共 3 行，其中专职 1 人" in text


def test_it_speaks_english(report: Report) -> None:
    text = told(report, "en")
    assert "Why not  a plan, a goal or a forecast (“力争”)" in text
    assert "Not counted 1" in text
    assert "Decides  Office floor area ✗ Not met" in text


@pytest.mark.parametrize("width", [60, 100])
def test_it_fits(report: Report, width: int) -> None:
    assert max(cell_len(line) for line in told(report, width=width).splitlines()) <= width


def test_words_of_a_paper_are_no_markup(report: Report) -> None:
    goal = report.left_out[0]
    reason = replace(goal.reasons[0], words="[bold]甲[/bold] [/]")
    assert "“[bold]甲[/bold] [/]”" in told(
        replace(report, left_out=(replace(goal, reasons=(reason,)),), left_out_excerpts=())
    )
