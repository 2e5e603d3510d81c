"""A file of words says how lists of a kind are counted; a file that says it wrongly is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.lists.recipes import Counting, recipe
from extractors.model import RowReason
from extractors.words.loading import OWN_WORDS, forget

COLUMNS = (
    "columns:\n  - {id: name, pattern: 课程, takes: [课程]}\n"
    "titles:\n  - {id: about, pattern: 课程表, takes: [课程表]}\n"
)


def written(folder: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "lists").mkdir()
    (folder / "lists" / "courses.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv(OWN_WORDS, str(folder))
    forget()


def test_what_a_file_says(office: Path) -> None:
    patents, machines = recipe("patents"), recipe("equipment")
    assert (patents.counting, patents.amount, patents.schema.key) == (Counting.DISTINCT, "", "name")
    assert [(left.column, left.reason, left.unsure) for left in patents.left] == [
        ("status", RowReason.NOT_MEANT, False),
        ("status", RowReason.NOT_MEANT, False),
        ("remark", None, True),
    ]
    assert (machines.counting, machines.amount) == (Counting.SUM, "quantity")
    assert machines.not_about and machines.not_about.search("拟购设备清单")


def test_a_file_may_do_without_exclusions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, f"key: name\ncount: rows\n{COLUMNS}", monkeypatch)
    found = recipe("courses")
    assert (found.counting, found.not_about, found.left) == (Counting.ROWS, None, ())
    assert not found.schema.not_key.search("课程数量")


@pytest.mark.parametrize(
    ("head", "tail", "told"),
    [
        ("key: course\ncount: rows\n", "", "course"),
        ("key: name\ncount: sum\namount: hours\n", "", "hours"),
        ("key: name\ncount: sum\n", "", "added up"),
        ("key: name\ncount: halves\n", "", "halves"),
        (
            "key: name\ncount: rows\n",
            "left_out:\n  - {id: stopped, column: name, pattern: 停课, takes: [停课]}\n",
            "stopped",
        ),
        (
            "key: name\ncount: rows\n",
            "left_out:\n  - {id: stopped, column: name, reason: late, pattern: 停课, takes: [停课]}\n",
            "late",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(
    head: str, tail: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, head + COLUMNS + tail, monkeypatch)
    with pytest.raises(ValueError, match=told):
        recipe("courses")
