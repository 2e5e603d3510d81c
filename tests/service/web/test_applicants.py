"""The applicant's part: the unit, the checklist, forms to fetch, figures to confirm, the receipt."""

from __future__ import annotations

import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from docx import Document
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select

from service.database import Database
from service.records import accounts, answers, dossiers, profiles, receipts, reports, steps
from service.records.audit import SYSTEM, Actor, actor_of
from service.records.dossiers import Particulars
from service.records.profiles import Said
from service.records.refusals import Refused
from service.tables import Answer, AuditEntry, Dossier, FigureAnswer, Profile, Receipt, Role, User
from service.tables.base import now
from tests.service.checklists.papers import OTHER_CODE, OWN_CODE, UNIT
from tests.service.web.callers import GOOD, Office, Visit
from tests.service.web.conftest import PASSWORD
from tests.service.web.test_rounds import NOTICE, upload

TOLD = {
    "unit": UNIT,
    "credit_code": OWN_CODE,
    "contact": "林小禾",
    "phone": "0662-3300000",
    "email": "hai@example.com",
}
ZONE = ZoneInfo("Asia/Shanghai")


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def evidence_on(page: str) -> list[str]:
    """The figures that a page asks about, each once."""
    return list(dict.fromkeys(re.findall(r'name="evidence" value="(\w{64})"', page[page.index('class="answers"') :])))


def deeds(office: Office, action: str) -> list[AuditEntry]:
    with office.database.reading() as session:
        return list(session.scalars(select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.id)))


def test_a_unit_is_told_at_registration_and_changed_on_the_accounts_page(app: Flask, visit: Visit) -> None:
    client = visit(None)
    form = {"name": "海桐", "password": PASSWORD, "again": PASSWORD, **TOLD, "credit_code": f" {OWN_CODE.lower()} "}
    assert client.post("/register", data=form).headers["Location"] == "/"
    assert UNIT in client.get("/account").text
    client.post("/account/unit", data={**TOLD, "contact": "黄一川"})
    with app.extensions["prescreen"].database.reading() as session:
        found = session.scalars(select(Profile)).one()
        said = [
            entry.after for entry in session.scalars(select(AuditEntry).where(AuditEntry.action == "profile.saved"))
        ]
    assert (found.credit_code, found.contact) == (OWN_CODE, "黄一川")
    assert [one["contact"] for one in said if one] == ["林小禾", "黄一川"]


@pytest.mark.parametrize(
    ("part", "value", "told"),
    [
        ("credit_code", OTHER_CODE, "校验码"),
        ("credit_code", "4417001234", "18 位"),
        ("email", "hai.example.com", "电子邮箱"),
        ("email", "hai@example", "电子邮箱"),
        ("phone", "打电话", "电话号码"),
        ("contact", " ", "联系人姓名"),
        ("unit", "海", "单位全称"),
    ],
)
def test_a_unit_that_cannot_be_meant_is_told_and_not_kept(visit: Visit, part: str, value: str, told: str) -> None:
    client = visit("applicant")
    page = client.post("/account/unit", data={**TOLD, part: value}).text
    assert told in page.split('class="error"')[1]
    assert "填写单位信息" in client.get("/account").text


def test_a_registration_without_a_unit_is_one_and_half_a_unit_is_none(app: Flask, visit: Visit) -> None:
    form = {"name": "海桐", "password": PASSWORD, "again": PASSWORD}
    assert "联系人姓名" in visit(None).post("/register", data={**form, "unit": UNIT, "credit_code": OWN_CODE}).text
    assert visit(None).post("/register", data=form).status_code == 302


@pytest.mark.parametrize("password", ["password1", "12345678", "qwertyuiop", "海桐海桐海桐海桐"])
def test_a_password_that_is_easily_guessed_is_refused_in_a_sentence(visit: Visit, password: str) -> None:
    form = {"name": "海桐", "password": password, "again": password}
    assert "太容易被猜到" in visit(None).post("/register", data=form).text
    client = visit("applicant")
    changed = client.post("/account", data={"present": PASSWORD, "password": password, "again": password})
    assert "太容易被猜到" in changed.text
    assert client.get("/dossiers").status_code == 200


