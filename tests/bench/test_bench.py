"""What the measuring rests on: whole process trees are counted, and wrong signs are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.bench import measure, papers
from tests.bench.figures import error_rate, text_layer
from tests.bench.plot import svg
from tests.bench.uploads import p95


def test_a_command_is_counted_with_what_it_started_and_left_behind() -> None:
    burn = "import time; t=time.process_time()\nwhile time.process_time()-t < 0.4: pass"
    code = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {burn!r}]); print('ready')"
    taken = measure.run(sys.executable, "-c", code)
    assert taken.output == "ready\n"
    assert taken.cpu > 0.4


def test_a_command_that_fails_is_no_measurement() -> None:
    with pytest.raises(RuntimeError):
        measure.run(sys.executable, "-c", "raise SystemExit(3)")


def test_pairs_are_done_in_turn() -> None:
    order: list[str] = []

    def done(name: str, seconds: float) -> measure.Taken:
        order.append(name)
        return measure.Taken(seconds, 2 * seconds, 1, "")

    pair = measure.in_pairs(lambda: done("a", 3), lambda: done("b", 2), 3)
    assert "".join(order) == "abbaab"
    assert (pair.ratio, pair.cpu_ratio) == (1.5, 1.5)


def test_one_core_is_what_a_command_sees_and_all_are_given_back() -> None:
    before = os.sched_getaffinity(0)
    code = "import os; print(len(os.sched_getaffinity(0)))"
    assert measure.on_one_core(lambda: measure.run(sys.executable, "-c", code)).output == "1\n"
    assert os.sched_getaffinity(0) == before


def test_wrong_signs_are_counted_by_figure() -> None:
    assert error_rate([["1,234.56", "78"]], ["x 1,234.56 y78z"]) == 0
    assert error_rate([["1,234.56", "78"]], ["1,284.56 y7"]) == pytest.approx(2 / 10)


def test_of_forty_the_second_slowest_but_one_is_told() -> None:
    assert p95([float(n) for n in range(40, 0, -1)]) == 38.0


def test_a_text_paper_bears_its_figures(tmp_path: Path) -> None:
    written = papers.text_pdf(tmp_path / "a.pdf", 2)
    assert error_rate(written, text_layer(tmp_path / "a.pdf")) == 0


def test_the_drawing_has_a_line_for_each_name() -> None:
    drawn = svg([("one", [(1, 2), (2, 4)]), ("other", [(1, 1), (2, 2)])], "pages", "seconds")
    assert drawn.count("<polyline") == 2 and ">other<" in drawn
