"""The correction notice from draft to close: said at once, answered item by item, given time, never by halves."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from docx import Document as WordFile
from pypdfium2 import PdfDocument

from service.database import Database
from service.letters import Letter, LetterItem, to_pdf, to_word
from service.posting import remind
from service.procedure.working_days import last_day
from service.records import messages, notices
from service.settings import Settings
from service.tables import Dossier, Message, Notice, NoticeState, Stage
from tests.service.web.callers import GOOD, Office

POOR = {**GOOD, "proof": "total_assets=200000\nfloor_area=80\nheadcount=8"}


def kept(office: Office, dossier: str) -> list[Notice]:
    with office.database.reading() as session:
        found = notices.of_dossier(session, dossier)
        for notice in found:
            assert [item.position for item in notice.items] == list(range(1, len(notice.items) + 1))
        return found


def answer(office: Office, address: str, item: int, **said: object) -> str:
    page = office.applicant.post(
        f"{address}/items/{item}", data=said, content_type="multipart/form-data", follow_redirects=True
    )
    return page.text


def test_a_draft_holds_all_that_is_at_fault_and_staff_edit_it(office: Office) -> None:
    dossier = office.submitted(**POOR)
    address = office.staff.post(f"/dossiers/{dossier}/notices").headers["Location"]
    (draft,) = kept(office, dossier)
    rules = {item.rule for item in draft.items}
    assert {"8.1.assets", "8.2.floor_area", "agreement.floor_area"} <= rules
    assert all(item.fault and item.condition for item in draft.items)
    assert office.applicant.get(address).status_code == 404  # nothing of a draft is shown to the applicant
    assert "草稿" not in office.applicant.get(f"/dossiers/{dossier}").text
    first, *others = draft.items
    drops = {f"item-{item.id}-drop": "1" for item in others}
    new = {"item-new1-fault": "缺少公章", "item-new1-todo": "请盖章后重新扫描", "item-new2-fault": " "}
    form = {**office.form_of(address), "opening": "请补正", "days": "5", **drops, **new}
    office.staff.post(address, data=form)
    (changed,) = kept(office, dossier)
    assert [(i.id, i.source.value) for i in changed.items][:1] == [(first.id, "finding")]
    assert [i.fault for i in changed.items][1:] == ["缺少公章"]
    assert office.staff.post(f"/dossiers/{dossier}/notices").headers["Location"] == address  # one draft at a time


def test_it_is_sent_once_with_a_number_and_a_last_day(office: Office, settings: Settings) -> None:
    dossier = office.submitted(**POOR)
    address = office.notify(dossier)
    (notice,) = kept(office, dossier)
    assert office.stage(dossier) == Stage.RETURNED
    assert notice.number is not None
    assert notice.number.endswith("1号")
    assert notice.sent_at is not None
    today = notice.sent_at.date()
    assert notice.due_on in {last_day(today + timedelta(days=n), 10, True).day for n in (0, 1)}
    assert "已发出" in office.staff.post(address, data={"opening": "", "days": "5"}, follow_redirects=True).text
    assert "申报件需要补正" in office.applicant.get("/messages").text
    other = office.notify(office.submitted(**{**POOR, "more": "headcount=3"}))
    assert "2号" in office.staff.get(other).text


def test_an_empty_one_is_not_sent(office: Office) -> None:
    dossier = office.submitted(**POOR)
    address = office.staff.post(f"/dossiers/{dossier}/notices").headers["Location"]
    said = office.staff.post(address, data={"opening": "", "days": "5", "send": "1"}, follow_redirects=True).text
    assert "至少保留一项" in said
    assert office.stage(dossier) == Stage.SUBMITTED


def test_a_new_submission_says_what_became_of_each_item(office: Office) -> None:
    dossier = office.submitted(**POOR)
    address = office.notify(dossier)
    (notice,) = kept(office, dossier)
    papers = office.applicant.get(f"/dossiers/{dossier}").text
    refused = office.applicant.post(f"/dossiers/{dossier}/submit", headers={"Accept": "application/json"})
    assert refused.status_code == 409
    assert f"还有 {len(notice.items)} 项没有答复" in refused.get_json()["detail"]
    first, second, *others = notice.items
    with office.database.reading() as session:
        documents = {d.versions[-1].name: d.id for d in session.get_one(Dossier, dossier).documents}
    assert documents["proof.txt"] in papers
    assert "没有更换过" in answer(office, address, first.id, answer="file", document=documents["proof.txt"])
    assert "请上传文件" in answer(office, address, first.id, answer="file")
    assert "请写明情况" in answer(office, address, second.id, answer="explanation", text="  ")
    file = (io.BytesIO(GOOD["proof"].encode()), "proof.txt")
    answer(office, address, first.id, answer="file", file=file, document=documents["proof.txt"])
    for item in (second, *others):
        answer(office, address, item.id, answer="not_applicable", text="与本类平台无关")
    assert office.applicant.post(f"/dossiers/{dossier}/submit").status_code == 409  # the new file waits to be read
    office.applicant.post(f"/dossiers/{dossier}/runs")
    assert office.work() == ["done"]
    assert office.applicant.post(f"/dossiers/{dossier}/submit").status_code == 302
    (answered,) = kept(office, dossier)
    assert answered.state == NoticeState.CLOSED  # the run found nothing of it any more
    assert {item.settled_at is not None for item in answered.items} == {True}


def test_what_a_run_does_not_settle_waits_for_staff(office: Office) -> None:
    dossier = office.submitted(**POOR)
    address = office.notify(dossier)
    (notice,) = kept(office, dossier)
    for item in notice.items:
        answer(office, address, item.id, answer="explanation", text="租赁合同正在续签")
    assert office.applicant.post(f"/dossiers/{dossier}/submit").status_code == 302
    assert kept(office, dossier)[0].state == NoticeState.ANSWERED
    assert "租赁合同正在续签" in office.expert.get(address).text
    assert office.staff.post(f"{address}/close").status_code == 302
    assert kept(office, dossier)[0].state == NoticeState.CLOSED


def test_a_second_notice_that_could_have_said_it_in_the_first_warns(office: Office) -> None:
    dossier = office.submitted(**POOR)
    address = office.staff.post(f"/dossiers/{dossier}/notices").headers["Location"]
    first, *others = kept(office, dossier)[0].items
    office.staff.post(
        address,
        data={
            **office.form_of(address),
            "opening": "",
            "days": "5",
            "send": "1",
            **{f"item-{i.id}-drop": "1" for i in others},
        },
    )
    answer(office, address, first.id, answer="explanation", text="已说明")
    assert office.applicant.post(f"/dossiers/{dossier}/submit").status_code == 302
    again = office.staff.post(f"/dossiers/{dossier}/notices").headers["Location"]
    form = {**office.form_of(again), "opening": "", "days": "5", "send": "1"}
    assert "第一份告知书时就能提出" in office.staff.post(again, data=form, follow_redirects=True).text
    assert office.stage(dossier) == Stage.SUBMITTED
    form = {**office.form_of(again), "opening": "", "days": "5", "send": "1", "late": "1"}
    assert office.staff.post(again, data=form).status_code == 302
    assert office.stage(dossier) == Stage.RETURNED


def test_more_time_is_asked_for_and_given(office: Office) -> None:
    dossier = office.submitted(**POOR)
    address = office.notify(dossier)
    due = kept(office, dossier)[0].due_on
    assert due is not None
    assert "请写明情况" in office.applicant.post(f"{address}/time", data={"reason": " "}, follow_redirects=True).text
    office.applicant.post(f"{address}/time", data={"reason": "审计机构出报告需要时间"})
    assert "审计机构出报告需要时间" in office.staff.get(address).text
    early = office.staff.post(f"{address}/due", data={"due_on": due.isoformat()}, follow_redirects=True).text
    assert "应晚于原期限" in early
    office.staff.post(f"{address}/due", data={"due_on": (due + timedelta(days=7)).isoformat()})
    assert kept(office, dossier)[0].due_on == due + timedelta(days=7)
    assert "补正期限已延长" in office.applicant.get("/messages").text


@pytest.mark.parametrize(("before", "told"), [(10, 0), (3, 1), (0, 1), (-1, 2)])
def test_reminders_come_once_before_the_last_day_and_once_after(office: Office, before: int, told: int) -> None:
    dossier = office.submitted(**POOR)
    office.notify(dossier)
    due = kept(office, dossier)[0].due_on
    assert due is not None
    today = min((due - timedelta(days=n) for n in range(-5, 30)), key=lambda d: abs(_left(d, due) - before))
    with office.database.writing() as session:
        session.query(Message).delete()
        for _ in range(2):
            notices.remind(session, today)
    with office.database.reading() as session:
        assert session.query(messages.Message).count() == told


def _left(day: date, due: date) -> int:
    from service.procedure.working_days import working_days_between

    return working_days_between(day, due)


def test_the_post_reminds(office: Office, settings: Settings) -> None:
    office.notify(office.submitted(**POOR))
    database = Database(settings.database_url)
    assert remind(database, settings) == 0  # ten working days are left
    database.close()


def test_the_letter_says_the_same_in_pdf_and_word(office: Office) -> None:
    dossier = office.submitted(**POOR)
    address = office.notify(dossier, **{"item-new1-fault": "缺少公章<b>", "item-new1-todo": "请盖章"})
    texts = []
    for sort in ("pdf", "docx"):
        got = office.applicant.get(f"{address}/{sort}")
        assert got.headers["Cache-Control"] == "private, no-store"
        texts.append(_text(sort, got.data))
    (notice,) = kept(office, dossier)
    for text in texts:
        plain = "".join(text.split())
        assert notice.number is not None
        for said in (notice.number, "补正告知书", "缺少公章<b>", "请盖章", *(i.fault for i in notice.items)):
            assert "".join(said.split()) in plain


def _text(sort: str, data: bytes) -> str:
    if sort == "pdf":
        pdf = PdfDocument(data)
        return "".join(page.get_textpage().get_text_bounded() for page in pdf)
    file = WordFile(io.BytesIO(data))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(p.text for p in file.paragraphs), *cells])


def test_a_long_letter_numbers_its_pages_and_fetches_nothing() -> None:
    items = tuple(LetterItem(n, "从业人员", "", f"问题{n} <img src='http://localhost/x'>", "请补") for n in range(120))
    letter = Letter("某市主管部门", "补正〔2026〕1号", "某公司", "x", "开头", items, "2026年1月1日", "")
    pdf = PdfDocument(to_pdf(letter))
    assert len(pdf) > 2
    last = pdf[len(pdf) - 1].get_textpage().get_text_bounded()
    assert "".join(f"第 {len(pdf)} 页 共 {len(pdf)} 页".split()) in "".join(last.split())
    assert "问题119" in _text("docx", to_word(letter))


def test_of_two_who_edit_a_draft_the_second_is_told_and_nothing_vanishes(office: Office) -> None:
    dossier = office.submitted(**POOR)
    address = office.staff.post(f"/dossiers/{dossier}/notices").headers["Location"]
    before, (draft,) = office.form_of(address), kept(office, dossier)
    first = {**before, "opening": "请补正", "days": "5", "item-new1-fault": "缺少公章"}
    assert office.staff.post(address, data=first).status_code == 302
    late = {**before, "opening": "另一开头", "days": "9", "item-new1-fault": "缺少附件"}
    for said in (late, {**late, "send": "1"}):
        answer = office.staff.post(address, data=said, headers={"Referer": f"http://localhost{address}"})
        assert answer.status_code == 409
        assert "缺少附件" in answer.text  # what was typed is not lost either
        assert f'href="{address}"' in answer.text
    (changed,) = kept(office, dossier)
    assert (changed.opening, changed.days) == ("请补正", 5)
    assert len(changed.items) == len(draft.items) + 1
    assert office.stage(dossier) == Stage.SUBMITTED
    assert office.staff.post(address, data={**office.form_of(address), "days": "7"}).status_code == 302
