"""Programs of the office and of applicants: papers put back, a review signed, a dossier given back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from service.tables import Stage
from tests.service.web.callers import GOOD, Office

POOR = {**GOOD, "proof": "total_assets=200000\nfloor_area=80\nheadcount=8"}

Call = Callable[..., Any]


@pytest.fixture
def call(office: Office, token: Callable[[str], dict[str, str]]) -> Call:
    """A program of that role that sends JSON."""
    client = office.app.test_client()
    headers = {role: token(role) for role in ("applicant", "expert", "staff")}
    return lambda role, address, body=None: client.post(f"/api/v1/dossiers/{address}", json=body, headers=headers[role])


def test_a_removed_paper_is_put_back(office: Office, call: Call, token: Callable[[str], dict[str, str]]) -> None:
    dossier, headers, client = office.dossier(**GOOD), token("applicant"), office.app.test_client()
    address = f"/api/v1/dossiers/{dossier}/documents"
    first = client.get(address, headers=headers).get_json()["items"][0]
    client.delete(f"{address}/{first['id']}", headers=headers)
    answer = call("applicant", f"{dossier}/documents/{first['id']}/restore", {})
    assert (answer.status_code, answer.get_json()["name"]) == (200, "form.txt")
    again = client.get(address, headers=headers).get_json()["items"][0]
    assert again["removed_at"] is None
    assert call("applicant", f"{dossier}/documents/{'0' * 16}/restore", {}).status_code == 404


def test_an_expert_signs_and_is_told_what_stands_in_the_way(office: Office, call: Call) -> None:
    poor, good = office.accepted(**POOR), office.accepted(**GOOD)
    refused = call("expert", f"{poor}/signature", {"recommendation": "recommend"})
    assert (refused.status_code, "待决定" in refused.get_json()["detail"]) == (409, True)
    assert call("expert", f"{good}/signature", {"recommendation": "perhaps"}).status_code == 422
    assert call("expert", f"{good}/signature", {"recommendation": "reject"}).status_code == 422  # without a reason
    assert call("staff", f"{good}/signature", {"recommendation": "recommend"}).status_code == 403
    signed = call("expert", f"{good}/signature", {"recommendation": "recommend", "remark": "材料扎实"})
    assert (signed.status_code, signed.get_json()["remark"]) == (201, "材料扎实")
    assert office.stage(good) == Stage.SIGNED


def test_a_dossier_is_given_back_with_a_notice_of_all_that_is_at_fault(office: Office, call: Call) -> None:
    dossier = office.accepted(**POOR)
    assert call("expert", f"{dossier}/give-back", {}).status_code == 403
    assert call("staff", f"{dossier}/give-back", {"days": 0}).status_code == 422
    sent = call("staff", f"{dossier}/give-back", {"opening": "请补正", "days": 5})
    assert sent.status_code == 201
    notice = sent.get_json()
    assert (notice["state"], notice["opening"], bool(notice["number"])) == ("sent", "请补正", True)
    assert notice["items"]
    assert office.stage(dossier) == Stage.RETURNED
    assert call("staff", f"{dossier}/give-back", {}).status_code == 409


def test_a_dossier_without_faults_is_not_given_back(office: Office, call: Call) -> None:
    dossier = office.accepted(**GOOD)
    assert call("staff", f"{dossier}/give-back", {}).status_code == 422
    assert office.stage(dossier) == Stage.ACCEPTED
