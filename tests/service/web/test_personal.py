"""Whatever goes out shows identity numbers and telephones in part; staff see them whole with a reason, on record."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from docx import Document
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select

from checkers.model import Text
from service.exports.paper import Grid, Line, Paper
from service.personal import masked_parts
from service.procedure import Party
from service.records import messages
from service.records import personal as noted
from service.tables import AuditEntry, Cutout, Delivery, Dossier, PersonalPlaces, User
from service.web import personal
from tests.service.web.callers import Headers, Office

NUMBER = "441702198503127" + "41X"
PHONE = "13812345678"
SHOWN = ("441********741X", "138****5678")
PAPER = f"total_assets=500000 declared\nlegal_form=企业 {NUMBER}\napplicant=样例中心 {PHONE}\nword=身份证号{NUMBER}"


@pytest.fixture
def dossier(office: Office) -> str:
    """One whose paper has both in its facts, and a number on its page."""
    return office.accepted(form=PAPER, proof="total_assets=500000\nfloor_area=120\nheadcount=8")


def addresses(dossier: str) -> list[str]:
    return [f"/reviews/{dossier}", f"/dossiers/{dossier}/report.html", f"/reviews/{dossier}/print", "/reviews"]


def is_masked(text: str) -> bool:
    left = [text[max(at - 60, 0) : at + 40] for hidden in (NUMBER, PHONE) if (at := text.find(hidden)) >= 0]
    if left:
        print(left)
    return not left


def log(office: Office, action: str) -> list[AuditEntry]:
    with office.database.reading() as session:
        return list(session.scalars(select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.id)))


def page_of(office: Office, dossier: str) -> str:
    """The address of the picture of the page that holds the number."""
    with office.database.reading() as session:
        row = session.scalars(select(PersonalPlaces)).one()
    return f"/dossiers/{dossier}/pages/{row.sha256}/{row.page}"


def look(office: Office, dossier: str, reason: str = "核对法定代表人身份") -> None:
    assert office.staff.post(f"/dossiers/{dossier}/personal", data={"reason": reason}).status_code == 302


def test_no_page_of_anybody_shows_them(office: Office, dossier: str) -> None:
    for client in (office.expert, office.staff):
        for address in addresses(dossier):
            assert is_masked(client.get(address).text), address
    assert is_masked(office.applicant.get(f"/dossiers/{dossier}").text)
    shown = office.expert.get(f"/reviews/{dossier}").text
    assert all(part in shown for part in SHOWN)


def test_no_program_is_told_them(office: Office, dossier: str, token: Callable[[str], Headers]) -> None:
    for role in ("applicant", "expert", "staff"):
        client, headers = office.app.test_client(), token(role)
        for rest in ("report", "report.html", "figures", "left-out", ""):
            answer = client.get(f"/api/v1/dossiers/{dossier}/{rest}".rstrip("/"), headers=headers)
            assert is_masked(answer.text), rest
    assert SHOWN[0] in str(client.get(f"/api/v1/dossiers/{dossier}/report", headers=headers).get_json())


def test_no_export_holds_them(office: Office, dossier: str) -> None:
    key = next(iter(office.lights(dossier)))
    assert office.decide(dossier, key, "overrule", f"已电话 {PHONE} 核实，证号 {NUMBER}") == 200
    written = Document(io.BytesIO(office.staff.get(f"/exports/dossiers/{dossier}/report.docx").data))
    text = "\n".join(c.text for t in written.tables for r in t.rows for c in r.cells)
    text += "\n".join(p.text for p in written.paragraphs)
    assert all(part in text for part in SHOWN)
    assert is_masked(text)
    told = office.staff.get(f"/exports/dossiers/{dossier}/report.json").text
    assert is_masked(told)
    assert SHOWN[0] in told
    log = office.staff.get("/exports/log.csv")
    assert is_masked(log.text)


def test_staff_see_them_with_a_reason_and_each_look_is_on_record(office: Office, dossier: str) -> None:
    look(office, dossier)
    page = office.staff.get(f"/reviews/{dossier}")
    assert NUMBER in page.text
    assert page.headers["Cache-Control"] == "private, no-store"
    office.staff.get(f"/dossiers/{dossier}/report.html")
    assert [entry.after["reason"] for entry in log(office, "personal.asked") if entry.after] == ["核对法定代表人身份"]
    told = [entry.after for entry in log(office, "personal.shown")]
    assert [t["page"] for t in told if t] == [f"/reviews/{dossier}", f"/dossiers/{dossier}/report.html"]
    assert is_masked(office.expert.get(f"/reviews/{dossier}").text)


def test_the_reason_is_for_this_dossier_and_for_ten_minutes(
    office: Office, dossier: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = office.accepted(form=PAPER + "\nlook=ab", proof="total_assets=500000")
    look(office, dossier, " ")
    assert is_masked(office.staff.get(f"/reviews/{dossier}").text)
    look(office, dossier)
    assert is_masked(office.staff.get(f"/reviews/{other}").text)
    monkeypatch.setattr(personal, "HOLDS", -1)
    look(office, dossier)
    assert is_masked(office.staff.get(f"/reviews/{dossier}").text)
    assert log(office, "personal.shown") == []


def test_nobody_else_may_give_a_reason(office: Office, dossier: str) -> None:
    for client in (office.expert, office.applicant):
        assert client.post(f"/dossiers/{dossier}/personal", data={"reason": "x"}).status_code == 403
        with client.session_transaction() as kept:
            kept[personal.LOOK] = [dossier, 9_999_999_999, "x"]
    assert is_masked(office.expert.get(f"/reviews/{dossier}").text)


def pixels(client: FlaskClient, address: str) -> tuple[bytes, str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return Image.open(io.BytesIO(answer.data)).convert("RGB").tobytes(), answer.headers["Cache-Control"]


def test_the_pictures_of_page_and_cut_out_are_blurred_where_they_stand(office: Office, dossier: str) -> None:
    with office.database.writing() as session:
        row = session.scalars(select(PersonalPlaces)).one()
        cuts = session.scalars(select(Cutout).where(Cutout.picture.is_not(None)).order_by(Cutout.claim)).all()
        assert row.boxes == [[pytest.approx(118.2, abs=0.1), 100.0, 200.0, 120.0]]
        assert [bool(cut.marks.get("personal")) for cut in cuts].count(True) >= 2
        store = office.app.extensions["prescreen"].store
        noise = Image.effect_noise((993, 1404), 90).convert("RGB")
        buffer = io.BytesIO()
        noise.save(buffer, "PNG")
        from service.tables import PagePicture

        session.get_one(PagePicture, (row.sha256, 1)).picture = store.put_bytes(buffer.getvalue())
        cuts[0].picture = store.put_bytes(buffer.getvalue())
        number = cuts[0].claim
    for address in (page_of(office, dossier), f"/dossiers/{dossier}/runs/1/cutouts/{number}"):
        for client in (office.expert, office.applicant, office.staff):
            shown, kept = pixels(client, address)
            assert shown != noise.tobytes()
            assert kept == "private, no-store"
        same = sum(a == b for a, b in zip(shown, noise.tobytes(), strict=True))
        assert same > 0.97 * len(shown)
    look(office, dossier)
    assert pixels(office.staff, address)[0] == noise.tobytes()
    assert [e.after["page"] for e in log(office, "personal.shown") if e.after] == [address]


def test_a_page_without_any_is_kept_by_the_browser_as_before(office: Office, dossier: str) -> None:
    with office.database.reading() as session:
        assert noted.places_of(session, "0" * 64, 1) == ()
        hashes = set(re.findall(r'"([0-9a-f]{64})"', str(office.body(dossier)).replace("'", '"')))
        marked = session.scalars(select(PersonalPlaces)).one().sha256
    plain = next(
        h for h in hashes - {marked} if office.expert.get(f"/dossiers/{dossier}/pages/{h}/1").status_code == 200
    )
    assert "immutable" in office.expert.get(f"/dossiers/{dossier}/pages/{plain}/1").headers["Cache-Control"]


def test_what_users_told_of_themselves_they_see(office: Office) -> None:
    unit = {
        "unit": "样例服务有限公司",
        "credit_code": "91441702MA4UL0J21B",
        "contact": "周某",
        "phone": PHONE,
        "email": "a@example.com",
    }
    answer = office.applicant.post("/account/unit", data=unit)
    if answer.status_code == 302:
        assert PHONE in office.applicant.get("/account").text
    assert PHONE in answer.text or PHONE in office.applicant.get("/account/unit").text


def texts_of(content: bytes) -> str:
    """All texts of a Word file."""
    written = Document(io.BytesIO(content))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in written.paragraphs)])


def test_letters_forms_and_mails_quote_them_in_part(office: Office, dossier: str) -> None:
    said = f"{NUMBER} 与 {PHONE} 不一致"
    with office.database.writing() as session:
        for user in session.scalars(select(User)):
            user.email = f"{user.name}@example.org"
        found = session.get_one(Dossier, dossier)
        messages.tell(session, found, list(Party), "test", Text(said, said))
    key = next(iter(office.lights(dossier)))
    assert office.decide(dossier, key, "ask", said) == 200
    form = texts_of(office.staff.get(f"/reviews/{dossier}/opinion-form.docx").data)
    address = office.notify(dossier, opening=said)
    letter = texts_of(office.staff.get(f"{address}/docx").data)
    with office.database.reading() as session:
        mails = "\n".join(session.scalars(select(Delivery.body)))
    for text in (form, letter, mails):
        assert is_masked(text)
        assert all(part in text for part in SHOWN)


def test_a_frozen_value_is_masked_however_deep() -> None:
    grid = Grid((f"电话 {PHONE}",), ((NUMBER, "甲"),), (50, 50), frozenset({1}))
    found = masked_parts(Paper("zh", NUMBER, "", (grid, Line("无")), ("", "", "")))
    assert is_masked(str(found))
    assert found.blocks[1] == Line("无")
    assert masked_parts({"a": [PHONE, 1]}) == {"a": [SHOWN[1], 1]}


def test_who_takes_an_original_that_is_not_the_own_is_on_record(
    office: Office, dossier: str, token: Callable[[str], Headers]
) -> None:
    with office.database.reading() as session:
        paper = session.get_one(Dossier, dossier).documents[0].id
    for client in (office.applicant, office.expert, office.staff):
        assert client.get(f"/dossiers/{dossier}/documents/{paper}/original").data == PAPER.encode()
    program = office.app.test_client()
    assert program.get(f"/api/v1/dossiers/{dossier}/documents/{paper}/file", headers=token("expert")).data
    told = log(office, "document.taken")
    assert [entry.actor for entry in told] == ["expert", "staff", "expert"]
    assert [(entry.subject_id, entry.after) for entry in told] == [(paper, {"version": 1, "name": "form.txt"})] * 3
