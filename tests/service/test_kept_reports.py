"""Reports are found in files, in folders of files, and in a service's data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.errors import UnusableInput
from service.kept_reports import kept
from service.report.json import dumps
from tests.service.invented import report as invented


def test_a_file_and_a_folder_of_files(tmp_path: Path) -> None:
    text = dumps(invented(tmp_path))
    (tmp_path / "a").mkdir()
    for name in ("one.json", "a/two.json"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = list(kept([tmp_path, tmp_path / "one.json"]))
    assert len(found) == 3
    assert {one.name for one in found} == {found[0].report.dossier.applicant}
    assert {one.dossier for one in found} == {""}


@pytest.mark.parametrize("content", ["[]", "{}", "no json", '{"dossier": 3}'])
def test_what_is_no_report_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(UnusableInput, match="no report"):
        list(kept([tmp_path / "x.json"]))
    with pytest.raises(UnusableInput, match="does not exist"):
        list(kept([tmp_path / "nowhere"]))
