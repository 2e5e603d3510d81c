"""A field is data: an office adds "annual revenue" by rows and words of its own, and the whole way knows it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractors.words.loading import OWN_WORDS
from tests.office.papers import pdf, word

ROOT = Path(__file__).resolve().parents[1]
OFFICE = Path(__file__).parent / "office"
FIRM, PARENT = "阳江市海帆企业服务有限公司", "粤西漠江控股集团有限公司"
SAMPLES = {
    "comprehensive-clean": [],
    "padded-clients": [],
    "specialised-below": [("申报表.pdf", 486500)],
    "training-200": [],
    "word-habits": [],
}
"""Committed samples and the revenue that their papers with text state."""

Report = dict[str, Any]


def in_temporary_folder(folder: Path) -> tuple[Path, Path]:
    """The office's words, and the project's rules with the office's beside them."""
    words, rules = folder / "words", folder / "rules"
    shutil.copytree(OFFICE / "words", words)
    shutil.copytree(ROOT / "checkers" / "rulebooks" / "yangjiang", rules)
    shutil.copytree(OFFICE / "rules", rules, dirs_exist_ok=True)
    return words, rules


def reviewed(folder: Path, pages: Path, dossiers: list[Path]) -> Mapping[str, Report]:
    """The reports on these folders by name, from a process that reads the office's words."""
    words, rules = in_temporary_folder(folder)
    command = [sys.executable, "-m", "tests.office.review", *map(str, (rules, pages, *dossiers))]
    done = subprocess.run(
        command, env={**os.environ, OWN_WORDS: str(words)}, cwd=ROOT, capture_output=True, text=True, timeout=900
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "KeyError" not in done.stderr
    return {d.name: json.loads((d / "report.json").read_text(encoding="utf-8")) for d in dossiers}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def reports(folder: Path, pages_folder: Path) -> Mapping[str, Report]:
    dossiers = [_agreeing(folder), _apart(folder), _last_year_alone(folder), *(_sample(folder, n) for n in SAMPLES)]
    return reviewed(folder, pages_folder, dossiers)


def _agreeing(folder: Path) -> Path:
    """Form and report in Word, the audit report with its income statement as a text PDF; look-alikes everywhere."""
    made = folder / "agreeing"
    made.mkdir()
    rows = [
        ["申报单位", FIRM],
        ["平台类别", "综合性服务平台"],
        ["年营业收入（万元）", "48.26"],
        ["营业外收入（万元）", "3.2"],
        ["主营业务收入（万元）", "45.1"],
        ["填表日期", "2023年3月1日"],
    ]
    word(made / "申请表.docx", "阳江市中小企业公共服务示范平台申请表", rows)
    word(
        made / "申请报告.docx",
        "中小企业公共服务示范平台申请报告",
        f"申报单位：{FIRM}",
        "2022年，我公司实现营业总收入48.26万元，其中主营业务收入45.1万元，营业外收入3.2万元。",
        "母公司全年营业收入达3,260万元，集团2022年营业收入4,100万元，入驻企业营业收入合计9,800万元。2021年营业收入为39.8万元。",
        "2023年计划实现营业收入80万元。营业收入增长率为21%。",
        "2023年3月1日",
    )
    pdf(
        made / "审计报告.pdf",
        "审计报告",
        f"{FIRM}全体股东：",
        "我们审计了后附的财务报表，包括2022年12月31日的资产负债表和2022年度的利润表。",
        "注册会计师 陈海生",
        "2023年2月20日",
        "",
        *_statement(FIRM, "482,563.17", "398,112.40"),
    )
    return made


def _statement(firm: str, now: str, before: str) -> list[Any]:
    """An income statement of 2022."""
    rows = [
        ["项目", "行次", "本期金额", "上期金额"],
        ["一、营业总收入", "1", now, before],
        ["其中：主营业务收入", "2", "451,000.00", "380,000.00"],
        ["减：营业成本", "3", "201,003.20", "180,220.10"],
        ["二、营业利润", "10", "90,112.00", "80,000.00"],
        ["加：营业外收入", "11", "32,000.00", "1,000.00"],
        ["三、利润总额", "15", "122,112.00", "81,000.00"],
        ["四、净利润", "20", "118,000.00", "79,000.00"],
    ]
    return ["利润表", f"编制单位：{firm}", "2022年度", "单位：元", rows]


def _apart(folder: Path) -> Path:
    """The form as a text PDF says too much; the parent's statement, which would be enough for it, lies beside."""
    made = folder / "apart"
    made.mkdir()
    rows = [["申报单位", FIRM], ["年营业收入（万元）", "91.4"], ["填表日期", "2023年3月1日"]]
    pdf(made / "申请表.pdf", "阳江市中小企业公共服务示范平台申请表", rows)
    pdf(made / "利润表.pdf", *_statement(FIRM, "382,563.17", "914,000.00"))
    pdf(made / "母公司利润表.pdf", *_statement(PARENT, "32,600,000.00", "914,000.00"))
    return made


def _last_year_alone(folder: Path) -> Path:
    """What is there is of the year before the one that counts."""
    made = folder / "last_year"
    made.mkdir()
    form = "阳江市中小企业公共服务示范平台申请表"
    word(made / "申请表.docx", form, [["申报单位", FIRM], ["填表日期", "2024年3月1日"]])
    pdf(made / "利润表.pdf", *_statement(FIRM, "482,563.17", "398,112.40"))
    return made


def _sample(folder: Path, name: str) -> Path:
    """The papers of a committed sample that are no pictures."""
    made = folder / name
    made.mkdir()
    sample = ROOT / "samples" / name
    for paper in yaml.safe_load((sample / "expected.yaml").read_text(encoding="utf-8"))["documents"]:
        if paper["class"] in ("text", "word", "sheet"):
            shutil.copy(sample / paper["name"], made)
    return made


def revenue(report: Report) -> list[Any]:
    """The claims of the new field."""
    return [claim for claim in report["claims"] if claim["field"] == "annual_revenue"]


def verdicts(report: Report) -> dict[str, str]:
    """The statuses of its two rules."""
    return {f["rule"]: f["status"] for f in report["findings"] if f["field"] == "annual_revenue"}


def test_no_look_alike_is_taken(reports: Mapping[str, Report]) -> None:
    said = {(c["evidence"]["document"], c["value"], c["basis"], c["as_of"]) for c in revenue(reports["agreeing"])}
    assert said == {
        ("申请表.docx", 482600, "declared", None),
        ("申请报告.docx", 482600, "declared", "2022-12-31"),
        ("审计报告.pdf", 482563.17, "evidenced", "2022-12-31"),
    }


def test_what_was_seen_and_does_not_count_has_its_reasons(reports: Mapping[str, Report]) -> None:
    """The reasons are the project's own, which know nothing of this field, and its look-alikes."""
    left = [o for o in reports["agreeing"]["left_out"] if o["field"] == "annual_revenue"]
    why = {o["value"]: {r["rule"] for r in o["reasons"]} for o in left}
    assert "look_alike.of_others" in why[32600000]
    assert "plan.before.intended" in why[800000]
    assert "column.opening" in why[398112.4]
    assert why[398000] == {"earlier_year"}


def test_the_statement_is_of_its_enterprise_and_stands_on_its_page(reports: Mapping[str, Report]) -> None:
    proof = next(c for c in revenue(reports["agreeing"]) if c["basis"] == "evidenced")
    seen = proof["evidence"]
    assert (proof["subject"], seen["page"], seen["quote"]) == (FIRM, 2, "482,563.17")
    assert seen["bbox"] and seen["bbox"][0] > 200 and seen["bbox"][2] - seen["bbox"][0] < 80
    assert proof["confirmed_by"] == ["second_reader"]


def test_it_agrees_and_suffices(reports: Mapping[str, Report]) -> None:
    assert verdicts(reports["agreeing"]) == {"9.1.revenue": "met", "agreement.annual_revenue": "met"}


def test_the_parents_revenue_is_not_the_applicants(reports: Mapping[str, Report]) -> None:
    found = reports["apart"]
    assert verdicts(found) == {"9.1.revenue": "not_met", "agreement.annual_revenue": "inconsistent"}
    judged = next(f for f in found["findings"] if f["rule"] == "9.1.revenue")
    assert judged["value"] == 382563.17
    assert [(c["subject"], c["value"]) for c in revenue(found) if c["basis"] == "evidenced"] == [(FIRM, 382563.17)]
    aside = next(o for o in found["left_out"] if o["value"] == 32600000)
    assert [(r["rule"], r["words"]) for r in aside["reasons"]] == [("paper_of_others.owner", PARENT)]


def test_what_was_given_for_the_year_before_is_told(reports: Mapping[str, Report]) -> None:
    assert verdicts(reports["last_year"])["9.1.revenue"] == "uncertain"


@pytest.mark.parametrize("name", ["agreeing", "apart", "last_year"])
def test_papers_have_their_kinds(reports: Mapping[str, Report], name: str) -> None:
    kinds = [p["kind"] for d in reports[name]["documents"] for p in d["papers"]]
    assert "income_statement" in kinds
    assert "other" not in kinds


def test_pages_for_people_call_it_by_its_name(reports: Mapping[str, Report], folder: Path) -> None:
    chinese, english = (
        (folder / "agreeing" / f"report.{lang}.html").read_text(encoding="utf-8") for lang in ("zh", "en")
    )
    assert "482,563.17 元（48.26 万元）" in chinese
    assert "年营业收入" in chinese and "利润表" in chinese
    assert "Annual revenue" in english and "Income statement" in english


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_state_no_more_than_they_say(reports: Mapping[str, Report], name: str) -> None:
    found = reports[name]
    assert [d["name"] for d in found["documents"] if d["error"]] == []
    assert {c["field"] for c in found["claims"]} >= {"total_assets", "floor_area"}
    assert [(c["evidence"]["document"], c["value"]) for c in revenue(found)] == SAMPLES[name]


def test_a_stored_report_is_read_again_with_the_field(reports: Mapping[str, Report], folder: Path) -> None:
    code = (
        "import json,sys; from service.report.parsing import report_of;"
        "r = report_of(json.load(open(sys.argv[1], encoding='utf-8')));"
        "print(sorted({str(c.evidence.paper) for c in r.claims if c.field.id == 'annual_revenue'}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder / "agreeing" / "report.json")],
        env={**os.environ, OWN_WORDS: str(OFFICE / "words")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "['application_form', 'application_report', 'income_statement']"