def test_a_new_password_is_asked_for_twice(visit: Visit) -> None:
    client = visit("applicant")
    page = client.post("/account", data={"present": PASSWORD, "password": "quite another one", "again": "a slip of it"})
    assert "不一致" in page.text
    assert visit("applicant").get("/dossiers").status_code == 200


def test_what_to_hand_in_is_told_before_anything(visit: Visit) -> None:
    page = visit(None).get("/checklist").text
    for said in (
        "从业人员名册",
        "≥ 5 人",
        "第八条（四）",
        "下载从业人员名册模板（Excel）",
        "下载申请表模板（Word）",
        "仅 综合服务平台",
    ):
        assert said in page
    assert "成立、认定或指定文件" not in visit(None).get("/checklist?category=specialised").text
    assert visit(None).get("/checklist?round=x&category=nonsense&services=none").status_code == 200


def test_a_round_asks_for_the_papers_of_its_notice(visit: Visit) -> None:
    upload(visit("staff"), NOTICE)
    page = visit("applicant").get("/checklist?round=1").text
    assert re.findall(r"<h2>(.*?)(?: <|<)", page) == ["申请表", "认定文件"]
    assert "已截止" in page


def test_forms_are_fetched_for_a_year_with_the_units_name(visit: Visit) -> None:
    client = visit("applicant")
    client.post("/account/unit", data=TOLD)
    answer = client.get("/blanks/client_list?year=2025&day=2026-03-10")
    book = load_workbook(io.BytesIO(answer.data))
    assert book.worksheets[1].cell(1, 1).value == "2025年度服务企业名单"
    assert book.worksheets[1].cell(2, 1).value == f"填报单位：{UNIT}"
    for wrong in ("/blanks/lease", "/blanks/..%2Fclient_list", "/blanks/nonsense"):
        assert client.get(wrong).status_code == 404
    for odd in ("year=99999", "day=yesterday", "round=4711", "year=x&day=2026-13-01"):
        assert client.get(f"/blanks/client_list?{odd}").status_code == 200


def test_the_application_form_is_fetched_with_the_units_particulars(visit: Visit) -> None:
    client = visit("applicant")
    client.post("/account/unit", data=TOLD)
    answer = client.get("/blanks/application_form")
    assert answer.mimetype == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    table = Document(io.BytesIO(answer.data)).tables[0]
    assert [row.cells[1].text for row in table.rows[:2]] == [UNIT, TOLD["credit_code"]]
    unknown = Document(io.BytesIO(visit(None).get("/blanks/application_form?round=4711").data)).tables[0]
    assert [row.cells[1].text for row in unknown.rows[:2]] == ["", ""]


def test_a_dossier_says_what_is_absent_before_any_run(office: Office) -> None:
    dossier = office.dossier(申请表="x", 营业执照="y", IMG_1="z")
    page = office.applicant.get(f"/dossiers/{dossier}").text
    part = page[page.index('id="checklist"') : page.index('id="papers-title"')]
    assert "还缺 6 项" in part
    assert part.count("按文件名有</span>") == 2
    assert "IMG_1.txt" in part


