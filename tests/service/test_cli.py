"""The command's contract: what it writes, what it says, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from docx import Document as WordDocument
from jsonschema import Draft202012Validator

from service import cli
from service.report.json import schema

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    word = WordDocument()
    word.add_paragraph("房屋租赁合同")
    word.add_paragraph("办公用房建筑面积为86.5平方米。")
    word.save(str(tmp_path / "租赁合同.docx"))
    return tmp_path / "租赁合同.docx"


def prescreen(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, piped."""
    command = [sys.executable, "-m", "service.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=ROOT, check=False)


ONE = ("--jobs", "1")
"""Of what has a page or two: each reading process takes two seconds of the processor before it reads."""


def one_line(text: str) -> str:
    lines = text.splitlines()
    assert len(lines) == 1, text
    return lines[0]


def test_a_dossier_with_discrepancies(paper: Path, tmp_path: Path) -> None:
    done = prescreen(
        "check", paper, *ONE, "--as-of", "2023-03-01", "--json", tmp_path / "o/r.json", "--html", tmp_path / "o/r.html"
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert "申报材料预审报告" in done.stdout
    assert "看到的数及取舍" not in done.stdout, "only where it is asked for"
    assert "\x1b[" not in done.stdout
    body = json.loads((tmp_path / "o/r.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema()).validate(body)
    assert body["dossier"]["as_of"] == "2023-03-01"
    assert [(c["field"], c["value"]) for c in body["claims"]] == [("floor_area", 86.5)]
    assert "86.5" in (tmp_path / "o/r.html").read_text(encoding="utf-8")


def test_every_figure_is_explained_where_that_is_asked_for(paper: Path) -> None:
    done = prescreen("check", paper, *ONE, "--explain")
    assert (done.returncode, done.stderr) == (1, "")
    told = done.stdout[done.stdout.index("看到的数及取舍") :]
    assert "86.5 平方米  租赁合同.docx · 第 2 段" in told
    assert "用于  " in told
    assert "材料中没有找到相关数据。" in told
    english = prescreen("check", paper, *ONE, "--explain", "--lang", "en").stdout
    assert "Every figure seen, and whether it counts" in english


def test_json_on_standard_output_is_alone_there(paper: Path) -> None:
    done = prescreen("check", paper, "--json", "-", "--lang", "en", *ONE, "--explain")
    assert (done.returncode, done.stderr) == (1, "")
    body = json.loads(done.stdout)
    assert body["documents"][0]["name"] == "租赁合同.docx"
    assert all(f["message"].isascii() or "租赁合同" in f["message"] for f in body["findings"])


def test_a_dossier_of_broken_files_is_unusable_and_its_json_says_why(tmp_path: Path) -> None:
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7 cut off")
    (tmp_path / "空.docx").write_bytes(b"")
    target = tmp_path / "out" / "r.json"
    done = prescreen("check", tmp_path, *ONE, "--json", target)
    assert (done.returncode, done.stdout) == (2, "")
    assert "坏.pdf" in one_line(done.stderr)
    assert [d["error_code"] for d in json.loads(target.read_text(encoding="utf-8"))["documents"]] == [
        "damaged",
        "empty",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "nowhere"], "找不到“nowhere”"),
        (["check", "nowhere", "--lang", "en"], "“nowhere” does not exist"),
        (["check", "nowhere", "--lang=en"], "“nowhere” does not exist"),
        (["check"], "Missing argument"),
        (["check", "x", "--as-of", "2023-02-30"], "2023-02-30"),
        (["check", "x", "--category", "other"], "other"),
        (["check", "x", "--readers", "eyes"], "eyes"),
        (["check", "x", "--notice", "nowhere.yaml"], "规则库文件 nowhere.yaml 第 1 行：缺少此文件"),
        (["check", "x", "--jobs", "-1"], "-1"),
        (["chekc"], "chekc"),
        (["check", "x", "--frob"], "--frob"),
    ],
)
def test_what_is_wrong_with_the_call_is_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli._run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in one_line(err)


def test_an_output_that_cannot_be_written_is_told(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_bytes(b"")
    assert cli._run(["check", str(paper), *ONE, "--json", str(tmp_path / "taken" / "r.json")]) == 2
    assert "taken" in one_line(capsys.readouterr().err)


def test_an_interrupt_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_check", interrupted)
    assert cli._run(["check", "x"]) == 130
    assert capsys.readouterr().err.strip() == ""


def test_the_exit_code_is_the_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    for code in (0, 1):
        monkeypatch.setattr(cli, "_check", lambda *_, code=code: code)
        assert cli._run(["check", "x"]) == code


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli._run(["--help"]) == 0
    assert "check" in capsys.readouterr().out
    assert cli._run(["--version"]) == 0


def test_commands_of_the_service_are_found_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    context = click.Context(cli.cli)
    monkeypatch.setattr(cli, "SERVICE_COMMANDS", {"serve": "no.such.module"})
    with pytest.raises(ModuleNotFoundError):
        cli.cli.get_command(context, "serve")  # `no` itself is missing, which is another fault than a missing service
    monkeypatch.setattr(cli, "SERVICE_COMMANDS", {"serve": "service.no_such_module"})
    assert cli.cli.get_command(context, "serve") is None
    assert cli.cli.list_commands(context) == ["check", "words"]


def words_check(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    (folder / "labels").mkdir()
    (folder / "labels" / "premises.yaml").write_text(text, encoding="utf-8")
    code = cli._run(["words", "check", str(folder)])
    said = capsys.readouterr()
    return code, said.out + said.err


def test_clean_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = words_check(tmp_path, "rules: [{id: stall, pattern: 摊位, takes: [临街摊位]}]\n", capsys)
    assert code == 0
    assert "premises" not in said


def test_faulty_words_are_told_with_file_and_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = words_check(tmp_path, "rules: [{id: stall, pattern: 摊位}]\n", capsys)
    assert code == 1
    assert "labels/premises.yaml: stall: no example." in said


def test_words_that_are_no_yaml_are_unusable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = words_check(tmp_path, "rules: [", capsys)
    assert code == 2
    assert "labels/premises.yaml" in one_line(said)


def test_a_folder_of_words_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli._run(["words", "check", str(tmp_path / "none")]) == 2
    assert "none" in one_line(capsys.readouterr().err)


@pytest.mark.parametrize("command", ["serve", "worker"])
def test_a_service_does_not_start_by_rules_that_cannot_be_read(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PRESCREEN_RULES", str(tmp_path))
    assert cli._run([command, "--data", str(tmp_path / "data")]) == 2
    assert "rulebook.yaml" in one_line(capsys.readouterr().err)
