"""A run's pages draw the report's own view; the web adds addresses, marks and what people said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from service.model import Handed
from service.report.parsing import report_of
from service.report.viewing import view_of
from service.report.words import Words
from service.tables import Cutout, Run, RunReport
from service.web.findings import run_view
from service.web.showing import value_said
from service.web.views import RunView
from tests.service.web.callers import GOOD, Office


@pytest.fixture
def dossier(office: Office) -> str:
    return office.submitted(**GOOD)


def seen(office: Office, dossier: str) -> RunView:
    with office.app.test_request_context(), office.database.reading() as session:
        query = select(Run).where(Run.dossier_id == dossier).order_by(Run.number.desc())
        return run_view(session, session.scalars(query.limit(1)).one())


def test_the_reports_own_view_is_shown(office: Office, dossier: str) -> None:
    with office.database.reading() as session:
        body = json.loads(session.scalars(select(RunReport.body)).one())
    assert seen(office, dossier).report == view_of(report_of(body), Words("zh"))


def test_beside_each_claim_stand_its_picture_and_its_page(office: Office, dossier: str) -> None:
    view = seen(office, dossier)
    assert len(view.proofs) == len(view.report.claims) == 6
    for number, proof in enumerate(view.proofs):
        assert proof.cutout == f"/dossiers/{dossier}/runs/1/cutouts/{number}"
        assert proof.sheet is not None
        assert f"/dossiers/{dossier}/pages/" in proof.sheet.url
        assert proof.window is not None
        assert proof.document_id
        assert proof.correction is None
    assert {p.plain for p in view.proofs} == {"500000", "120", "8"}


def test_beside_each_document_stands_its_file(office: Office, dossier: str) -> None:
    view = seen(office, dossier)
    assert [set(o.sheets) for o in view.originals] == [{1}, {1}]
    assert {o.document_id for o in view.originals} == {p.document_id for p in view.proofs}
    assert len({o.sha256 for o in view.originals}) == len(view.report.documents) == 2


def test_beside_each_finding_stands_its_light(office: Office, dossier: str) -> None:
    view = seen(office, dossier)
    assert [(view.lights[f.number].rule, view.lights[f.number].status) for f in view.report.findings] == [
        (f.rule, f.light.status) for f in view.report.findings
    ]


PLANS = {**GOOD, "plan": "headcount=30 left_out\ntotal_assets=900000 left_out"}


def test_what_was_left_out_has_its_picture_after_those_of_all_claims(office: Office) -> None:
    dossier = office.submitted(**PLANS)
    view = seen(office, dossier)
    assert len(view.report.claims) == 6
    numbers = {one.claim.value: one.claim.number for strip in view.report.left_out for one in strip.figures}
    assert numbers == {"900,000 元（90 万元）": 7, "30 人": 6}
    assert [view.proofs[n].cutout for n in (6, 7)] == [f"/dossiers/{dossier}/runs/1/cutouts/{n}" for n in (6, 7)]
    assert office.expert.get(view.proofs[6].cutout or "").status_code == 200
    assert view.proofs[6].marks["page"] == [100, 100, 200, 120]
    assert view.proofs[6].plain == "30"
    with office.database.reading() as session:
        assert session.scalars(select(Cutout.claim).order_by(Cutout.claim)).all() == list(range(8))


def test_the_reading_room_folds_it_away_with_the_reasons(office: Office) -> None:
    page = office.expert.get(f"/reviews/{office.submitted(**PLANS)}").text
    section = page[page.index('id="left-out"') : page.index('id="pane-papers"')]
    assert "<h2>看到但未计入的数</h2>" in section
    assert "<details><summary>材料中另有 2 处相关数字未计入结论，逐处说明原因</summary>" in section
    assert section.count('class="proof left-out"') == 2
    assert section.count("未计入原因：是计划、目标或预计（“力争”）") == 2
    assert 'data-caption="plan.txt · 第 1 页"' in section
    assert "corrections/values" not in section
    assert 'id="left-out"' not in office.expert.get(f"/reviews/{office.submitted(**GOOD)}").text


def test_what_was_left_out_counts_for_nothing_and_cannot_be_corrected(office: Office) -> None:
    dossier = office.submitted(**PLANS)
    lights = office.lights(dossier)
    assert lights["8.3.headcount"]["status"] == "met"
    assert lights["8.3.headcount"]["evidence"] == office.lights(office.submitted(**GOOD))["8.3.headcount"]["evidence"]
    form = {"run": "1", "claim": "6", "value": "30", "reason": "原件"}
    assert office.staff.post(f"/reviews/{dossier}/corrections/values", data=form).status_code == 404


def test_a_correction_stands_beside_its_claim(office: Office) -> None:
    dossier = office.submitted(form="total_assets=500000 declared", audit="total_assets=50")
    form = {"run": "1", "claim": "1", "value": "510000", "reason": "原件为 510,000"}
    office.staff.post(f"/reviews/{dossier}/corrections/values", data=form)
    assert office.work() == ["done"]
    view = seen(office, dossier)
    said, corrected = (proof.correction for proof in view.proofs)
    assert said is None
    assert corrected is not None
    assert (corrected["before"], corrected["reason"]) == (50, "原件为 510,000")
    assert view.report.claims[1].value == "510,000 元（51 万元）"


def test_a_form_takes_lists_in_words_and_gives_codes(office: Office) -> None:
    dossier = office.submitted(form="services=legal、training\nvalid_until=")
    services, term = seen(office, dossier).proofs
    assert (services.plain, term.plain) == ("法律服务、培训服务", "")
    assert value_said("services", "法律服务，training, 其他服务") == "legal、training、other"
    assert value_said("applicant", "甲、乙公司") == "甲、乙公司"


def test_a_whole_report_of_1_0_is_shown_in_the_reading_room(office: Office, dossier: str) -> None:
    kept_then = json.loads((Path(__file__).parents[1] / "records" / "report_1_0.json").read_text(encoding="utf-8"))
    with office.database.writing() as session:
        kept = session.scalars(select(RunReport)).one()
        kept.body, kept.summary = json.dumps(kept_then["body"]), kept_then["summary"]
    for address in (f"/reviews/{dossier}", f"/reviews/{dossier}/print"):
        page = office.expert.get(address).text
        assert page.count('class="card finding') == 5
        for said in ("86.5 平方米", "租赁合同.docx · 第 4 段", "工作表“Sheet1” 第 9 行", "面积不足。"):
            assert said in page
    room = office.expert.get(f"/reviews/{dossier}").text
    for said in ("林二：兼职", "与第 2 行相同", "序号缺 7"):
        assert said in room
    assert 'id="left-out"' not in room


SAID_LATER = {
    "stable",
    "alternatives",
    "causes",
    "title",
    "clause_en",
    "messages",
    "excerpt",
    "rivals",
    "lease",
    "count",
}
SAID_LATER |= {"approximation", "confirmed_by", "subject", "papers", "notes", "page_sizes", "errors", "titles"}


def test_a_report_kept_by_an_earlier_version_is_shown_still(office: Office, dossier: str) -> None:
    before = office.expert.get(f"/reviews/{dossier}").text
    with office.database.writing() as session:
        kept = session.scalars(select(RunReport)).one()
        body = json.loads(kept.body)
        for part in (body["rulebook"], *body["findings"], *body["claims"], *body["documents"]):
            for name in part.keys() & SAID_LATER:
                del part[name]
        kept.body = json.dumps(body)
    after = office.expert.get(f"/reviews/{dossier}").text
    assert "8.1.assets met" in after
    assert after.count('class="card finding') == before.count('class="card finding') == 6
    assert after.count('class="proof"') == before.count('class="proof"')
    assert office.applicant.get(f"/dossiers/{dossier}").status_code == 200


def test_a_paper_inside_another_has_its_pages_and_leads_to_its_parent(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_one(handed: tuple[Handed, ...], pool: Any, folder: Path) -> tuple[Handed, ...]:
        inner = tmp_path / "inner"
        inner.write_text("total_assets=520000")
        return (*handed, Handed(inner, f"{handed[0].name}/附表.txt"))

    other = office.submitted(x="total_assets=77")
    monkeypatch.setattr("service.performing.with_attached", with_one)
    found = office.submitted(form="total_assets=500000 declared")
    form, inner = seen(office, found).originals
    assert (inner.document_id, set(inner.sheets)) == (form.document_id, {1})
    assert inner.sha256 != form.sha256
    address = inner.sheets[1].url
    assert office.expert.get(address).content_type == "image/jpeg"
    assert office.expert.get(address.replace(found, other)).status_code == 404