def test_figures_are_confirmed_or_disputed_and_stay_so_as_long_as_they_are_the_same(office: Office) -> None:
    dossier = office.screened(**GOOD)
    page = office.applicant.get(f"/dossiers/{dossier}").text
    assert "其余 6 个全部无误" in page
    assert "文字读取" in page
    assert "还有 6 个读出的数据没有确认" in page
    evidence = evidence_on(page)
    post = office.applicant.post
    assert post(f"/dossiers/{dossier}/figures", data={"evidence": evidence[0], "answer": "confirm"}).status_code == 302
    empty = post(f"/dossiers/{dossier}/figures", data={"evidence": evidence[1], "answer": "dispute", "said": " "})
    assert empty.status_code == 422
    said = {"evidence": evidence[1], "answer": "dispute", "said": "应为 52 万元"}
    assert post(f"/dossiers/{dossier}/figures", data=said).status_code == 302
    assert post(f"/dossiers/{dossier}/figures", data={"evidence": "0" * 64, "answer": "confirm"}).status_code == 409
    page = office.applicant.get(f"/dossiers/{dossier}").text
    assert "其余 4 个全部无误" in page
    assert "应为 52 万元" in page
    office.replace(office.applicant, dossier, "form", GOOD["form"].replace("headcount=8", "headcount=9"))
    office.work()
    with office.database.reading() as session:
        run = reports.last_done(session, dossier)
        assert run is not None
        held = [f.answer.answer if f.answer else None for f in answers.figures(session, run)]
    assert (held.count(Answer.CONFIRM), held.count(Answer.DISPUTE), held.count(None)) == (1, 1, 4)
    assert [(e.actor, (e.after or {})["answer"]) for e in deeds(office, "figure.answered")] == [
        ("applicant", "confirm"),
        ("applicant", "dispute"),
    ]


def test_all_that_is_left_is_confirmed_at_once_but_nothing_that_was_not_shown(office: Office) -> None:
    dossier = office.screened(**GOOD)
    page = office.applicant.get(f"/dossiers/{dossier}").text
    form = page[page.index("/figures/all") : page.index("全部无误")]
    seen = re.findall(r'name="evidence" value="(\w{64})"', form)
    office.applicant.post(f"/dossiers/{dossier}/figures/all", data={"evidence": seen[1:]})
    with office.database.reading() as session:
        assert {one.evidence for one in session.scalars(select(FigureAnswer))} == set(seen[1:])
    assert "其余 1 个全部无误" in office.applicant.get(f"/dossiers/{dossier}").text


def test_experts_see_the_applicants_words_beside_the_finding(office: Office) -> None:
    dossier = office.screened(**GOOD)
    page = office.applicant.get(f"/dossiers/{dossier}").text
    evidence = evidence_on(page)[0]
    said = {"evidence": evidence, "answer": "dispute", "said": "以 <b>审计报告</b> 为准"}
    office.applicant.post(f"/dossiers/{dossier}/figures", data=said)
    office.applicant.post(f"/dossiers/{dossier}/submit")
    room = office.expert.get(f"/reviews/{dossier}").text
    card = room[room.index('data-key="8.1.assets"') : room.index('data-key="8.2')]
    assert "申报单位：有异议" in card
    assert "以 &lt;b&gt;审计报告&lt;/b&gt; 为准" in card
    again = office.applicant.post(f"/dossiers/{dossier}/figures", data={"evidence": evidence, "answer": "confirm"})
    assert again.status_code == 409, "what was handed in is answered"


def test_nobody_answers_for_another(office: Office, visit: Visit) -> None:
    dossier = office.screened(**GOOD)
    with office.database.writing() as session:
        accounts.add_user(session, SYSTEM, "另一家", PASSWORD, Role.APPLICANT)
    stranger = office.app.test_client()
    stranger.post("/login", data={"name": "另一家", "password": PASSWORD})
    assert (
        stranger.post(f"/dossiers/{dossier}/figures", data={"evidence": "0" * 64, "answer": "confirm"}).status_code
        == 404
    )
    assert stranger.post(f"/dossiers/{dossier}/figures/all").status_code == 404
    assert stranger.get(f"/dossiers/{dossier}/receipts/2026-00001.pdf").status_code == 404


