"""The paper follows the paragraphs, shows each figure once, and says what was not looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checkers.model import Text
from service.exports.contents import Shown, Taking
from service.exports.paper import Grid, Heading, Line, Pairs, Paper, Quoted, Shot, Signature
from service.exports.report_paper import report_paper
from service.model import Report
from tests.service.exports.conftest import AGREED, MakeShown
from tests.service.invented import every_verdict


@pytest.fixture
def paper(shown: Shown, taking: Taking) -> Paper:
    return report_paper(shown, taking, "2023-03-10 08:00")


def lines(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Line)]


def test_findings_stand_under_their_paragraphs(paper: Paper) -> None:
    headings = [(b.level, b.text) for b in paper.blocks if isinstance(b, Heading) and b.level > 1]
    assert headings == [
        (2, "第八条第一项"),
        (3, "资产总额"),
        (3, "资产总额：申报与佐证是否一致"),
        (2, "第八条第二项"),
        (3, "办公场所面积"),
        (2, "第八条第三项"),
        (3, "专职从业人数"),
        (3, "专业人员比例"),
    ]


def test_the_first_page_tells_rules_round_and_version(paper: Paper) -> None:
    facts = next(block for block in paper.blocks if isinstance(block, Pairs))
    told = dict(facts.rows)
    assert told["审核依据"] == "阳江市示范平台管理办法 (2023)"
    assert told["申报批次"] == "2023 年样例申报（样例〔2023〕1 号）"
    assert told["申报件编号"] == "0123456789abcdef"
    assert told["导出时间"] == "2023-03-10 08:00"


def test_each_figure_is_shown_once(paper: Paper) -> None:
    proofs = [b.label for b in paper.blocks if isinstance(b, Line) and b.label.startswith("依据")]
    assert proofs == ["依据 1", "依据 2", "依据 3", "依据 4"]
    assert "另见依据 1" in lines(paper)
    assert len([b for b in paper.blocks if isinstance(b, Shot)]) == 2
    assert len([b for b in paper.blocks if isinstance(b, Quoted)]) == 2


def test_a_lost_picture_is_told(shown: Shown, taking: Taking) -> None:
    paper = report_paper(replace(shown, cuts={}), taking, "")
    assert "没有可显示的图片，原文为“523,456.82”" in lines(paper)


def test_what_was_not_looked_at_is_said(make_shown: MakeShown, report: Report, taking: Taking) -> None:
    rulebook = replace(report.rulebook, not_looked_at=(Text("现场考察", "site visits"),))
    paper = report_paper(make_shown(said_of=replace(report, rulebook=rulebook)), taking, "")
    assert "系统不查看：现场考察。" in lines(paper)
    assert "有 1 个文件未能读取，其中的内容没有计入：坏.pdf" in lines(paper)
    assert any(line.startswith("另读到 2 处未计入结论的数字") for line in lines(paper))
    whole = replace(report, documents=report.documents[:4])
    assert "所有文件均已读取。" in lines(report_paper(make_shown(said_of=whole), taking, ""))


def test_the_table_of_papers_has_hashes(paper: Paper, shown: Shown) -> None:
    table = [block for block in paper.blocks if isinstance(block, Grid)][-1]
    assert [row[-1] for row in table.rows] == [sha256 or "－" for sha256 in shown.hashes]
    assert [row[1] for row in table.rows] == [d.name for d in shown.view.documents]
    assert table.rows[-1][4] == "未能读取：文件已损坏。"


def test_the_overview_has_every_verdict(make_shown: MakeShown, report: Report, taking: Taking) -> None:
    paper = report_paper(make_shown(said_of=every_verdict(report)), taking, "")
    overview = next(block for block in paper.blocks if isinstance(block, Grid))
    verdicts = {row[0]: row[3] for row in overview.rows if len(row) > 1}
    assert verdicts["乙项"] == "✓ 符合（结论不稳）"
    assert verdicts["庚项"] == "✗ 不符合"
    assert verdicts["辛项"] == "评 待专家评议"


def test_the_office_sees_words_and_signs_and_others_do_not(shown: Shown, taking: Taking, paper: Paper) -> None:
    outside = report_paper(shown, replace(taking, inside=False), "")
    told = f"{AGREED.verdict} · {AGREED.reason} · {AGREED.by} · {AGREED.at}"
    assert told in lines(paper)
    assert "待专家决定" in lines(paper)
    assert [b for b in paper.blocks if isinstance(b, Signature)] != []
    assert told not in lines(outside)
    assert "待专家决定" not in lines(outside)
    assert [b for b in outside.blocks if isinstance(b, Signature)] == []


def test_a_word_on_other_evidence_is_told_as_former(shown: Shown, taking: Taking) -> None:
    said = {"8.1.assets": (replace(AGREED, holds=False),)}
    paper = report_paper(replace(shown, said=said), taking, "")
    assert [b.label for b in paper.blocks if isinstance(b, Line) and b.text.startswith("同意 ·")] == [
        "原专家意见（依据已变，待重新决定）"
    ]
