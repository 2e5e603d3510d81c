"""What docs/rulebook.md shows is true: an invented city is built from its blocks, sound, and judges a dossier."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from checkers.rulebook.folders import names
from extractors.words.loading import OWN_RULES, OWN_WORDS
from tests.office.papers import pdf, word

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "rulebook.md").read_text(encoding="utf-8")
FIRM = "云屏市鹿溪企业服务有限公司"
LANDLORD = "云屏市竹湾物业有限公司"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the page: each block of YAML that opens with a file's name."""
    folder = tmp_path_factory.mktemp("city")
    for name, text in re.findall(r"```yaml\n# city/(\S+)\n(.*?)```", PAGE, re.DOTALL):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    plain = {k: v for k, v in os.environ.items() if k not in (OWN_RULES, OWN_WORDS)}
    command = [sys.executable, "-m", "service.cli", *arguments]
    return subprocess.run(command, env=plain, cwd=ROOT, capture_output=True, text=True, timeout=600)


def dossier(folder: Path, events: str) -> Path:
    """The papers of an applicant of that city, who says that 26 events were held; the record says how many."""
    folder.mkdir(exist_ok=True)
    rows = [
        ["申报单位", FIRM],
        ["驿站类别", "☑枢纽型　□社区型　□行业型"],
        ["服务功能", "☑用工服务　□物流服务　☑节能服务"],
        ["办公场所面积（平方米）", "88"],
        ["年服务活动场次（场）", "26"],
        ["成立日期", "2019年4月2日"],
        ["填表日期", "2023年3月1日"],
    ]
    word(folder / "申请表.docx", "云屏市小微企业服务驿站申报表", rows)
    pdf(
        folder / "租赁合同.pdf",
        "房屋租赁合同",
        f"甲方（出租方）：{LANDLORD}",
        f"乙方（承租方）：{FIRM}",
        "甲方将位于云屏市竹湾路18号3楼的办公用房出租给乙方，建筑面积88平方米。",
        "租赁期限：2022年1月1日至2025年12月31日。",
    )
    held = [["序号", "活动名称", "举办日期"], ["1", "春季招聘会", "2022年2月18日"]]
    record = f"全年服务活动场次：{events}场；参加服务活动41场"
    pdf(folder / "活动台账.pdf", "2022年服务活动台账", f"填报单位：{FIRM}", held, record)
    return folder


@pytest.fixture(scope="module")
def reports(city: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, dict[str, Any]]:
    made, found = tmp_path_factory.mktemp("dossiers"), {}
    for name, events in (("enough", "26"), ("short", "16")):
        folder, out = dossier(made / name, events), made / f"{name}.json"
        done = run("check", str(folder), "--jobs", "1", "--rulebook", str(city), "--json", str(out))
        assert done.returncode == 1, done.stderr[-2000:]
        found[name] = json.loads(out.read_text(encoding="utf-8"))
    return found


def test_it_holds_no_python_and_leaves_nothing_open(city: Path) -> None:
    assert {p.suffix for p in city.rglob("*") if p.is_file()} == {".yaml"}
    done = run("rules", "check", str(city), "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    lines = run("words", "check", str(city / "words")).stdout.splitlines()
    assert [line for line in lines if not line.startswith("hint: ")] == []


def test_its_categories_services_and_its_own_figure_are_read(reports: Mapping[str, dict[str, Any]]) -> None:
    said = reports["enough"]["dossier"]
    assert (said["applicant"], said["category"], said["services"]) == (FIRM, "hub", ["jobs", "green"])
    events = [c for c in reports["enough"]["claims"] if c["field"] == "events_held"]
    assert [(c["value"], c["basis"], c["unit"]) for c in events] == [
        (26, "evidenced", "events"),
        (26, "declared", "events"),
    ]
    assert reports["enough"]["rulebook"]["id"] == "yunping"


@pytest.mark.parametrize(
    ("name", "events", "agreement"), [("enough", "met", "met"), ("short", "not_met", "inconsistent")]
)
def test_it_judges(reports: Mapping[str, dict[str, Any]], name: str, events: str, agreement: str) -> None:
    status = {f["rule"]: f["status"] for f in reports[name]["findings"]}
    assert status["5.2.floor_area"] == status["agreement.floor_area"] == "met"
    assert status["5.1.established"] == "uncertain"
    assert (status["5.3.events"], status["agreement.events_held"]) == (events, agreement)
    assert "8.4.clients" not in status


def test_the_page_names_every_rulebook_and_every_key_of_a_rule() -> None:
    assert [name for name in names() if f"| `{name}` |" not in PAGE] == []
    keys = (
        "clause",
        "title",
        "sort",
        "field",
        "condition",
        "unit",
        "depends_on",
        "values",
        "asks",
        "decisions",
        "examples",
    )
    assert [key for key in keys if f"| `{key}` |" not in PAGE] == []
