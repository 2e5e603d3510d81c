"""What docs/words.md shows is true: its files are clean, its sentence is understood, its tables leave nothing out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from extractors.fields import Field
from extractors.words.loading import OWN_WORDS, project_folder

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
SENTENCE = "全年结对助企63家"

READ = """
from tests.extractors.build import document
from extractors.papers import papers
from extractors.statements.find import statements
from extractors.statements.resolve import resolve
made = document("中小企业公共服务示范平台申请报告", "{sentence}。")
found = papers(made)
print([(c.field.id, int(c.value)) for c in resolve(statements(made, found), made, found).claims])
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the page: each block of YAML that opens with a file's name, blocks of one name together."""
    folder = tmp_path_factory.mktemp("docs")
    for name, text in re.findall(r"```yaml\n# office/(\S+)\n(.*?)```", PAGE, re.DOTALL):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + text, encoding="utf-8")
    for name in ("labels/annual_revenue.yaml",):
        (folder / name).write_text((ROOT / "tests" / "office" / "words" / name).read_text(encoding="utf-8"), "utf-8")
    return folder


def run(*command: str, words: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if k != OWN_WORDS} | ({OWN_WORDS: str(words)} if words else {})
    return subprocess.run([sys.executable, *command], env=environment, cwd=ROOT, capture_output=True, text=True)


def test_the_files_of_the_page_are_clean(office: Path) -> None:
    own = {path.relative_to(office).as_posix() for path in office.rglob("*.yaml")}
    assert own >= {"labels/client_count.yaml", "fields.yaml", "lists/equipment.yaml", "kinds/income_statement.yaml"}
    told = run("-m", "service.cli", "words", "check", str(office)).stdout.splitlines()
    assert [line for line in told if not line.startswith("hint: ") and line.partition(":")[0] in own] == []


def test_the_sentence_is_understood_with_the_rule_alone(office: Path) -> None:
    assert SENTENCE in PAGE
    code = READ.format(sentence=SENTENCE)
    assert run("-c", code).stdout.strip() == "[]"
    assert run("-c", code, words=office).stdout.strip() == "[('client_count', 63)]"


def test_every_key_of_a_field_is_told() -> None:
    told = re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)
    assert {f.name for f in fields(Field)} <= set(told)


def test_every_file_that_it_names_is_there() -> None:
    for name in re.findall(r"`((?:tests|extractors|checkers)/[\w/.]+)`", PAGE):
        assert (ROOT / name).exists(), name
    for name in ("fields.yaml", "columns.yaml", "lexicon.yaml"):
        assert (project_folder() / name).is_file()


def test_the_office_of_the_tests_has_no_fault() -> None:
    done = run("-m", "service.cli", "words", "check", str(ROOT / "tests" / "office" / "words"))
    assert (done.returncode, [line for line in done.stdout.splitlines() if "hint" not in line]) == (0, [])


def test_a_broken_row_ends_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "fields.yaml").write_text("fields: [{id: wages, unit: CNY}]\n", encoding="utf-8")
    done = run("-m", "service.cli", "check", str(tmp_path), words=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("prescreen: fields.yaml: field wages: unknown [], missing [")
    assert done.stderr.count("\n") == 1
