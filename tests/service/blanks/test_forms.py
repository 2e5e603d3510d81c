"""Forms as their files say them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from service.blanks.definitions import blank_of, said_of
from service.blanks.forms import form_of, read
from tests.service.checklists.papers import office_of_its_own


def test_a_list_is_no_form_and_a_form_no_list() -> None:
    assert [form_of(kind) is None for kind in ("application_form", "staff_roster", "lease")] == [False, True, True]
    assert [blank_of(kind) is None for kind in ("application_form", "staff_roster", "lease")] == [True, False, True]


@pytest.mark.parametrize(
    ("part", "value", "error"),
    [
        ("particulars", [{"label": "类别", "options": "colours"}], ValueError),
        ("figures", [{"field": "height", "label": "高度", "proved": "照片"}], KeyError),
        ("figures", [{"field": "headcount", "label": "人数"}], TypeError),
        ("figures", [{"field": "headcount", "label": "人数", "proved": "名册", "unit": "人"}], TypeError),
        ("sections", {"figures": "数据"}, KeyError),
    ],
)
def test_what_cannot_be_meant_is_refused(part: str, value: object, error: type[Exception]) -> None:
    said = said_of("application_form")
    assert said is not None
    assert read("application_form", said).kind == "application_form"
    with pytest.raises(error):
        read("application_form", {**said, part: value})


def test_an_office_has_a_form_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = said_of("application_form")
    own = office_of_its_own(tmp_path, monkeypatch)
    text = yaml.safe_dump(
        {**(said or {}), "names": {"zh": "驿站申请表", "en": "Form of a station"}}, allow_unicode=True
    )
    (own / "blanks" / "application_form.yaml").write_text(text, encoding="utf-8")
    form = form_of("application_form")
    assert form is not None
    assert form.names.zh == "驿站申请表"
