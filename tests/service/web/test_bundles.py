"""The bundle of a run of the service, as experts and staff download it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from service.bundles.parts import Bundle
from service.bundles.replaying import replayed
from service.tables import RunReport
from tests.service.web.callers import GOOD, Office


@pytest.fixture
def downloaded(office: Office, tmp_path: Path) -> Path:
    dossier = office.submitted(**GOOD)
    office.expert.post(f"/reviews/{dossier}/decisions", data={})
    with office.expert.get(f"/dossiers/{dossier}/bundle") as answer:
        assert (answer.status_code, answer.mimetype) == (200, "application/zip")
        assert f"{dossier}-1.zip" in answer.headers["Content-Disposition"]
        (tmp_path / "b.zip").write_bytes(answer.data)
    return tmp_path / "b.zip"


def test_a_downloaded_bundle_is_whole_and_gives_the_same_verdicts(downloaded: Path) -> None:
    with Bundle(downloaded) as bundle:
        assert tuple(bundle.faults()) == ()
        assert {one["name"] for one in bundle.json("inputs.json")} == {"form.txt", "proof.txt"}
        assert bundle.json("settings.json")["as_of"] == "2023-03-01"
        assert "rulebook/rulebook.yaml" in set(bundle.names("rulebook"))
        assert replayed(bundle) == ()


def test_applicants_get_none(office: Office) -> None:
    dossier = office.submitted(**GOOD)
    assert office.applicant.get(f"/dossiers/{dossier}/bundle").status_code == 403


def test_a_run_of_before_that_kept_no_rules_says_so(office: Office) -> None:
    dossier = office.submitted(**GOOD)
    with office.database.writing() as session:
        report = session.scalars(select(RunReport)).one()
        report.body = report.body.replace('"files"', '"no_files"')
    answer = office.staff.get(f"/dossiers/{dossier}/bundle")
    assert answer.status_code == 409
    assert "重新预审" in answer.text