def test_whoever_hands_in_gets_a_receipt_that_stays_as_it_is(office: Office) -> None:
    office.applicant.post("/account/unit", data=TOLD)
    dossier = office.submitted(**GOOD)
    page = office.applicant.get(f"/dossiers/{dossier}").text
    (address,) = re.findall(r'href="(/dossiers/\w+/receipts/[\d-]+\.pdf)"', page)
    year = datetime.now(UTC).astimezone(ZONE).year
    assert address.endswith(f"{year}-00001.pdf")
    answer = office.applicant.get(address)
    assert answer.content_type == "application/pdf"
    told = text_of(answer.data)
    with office.database.reading() as session:
        files = [version for _, version in dossiers.current(session.get_one(Dossier, dossier))]
    for said in (UNIT, OWN_CODE, dossier, "applicant", "form.txt", "proof.txt", "未确认 6 个", str(files[0].size)):
        assert said in told
    assert all(version.sha256 in re.sub(r"\s", "", told) for version in files)
    office.applicant.post("/account/unit", data={**TOLD, "unit": "漠江市改名后的服务中心"})
    assert text_of(office.applicant.get(address).data) == told
    assert [(e.after or {})["number"] for e in deeds(office, "receipt.given")] == [f"{year}-00001"]
    assert office.expert.get(address).status_code == 200


def test_each_handing_in_has_its_number(office: Office) -> None:
    first, second = office.submitted(**GOOD), office.submitted(**GOOD)
    with office.database.writing() as session:
        dossier = session.get_one(Dossier, first)
        for name, deed in (("staff", "give_back"), ("applicant", "resubmit")):
            user = accounts.find_user(session, name)
            assert user is not None
            steps.do(session, actor_of(user), user.role, dossier, deed, now().date())
    with office.database.reading() as session:
        numbers = [[r.place for r in receipts.of(session, one)] for one in (first, second)]
    assert numbers == [[3, 1], [2]]


def test_staff_give_a_receipt_of_what_they_took_in(office: Office) -> None:
    location = office.staff.post("/dossiers/new", data={"title": "窗口收件", "as_of": "2023-03-01"}).headers["Location"]
    office.upload(location, form="x")
    assert "出具回执" in office.staff.get(location).text
    assert office.staff.post(f"{location}/receipts").status_code == 302
    assert "下载回执（PDF）" in office.staff.get(location).text
    draft = office.dossier(form="x")
    assert office.staff.post(f"/dossiers/{draft}/receipts").status_code == 409
    assert office.applicant.post(f"/dossiers/{draft}/receipts").status_code == 403


def test_numbers_follow_one_another_where_several_hand_in_at_once(database: Database, people: dict[str, int]) -> None:
    def hand_in(place: int) -> int:
        with database.writing() as session:
            owner = session.get_one(User, people["applicant"])
            actor = Actor(owner.id, owner.name)
            dossier = dossiers.create(session, actor, owner, Particulars(title=f"第{place}"))
            return receipts.give(session, actor, dossier, 2026).place

    with ThreadPoolExecutor(6) as crowd:
        assert sorted(crowd.map(hand_in, range(12))) == list(range(1, 13))
    with database.reading() as session:
        found = session.scalars(select(Receipt)).all()
    assert len({receipt.number for receipt in found}) == 12


def test_a_unit_is_refused_where_it_is_not_sound(database: Database, people: dict[str, int]) -> None:
    sound = {"name": UNIT, "credit_code": OWN_CODE, "contact": "林小禾", "phone": "0662-3300000", "email": "A_B@x.cn"}
    with database.writing() as session:
        user = session.get_one(User, people["applicant"])
        profiles.save(session, Actor(user.id, user.name), user, Said(**sound))
        with pytest.raises(Refused, match="18 characters"):
            profiles.save(session, Actor(user.id, user.name), user, Said(**{**sound, "credit_code": OTHER_CODE}))
    with database.reading() as session:
        assert session.get_one(User, people["applicant"]).email == "A_B@x.cn"


def test_the_pages_show_the_check_of_the_unit(office: Office) -> None:
    dossier = office.screened(**GOOD)
    assert "还没有填写单位信息" in office.applicant.get(f"/dossiers/{dossier}").text
    office.applicant.post("/account/unit", data=TOLD)
    page: str = office.applicant.get(f"/dossiers/{dossier}").text
    assert UNIT in page[page.index('id="unit"') :]
    assert "林小禾" in office.staff.get(f"/dossiers/{dossier}").text
