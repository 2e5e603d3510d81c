"""A program's journey: token and webhook from the account's page, then all by the interface, told by signed calls."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
import requests
from playwright.sync_api import expect

from service.posting import send_due
from service.settings import Settings
from tests.service.web.browser.person import Person
from tests.service.web.callers import GOOD, Office
from tests.service.web.test_hooks import is_signed, listening

Come = Callable[..., Person]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A service that may call inside."""
    return replace(settings, webhook_http=True, webhook_inside=True)


def test_a_program_hands_in_is_told_and_fetches(come: Come, office: Office, address: str, settings: Settings) -> None:
    who = come("applicant")
    with listening() as (ear, heard):
        headers = {"Authorization": f"Bearer {token(who)}"}
        secret = hook(who, ear)
        api = f"{address}/api/v1/dossiers"

        def told(event: str, calls: int = 1) -> dict[str, object]:
            """The next thing that the program hears, its signature checked."""
            assert send_due(office.database, settings) == calls
            sent, body = heard[-1]
            assert is_signed(secret, sent, body)
            assert not is_signed("whsec_other", sent, body)
            said: dict[str, object] = json.loads(body)
            assert (sent["Prescreen-Event"], said["event"]) == (event, event)
            return said

        def call(method: str, path: str, status: int, **more: object) -> requests.Response:
            answer = requests.request(method, f"{api}{path}", headers=headers, timeout=30, **more)
            assert answer.status_code == status, answer.text
            return answer

        files = [("files[]", ("申请表.txt", GOOD["form"].encode()))]
        made = call("POST", "", 202, files=files, data={"as_of": "2023-03-01", "title": "程序提交"}).json()
        own = f"/{made['id']}"
        call("POST", f"{own}/documents", 201, files=[("files[]", ("证明.txt", GOOD["proof"].encode()))])
        call("POST", f"{own}/runs", 202)
        assert office.work() == ["done", "done"]  # as it was made, and with the file that came later
        assert told("run.done", 2)["data"] == {"run": 2, "status": "done", "reason": None}
        report = call("GET", f"{own}/report", 200).json()
        assert {d["name"] for d in report["documents"]} == {"申请表.txt", "证明.txt"}
        assert "预审" in call("GET", f"{own}/report.html", 200).text
        assert call("POST", f"{own}/submit", 201).json()["after"] == "submitted"
        assert told("dossier.submit")
        office.step(made["id"], "accept_directly", reason="市属单位直接申报")
        for key, light in office.lights(made["id"]).items():
            assert light["status"] == "met" or office.decide(made["id"], key, "agree") == 200
        assert office.sign(made["id"]).value == "signed"
        office.step(made["id"], "decline", reason="名额已满")
        said = told("dossier.decline")
        assert said["dossier"]["stage"] == "declined"
        assert "名额已满" in call("GET", f"{own}/steps", 200).text
    who.page.goto("/account")
    who.page.get_by_role("link", name=ear).click()
    expect(who.page.locator("tbody tr")).to_have_count(4)
    who.look("62-program-deliveries")
    who.page.goto("/api/v1/docs")
    who.look("63-program-docs")


def token(who: Person) -> str:
    """Made on the account's page, shown this once."""
    page = who.page
    page.goto("/account")
    who.look("60-program-account")
    page.get_by_role("button", name="生成新令牌").click()
    shown = page.locator("code.token").inner_text()
    who.look("60-program-token")
    return shown


def hook(who: Person, ear: str) -> str:
    """The address that listens, and the secret of what is sent there."""
    page = who.page
    page.goto("/account/hooks")
    page.get_by_label("接收地址").fill(ear)
    for event in ("run.done", "dossier.submit", "dossier.decline"):
        page.locator(f"input[value='{event}']").check()
    who.look("61-program-hook")
    page.get_by_role("button", name="保存").click()
    return page.locator("code.token").inner_text()
