"""When the models are loaded, and by how many threads they run."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from extractors.recognise import networks, rapid
from tests.extractors.recognise import drawn

ROOT = Path(__file__).resolve().parents[3]


def test_all_models_are_loaded_beside_the_one_that_is_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    loads = {f"_load_{name}_model": lambda name=name: loaded.append(name) for name in ("det", "cls")}
    monkeypatch.setattr(networks, "_started", lambda threads, on_card: SimpleNamespace(**loads, cfg=None))
    monkeypatch.setattr(networks, "_reader", lambda settings, threads: loaded.append(f"rec of {threads}"))
    networks.engine(threads=91)
    for thread in [t for t in threading.enumerate() if t.name == "models"]:
        thread.join()
    assert loaded == ["det", "cls", "rec of 91"]


def test_no_process_is_tied_to_the_first_core() -> None:
    for part in (networks.engine(1).finder(), networks.engine(1).reader()):
        made = part.session.session.get_compiled_model()
        assert made.get_property("ENABLE_CPU_PINNING") is False


def test_each_of_several_threads_reads_a_strip_of_its_own() -> None:
    made = networks.engine(2).reader().session.session.get_compiled_model()
    assert (made.get_property("NUM_STREAMS"), made.get_property("INFERENCE_NUM_THREADS")) == (2, 2)


@pytest.mark.parametrize("backend", ["onnxruntime", "gpu"])
def test_without_openvino_or_a_gpu_a_page_is_read_the_same_by_onnxruntime(
    backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read() -> tuple[str, list[str]]:
        networks.engine.cache_clear()
        strips = [rapid.strip(table, quad) for quad in rapid.find_lines(table, drawn.DPI, 1)]
        words = sorted(read.text for read in rapid.read_strips(strips, 1))
        return type(networks.engine(1).reader().session).__name__, words

    table = drawn.page()[380:920]

    first, words = read()
    monkeypatch.setattr(networks, "rapidocr_backend", lambda: backend)
    other, same = read()
    networks.engine.cache_clear()
    assert (first, other) == ("OpenVINOInferSession", "OrtInferSession")
    assert same == words
    assert {figure for _, figure in drawn.FIGURES} <= set(words)


ALONE = "from extractors.recognise import networks; networks.engine(1).reader()"
FORKED = """
from extractors.isolate import Isolated
from service.warming import warm
if __name__ == "__main__":
    warm()
    with Isolated(jobs=1, seconds=60, megabytes=2000) as pool:
        print(pool.submit(eval, "'openvino' in __import__('sys').modules, __import__('os').environ.get('CI')").result())
"""


@pytest.mark.parametrize(("story", "said"), [(ALONE, ""), (FORKED, "(True, None)\n")], ids=["alone", "forked"])
def test_nobody_is_told_who_uses_the_engine(tmp_path: Path, story: str, said: str) -> None:
    """Where OpenVINO means to tell its maker, it first leaves a number for this user in the home folder."""
    (tmp_path / "story.py").write_text(story)
    home = tmp_path / "home"
    home.mkdir()
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, str(tmp_path / "story.py")], env=environment, capture_output=True, text=True)
    assert (done.stdout, done.returncode) == (said, 0), done.stderr
    assert list(home.iterdir()) == []


def test_models_that_were_let_go_are_loaded_anew() -> None:
    before = networks.engine(1)
    networks.forget()
    assert networks.engine(1) is not before
    assert len(rapid.read_strips([drawn.page()[:60, :400]], threads=1)) == 1
