"""Staff assign experts by hand and evenly; experts find what is theirs, claim, release and recuse themselves."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.service.web.callers import GOOD, Office
from tests.service.web.test_opinions import experts, second

__all__ = ["second"]


def board(who: FlaskClient, whose: str = "") -> list[str]:
    """The dossiers on somebody's board."""
    page = who.get("/reviews" + (f"?whose={whose}" if whose else "")).text
    return re.findall(r'<th scope="row"[^>]*><a href="/reviews/(\w+)"', page)


def test_dossiers_are_spread_and_each_expert_finds_its_own(office: Office, second: FlaskClient) -> None:
    dossiers = [office.submitted(**GOOD) for _ in range(4)]
    form = {"dossiers": dossiers, "experts": experts(office), "each": "1"}
    page = office.staff.post("/assignments", data=form, follow_redirects=True).text
    assert "已分配 4 人次" in page
    mine, others = board(office.expert), board(second)
    assert len(mine) == len(others) == 2
    assert sorted(mine + others) == sorted(dossiers)
    assert sorted(board(office.expert, "all")) == sorted(dossiers)
    assert board(office.expert, "unclaimed") == []
    assert second.get("/messages").text.count("分配给您评审") == 2
    short = office.staff.post("/assignments", data={**form, "each": "3"}, follow_redirects=True).text
    assert "有 4 件因可用专家不足" in short


@pytest.mark.parametrize("missing", ["dossiers", "experts", "each"])
def test_what_is_spread_over_whom_must_be_said(office: Office, missing: str) -> None:
    form = {"dossiers": [office.submitted(**GOOD)], "experts": experts(office), "each": "1"}
    del form[missing]
    assert "请勾选申报件和专家" in office.staff.post("/assignments", data=form, follow_redirects=True).text


def test_by_hand_with_a_chair_and_off_again_for_a_reason(office: Office, second: FlaskClient) -> None:
    dossier = office.submitted(**GOOD)
    for number in experts(office):
        office.staff.post(f"/reviews/{dossier}/assignments", data={"expert": number})
    page = office.staff.get("/assignments").text
    (chair,) = re.findall(r'action="(/reviews/\w+/assignments/\d+/chair)"', page)
    office.staff.post(chair)
    (chair_now,) = re.findall(r'action="(/reviews/\w+/assignments/\d+/chair)"', office.staff.get("/assignments").text)
    assert chair_now != chair
    end = chair.replace("/chair", "/end")
    assert "请填写理由" in office.staff.post(end, data={"reason": ""}, follow_redirects=True).text
    office.staff.post(end, data={"reason": "出差"})
    assert board(second) == [dossier]  # nothing is its own any more, so that it sees all
    assert board(second, "mine") == []
    assert office.staff.post("/reviews/x/assignments", data={"expert": "1"}).status_code == 404
    assert office.staff.post(f"/reviews/{dossier}/assignments", data={"expert": "4711"}).status_code == 404
    assert office.staff.post(f"/reviews/{dossier}/assignments/4711/end", data={"reason": "x"}).status_code == 404


def test_an_expert_claims_releases_and_recuses_itself(office: Office) -> None:
    dossier = office.submitted(**GOOD)
    assert board(office.expert, "unclaimed") == [dossier]
    office.expert.post(f"/reviews/{dossier}/claim")
    assert board(office.expert, "mine") == [dossier]
    office.expert.post(f"/reviews/{dossier}/release")
    assert board(office.expert, "unclaimed") == [dossier]
    office.expert.post(f"/reviews/{dossier}/claim")
    page = office.expert.post(f"/reviews/{dossier}/recuse", data={"reason": ""}, follow_redirects=True)
    assert "请填写理由" in page.text
    office.expert.post(f"/reviews/{dossier}/recuse", data={"reason": "曾任该单位顾问"})
    assert office.expert.post(f"/reviews/{dossier}/claim").status_code == 409
    assert "一位专家已回避" in office.staff.get("/messages").text
    assert "已回避：expert" in re.sub(r"\s+", "", office.staff.get("/assignments").text)
