"""What an expert reads blind stands neither on the page nor in its source until it was read."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from service.records import accounts
from service.records.audit import SYSTEM
from service.tables import BlindReading, Role, Stage
from tests.checkers.rulebook.test_notice import HEAD
from tests.service.web.callers import Office
from tests.service.web.conftest import PASSWORD

PAPERS = {
    "form": "total_assets=523456 declared\nfloor_area=137 declared\nheadcount=4321 declared",
    "proof": "total_assets=523456\nfloor_area=137\nheadcount=4321",
}
VALUES = {"8.1.assets": "523456", "8.2.floor_area": "137", "8.3.headcount": "4321"}
SHOWN = {"8.1.assets": "523,456", "8.2.floor_area": "137 平方米", "8.3.headcount": "4,321 人"}


@pytest.fixture
def drawn(office: Office) -> str:
    """A dossier of a round all of whose findings are read blind."""
    office.notice(HEAD)
    office.staff.post("/rounds/1/blind", data={"share": "100"})
    return office.accepted(**PAPERS)


def readings(office: Office, dossier: str) -> list[BlindReading]:
    with office.database.reading() as session:
        return session.query(BlindReading).filter_by(dossier_id=dossier).all()


def read(office: Office, dossier: str, key: str, **said: str) -> str:
    form = {"rule": key, "evidence": office.lights(dossier)[key]["evidence"], **said}
    return office.expert.post(f"/reviews/{dossier}/readings", data=form, follow_redirects=True).text


def value_of(key: str) -> str:
    """What is printed where that finding's figure stands."""
    return next(v for k, v in VALUES.items() if k.split(".")[-1].replace("assets", "total_assets") in key or k == key)


def article(page: str, key: str) -> str:
    (found,) = re.findall(rf'<article[^>]*id="finding-{re.escape(key)}".*?</article>', page, re.S)
    return str(found)


def test_the_page_and_its_source_tell_nothing_before_and_all_after(office: Office, drawn: str) -> None:
    asked = readings(office, drawn)
    assert {one.field for one in asked} == {"total_assets", "floor_area", "headcount"}
    page = office.expert.get(f"/reviews/{drawn}").text
    for told in (*SHOWN.values(), *VALUES.values(), "一致性", 'class="chip met"'):
        assert told not in re.sub(r"[0-9a-f]{16,}", "", page), told
    assert page.count('class="reading"') == 3
    assert '<b id="open-count">3</b>' in page
    office.staff.get(f"/reviews/{drawn}")
    for one in asked:
        page = read(office, drawn, one.rule, value=value_of(one.rule))
        card = article(page, one.rule)
        assert SHOWN[next(k for k in VALUES if VALUES[k] == value_of(one.rule))] in card
        assert "按图核对：<b>一致</b>" in card
    assert '<b id="open-count">0</b>' in page
    assert office.sign(drawn) == Stage.SIGNED


def test_the_board_and_papers_that_tell_all_wait_too(office: Office, drawn: str) -> None:
    assert 'class="light small met' not in office.expert.get("/reviews").text
    assert 'class="light small met' in office.staff.get("/reviews").text
    addresses = (
        *(f"/dossiers/{drawn}/{end}" for end in ("report.html", "bundle")),
        *(f"/exports/dossiers/{drawn}/{end}" for end in ("report.pdf", "dossier.zip")),
        *(f"/reviews/{drawn}/{end}" for end in ("print", "changes/1..1", "opinions", "opinion-form.docx")),
    )
    for address in addresses:
        answer = office.expert.get(address)
        assert answer.status_code == 409, address
        assert "按图核对" in answer.text
        assert "4,321" not in answer.text
    assert office.staff.get(f"/reviews/{drawn}/print").status_code == 200
    for one in readings(office, drawn):
        read(office, drawn, one.rule, said="unreadable")
    assert office.expert.get(f"/reviews/{drawn}/print").status_code == 200


def test_programs_of_experts_wait_as_well(office: Office, drawn: str, token: Callable[[str], dict[str, str]]) -> None:
    headers, client = token("expert"), office.app.test_client()
    for end in ("report", "report.html", "figures", "left-out", "decisions"):
        answer = client.get(f"/api/v1/dossiers/{drawn}/{end}", headers=headers)
        assert (answer.status_code, answer.get_json()["type"].endswith("read_first")) == (409, True), end
    assert client.get(f"/api/v1/dossiers/{drawn}/report", headers=token("staff")).status_code == 200


def test_what_cannot_be_compared_is_asked_for_again_and_a_difference_is_explained(office: Office, drawn: str) -> None:
    one = readings(office, drawn)[0]
    assert "请填写图上的数值" in read(office, drawn, one.rule, value="很多")
    page = read(office, drawn, one.rule, value="44")
    assert "您的读数与机器不一致" in page
    assert "机器读错" in article(page, one.rule)
    form = {"rule": one.rule, "evidence": one.evidence, "ruling": "slip"}
    page = office.expert.post(f"/reviews/{drawn}/readings/ruling", data=form, follow_redirects=True).text
    assert "；我看错了" in article(page, one.rule)


def test_whoever_cannot_come_to_read_looks_and_has_no_form(office: Office, drawn: str) -> None:
    office.expert.post(f"/reviews/{drawn}/claim")
    with office.database.writing() as session:
        accounts.add_user(session, SYSTEM, "林专家", PASSWORD, Role.EXPERT)
    other: FlaskClient = office.app.test_client()
    other.post("/login", data={"name": "林专家", "password": PASSWORD})
    page = other.get(f"/reviews/{drawn}").text
    assert 'class="reading"' not in page
    assert "由评审专家看原文核对后显示" in page


def test_the_share_is_staffs_to_set_and_names_what_is_none(office: Office) -> None:
    office.notice(HEAD)
    set_to = office.staff.post("/rounds/1/blind", data={"share": "30"}, follow_redirects=True).text
    assert 'value="30"' in set_to
    refused = office.staff.post("/rounds/1/blind", data={"share": "三"}, follow_redirects=True).text
    assert "比例应为 0 至 100 的整数" in refused
    assert office.expert.post("/rounds/1/blind", data={"share": "0"}).status_code == 403
    assert office.staff.post("/rounds/9/blind", data={"share": "3"}, follow_redirects=True).status_code == 200
