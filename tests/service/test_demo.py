"""The demo walks the whole way on the real service: by HTTP, through the queue, to the report on the terminal."""

from __future__ import annotations

import fcntl
import sys
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner, Result

from service import demo

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sample for the stand-in of the reading core, and an out folder of its own."""
    monkeypatch.setattr(demo, "PRESCREEN", [sys.executable, "-m", "tests.service.web.standin"])
    monkeypatch.setattr(demo, "PEOPLE", {"demo-staff": "staff"})  # each costs a process
    monkeypatch.setattr(demo, "OUT", tmp_path / "out")
    monkeypatch.setenv("STANDIN_LOG", str(tmp_path / "read.log"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for name in ("PRESCREEN_DATA", "REDIS_URL", "DATABASE_URL", "STORAGE_URL"):
        monkeypatch.delenv(name, raising=False)
    sample = tmp_path / "sample"
    sample.mkdir()
    (sample / "申请表.txt").write_text("total_assets=400000 declared\npages=2\nslow=0.4", encoding="utf-8")
    (sample / "expected.yaml").write_text("not: handed in", encoding="utf-8")
    return sample


def shown(folder: Path) -> Result:
    return CliRunner().invoke(demo.main, [str(folder)], catch_exceptions=False)


def started_since(before: set[int]) -> list[psutil.Process]:
    """What runs below this process, and below none that did before (a browser starts others when it likes)."""
    below = psutil.Process().children(recursive=True)
    return [p for p in below if not before & {p.pid, *(above.pid for above in p.parents())}]


def test_it_goes_through_the_queue_prints_the_report_and_ends_all_it_started(folder: Path, tmp_path: Path) -> None:
    before = {p.pid for p in psutil.Process().children(recursive=True)}
    first = shown(folder)
    assert first.exit_code == 0, first.output
    assert "POST /api/v1/dossiers -> 202" in first.output
    assert "done         2/2" in first.output
    assert "申报材料预审报告" in first.output
    assert "阳江样例服务有限公司" in first.output
    assert "make serve DATA=" in first.output
    assert "阳江样例服务有限公司" in (tmp_path / "out" / "demo.html").read_text(encoding="utf-8")
    assert started_since(before) == []
    again = shown(folder)
    assert again.exit_code == 0, again.output
    assert "申请表.txt  (handed in before)" in again.output


def test_a_folder_that_a_service_holds_is_left_alone(folder: Path, tmp_path: Path) -> None:
    held = tmp_path / "out" / "demo-data"
    held.mkdir(parents=True)
    with (held / "serve.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert demo.furnished().data.name == "demo-data-2"
    assert [p.name for p in held.iterdir()] == ["serve.lock"]


def test_what_keeps_the_service_from_starting_is_told_in_one_line(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRESCREEN_MAX_FILES", "many")
    result = shown(folder)
    assert result.exit_code == 1
    assert "PRESCREEN_MAX_FILES" in result.output
    assert len(result.output.strip().splitlines()) == 1
