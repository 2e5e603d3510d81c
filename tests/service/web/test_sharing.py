"""An applicant's account has a share of dossiers, bytes and waiting runs; staff take in whatever comes."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from service.web.context import Desk
from tests.service.web.callers import Office

PROBLEM = {"Accept": "application/json"}


def limit(office: Office, **shares: int) -> None:
    """Other limits from here on."""
    desk: Desk = office.app.extensions["prescreen"]
    office.app.extensions["prescreen"] = replace(desk, settings=replace(desk.settings, **shares))


def upload(client, dossier: str, size: int):
    file = (io.BytesIO(b"x" * size), "材料.txt")
    return client.post(f"/dossiers/{dossier}/documents", data={"files": file}, headers=PROBLEM)


def begin(client):
    return client.post("/dossiers/new", data={"title": "样例", "as_of": "2026-03-01"}, headers=PROBLEM)


def test_an_account_begins_so_many_dossiers_until_it_withdraws_one(office: Office) -> None:
    limit(office, account_dossiers=1)
    assert begin(office.applicant).status_code == 302
    answer = begin(office.applicant)
    assert (answer.status_code, answer.json["type"]) == (429, "urn:prescreen:problem:too_many_dossiers")
    assert "最多 1 份" in answer.json["detail"]
    assert begin(office.staff).status_code == 302


def test_papers_beyond_the_share_are_turned_away_before_they_are_kept(office: Office) -> None:
    dossier = begin(office.applicant).headers["Location"].rsplit("/", 1)[1]
    limit(office, account_bytes=300_000)
    assert upload(office.applicant, dossier, 200_000).status_code == 200
    answer = upload(office.applicant, dossier, 200_001)
    assert (answer.status_code, answer.json["type"]) == (413, "urn:prescreen:problem:no_room")
    assert upload(office.staff, dossier, 200_001).status_code == 200


@pytest.mark.parametrize("allowed", [1, 2])
def test_so_many_runs_of_an_account_may_wait(office: Office, allowed: int) -> None:
    limit(office, account_runs=allowed)
    said = []
    for number in range(2):
        dossier = begin(office.applicant).headers["Location"].rsplit("/", 1)[1]
        assert upload(office.applicant, dossier, 10 + number).status_code == 200
        said.append(office.applicant.post(f"/dossiers/{dossier}/runs", headers=PROBLEM).status_code)
    assert said == ([302, 429] if allowed == 1 else [302, 302])
