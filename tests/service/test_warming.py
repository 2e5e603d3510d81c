"""What is loaded for children beforehand is what reading takes, none of it by the command itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from service import warming

ROOT = Path(__file__).resolve().parents[2]

STORY = """
import sys
from service.warming import READING, RECOGNISING, UNDERSTANDING, warm
from service.model import Options
from service.pipeline import new_children
if __name__ == "__main__":
    warm(*UNDERSTANDING)
    libraries = READING + RECOGNISING + UNDERSTANDING
    assert not set(libraries) & set(sys.modules)
    with new_children(Options(jobs=1)) as pool:
        print(pool.submit(eval, f"[m for m in {libraries} if m not in __import__('sys').modules]").result())
"""


def test_children_have_the_libraries_and_who_started_them_has_not(tmp_path: Path) -> None:
    script = tmp_path / "story.py"
    script.write_text(f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{STORY}")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_without_its_engine_no_library_of_the_recogniser(monkeypatch) -> None:
    started: list[str] = []
    monkeypatch.setattr(warming, "has_rapidocr", lambda: False)
    monkeypatch.setattr(warming, "start_with", started.extend)
    warming.warm("spacy")
    assert "numpy" in started and "spacy" in started and "openvino" not in started


def test_another_engine_is_not_loaded_before_the_fork(monkeypatch) -> None:
    started: list[str] = []
    monkeypatch.setenv("PRESCREEN_ENGINE", "onnxruntime")
    monkeypatch.setattr(warming, "start_with", started.extend)
    warming.warm()
    assert "rapidocr.main" in started and not {"openvino", "onnxruntime"} & set(started)
