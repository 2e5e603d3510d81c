"""What the README promises is there: the tests that it names, the commands, the options."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from extractors import errors
from extractors.pictures.pdfium import MAX_PAGES
from extractors.readers import MAX_MEGABYTES
from service.cli import check
from service.settings import MEGABYTE, load

ROOT = Path(__file__).resolve().parents[1]
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", ENGLISH)


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_every_test_that_proves_a_limit_exists(file: str, test: str) -> None:
    assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8")


def test_every_state_that_a_limit_ends_in_exists() -> None:
    known = {e.code for e in vars(errors).values() if isinstance(e, type) and issubclass(e, errors.PaperError)}
    known |= {"heavy_archive", "page_unreadable", "duplicate_file"}
    table = ENGLISH[ENGLISH.index("| limit |") : ENGLISH.index("Rules, not a trained model")]
    rows = [line.split("|")[2] for line in table.splitlines()[2:] if line]
    assert len(rows) == len(NAMED)
    assert [code for row in rows for code in re.findall(r"`(\w+)`", row) if code not in known] == []


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_every_option_is_told(text: str) -> None:
    options = [name for p in check.params for name in p.opts if name.startswith("--")]
    assert [name for name in options if f"`{name}" not in text] == []


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_every_limit_that_can_be_set_is_told_as_the_service_has_it(text: str, tmp_path: Path) -> None:
    usual = load({}, tmp_path)
    told = {
        "`PRESCREEN_MAX_REQUEST_MB`": (usual.max_request // MEGABYTE, usual.max_file // MEGABYTE, usual.max_files),
        "`PRESCREEN_SESSION_HOURS`": (usual.session_hours,),
        "`PRESCREEN_JOB_SECONDS`": (usual.job_seconds,),
        "`PRESCREEN_ATTEMPTS`": (usual.attempts,),
        "`PRESCREEN_PAIR_MONTHS`": (usual.pair_months,),
    }
    for name, values in told.items():
        (line,) = (line for line in text.splitlines() if line.startswith(f"| {name}"))
        assert [int(number) for number in re.findall(r"\d+", line.split("|")[3])] == list(values), name


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_every_limit_of_a_file_is_told_as_the_readers_have_it(text: str, tmp_path: Path) -> None:
    (line,) = (line for line in text.splitlines() if line.startswith("|") and "`file_too_large`" in line)
    assert [int(number) for number in re.findall(r"(\d+) MB", line)] == [
        MAX_MEGABYTES,
        load({}, tmp_path).max_file // MEGABYTE,
    ]
    (line,) = (line for line in text.splitlines() if line.startswith("|") and "`too_many_pages`" in line)
    assert str(MAX_PAGES) in line


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_every_make_target_exists(text: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"make ([a-z]+)", text)) <= targets


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_every_file_that_is_linked_exists(text: str) -> None:
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)]+)\)", text)]
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []
