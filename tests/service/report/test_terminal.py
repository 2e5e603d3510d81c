"""The terminal view says what the page says, fits its width, and is plain where it is piped."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from rich.cells import cell_len
from rich.console import Console

from checkers.model import Alternative, Status, Text
from service.model import Lang, Progress, Report
from service.report.flow import breaks
from service.report.terminal import progress, show


def shown(report: Report, lang: Lang = "zh", width: int = 100, terminal: bool = False) -> str:
    out = io.StringIO()
    show(report, lang, Console(file=out, width=width, force_terminal=terminal, highlight=False))
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_fits(report: Report, lang: Lang, width: int) -> None:
    assert max(cell_len(line) for line in shown(report, lang, width).splitlines()) <= width


def test_it_says_what_is_wrong_why_and_where(report: Report) -> None:
    text = shown(report, width=120)
    for said in (
        "≠ 不一致  资产总额：申报与佐证是否一致  第八条第一项",
        "可能原因  申请表的数是资产负债表的一万倍",
        "5,234,560,000 元（523,456 万元）  申请表.pdf · 第 1 页 · 申报",
        "86.5 平方米  租赁合同.docx · 第 4 段 · 佐证",
        "无法读取 · 文件已损坏。",
        "缺少识别引擎  tesseract",
    ):
        assert said in text


def test_the_worst_stands_first(report: Report) -> None:
    text = shown(report)
    discussed = text[text.index("需要处理或核对的项目") :]
    places = [discussed.index(word) for word in ("\n✗ 不符合", "\n≠ 不一致", "\n？ 待人工核实", "\n□ 缺材料")]
    assert places == sorted(places)


def test_nothing_to_discuss(report: Report) -> None:
    met = tuple(f for f in report.findings if f.status is Status.MET)
    assert "未发现需要处理的问题" in shown(replace(report, findings=met, documents=report.documents[:4]))
    assert "未发现需要处理的问题" not in shown(replace(report, findings=met))


def test_what_would_turn_is_something_to_discuss(report: Report) -> None:
    met = tuple(replace(f, stable=False) for f in report.findings if f.status is Status.MET)
    assert "未发现需要处理的问题" not in shown(replace(report, findings=met, documents=report.documents[:4]))


def test_a_verdict_that_stands_but_would_turn_is_said_apart(report: Report) -> None:
    turned = Alternative(Decimal(4), Text("若须兼备", "if both"), Status.NOT_MET, settled=True)
    met = replace(report.findings[0], stable=False, alternatives=(turned,))
    text = shown(replace(report, findings=(met,), documents=report.documents[:4]))
    assert "未发现需要处理的问题" not in text
    assert "✓ 符合 (结论不稳)  资产总额" in text[text.index("另一种读法会改变结论") :]


def test_colour_is_for_terminals(report: Report) -> None:
    assert "\x1b[" not in shown(report)
    assert "\x1b[" in shown(report, terminal=True)


def test_brackets_of_a_paper_are_no_markup(report: Report) -> None:
    dossier = replace(report.dossier, applicant="[bold]甲[/bold] [/]公司")
    assert "[bold]甲[/bold] [/]公司" in shown(replace(report, dossier=dossier))


def test_progress_is_drawn_on_a_terminal_alone() -> None:
    for terminal in (True, False):
        out = io.StringIO()
        with progress("zh", Console(file=out, force_terminal=terminal, width=100)) as tell:
            tell(Progress("申请表.pdf", 0, 3, "opening"))
            tell(Progress("申请表.pdf", 2, 3, "reading"))
        assert ("申请表.pdf" in out.getvalue()) is terminal
        assert ("2/3" in out.getvalue()) is terminal


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("资产总额达到要求。", 10, ["资产总额达", "到要求。"]),
        ("资产总额达到要求。", 8, ["资产总额", "达到要", "求。"]),
        ("要求 ≥ 500,000 元", 12, ["要求 ≥ ", "500,000 元"]),
        ("短", 10, ["短"]),
        ("", 10, [""]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ],
)
def test_chinese_breaks_anywhere_but_before_a_stop(text: str, width: int, lines: list[str]) -> None:
    places = [0, *breaks(text, width), len(text)]
    assert [text[a:b] for a, b in pairwise(places)] == lines
