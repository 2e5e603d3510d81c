"""Faults of a rulebook are lines with file and line, hints marked as such."""

from __future__ import annotations

from dataclasses import replace

from checkers.check import Surprise
from checkers.errors import Spot
from checkers.model import Status, Text
from checkers.rulebook.ambiguity import Fault
from checkers.rulebook.loading import load
from service.report.checking import told
from service.report.words import Words

EXAMPLE = replace(load().rule("8.2.floor_area").examples[0], says="just enough", line=12)


def test_the_lines() -> None:
    wrong = [Surprise("8.2.floor_area", EXAMPLE, Status.NOT_MET)]
    faults = [Fault(Spot("a.yaml", 3), Text("甲。", "A."), Text("改。", "Mend."), hint) for hint in (False, True)]
    assert list(told(wrong, faults, Words("en"))) == [
        "8.2.floor_area.yaml:12: just enough: Not met, not Met",
        "a.yaml:3: A. Mend.",
        "hint: a.yaml:3: A. Mend.",
    ]
    assert list(told([], faults[1:], Words("zh"))) == ["提示：a.yaml:3: 甲。改。"]
