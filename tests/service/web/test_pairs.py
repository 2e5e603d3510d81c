"""What two dossiers have in common is found by the worker, shown to experts and staff, and put aside with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from service.database import Database
from service.pairing import compare_waiting
from service.pairs.model import Code, Mark, Marks, Sort, Where
from service.records import pairs
from service.records.audit import Actor
from service.settings import Settings
from service.tables import AuditEntry, Dossier, DossierMarks, DossierPair, PairDismissal, Run, Stage, State
from service.workshop import Workshop
from tests.service.web.callers import Headers, Office

NORTH = "阳江北辰企业服务有限公司"
SOUTH = "阳江南浦咨询有限公司"
ROSTER = "roster=漆雕明、缪舒窈、阚若谷、沃云开"
PEOPLE = "名册中有相同的人"
HEADING = "与其他申报件相同之处"


def both(office: Office) -> tuple[str, str]:
    """Two dossiers of different applicants whose rosters name the same four people."""
    north = office.submitted(form=f"dossier={NORTH}", roster=f"{ROSTER}\nnorth")
    south = office.submitted(form=f"dossier={SOUTH}", roster=f"{ROSTER}、毋丘辽\nsouth")
    return north, south


def found(office: Office) -> list[DossierPair]:
    with office.database.reading() as session:
        return list(session.scalars(select(DossierPair).order_by(DossierPair.id)))


def broken(*_: object) -> None:
    raise RuntimeError("as asked")


def address(page: str, deed: str) -> str:
    return next(iter(re.findall(rf'action="(/pairs/\d+/{deed})"', page)))


def test_the_worker_finds_the_same_people_in_two_rosters(office: Office) -> None:
    north, south = both(office)
    (pair,) = found(office)
    assert {pair.one_id, pair.other_id} == {north, south}
    assert (pair.code, pair.strength, pair.total, pair.out_of) == ("same_people", "strong", 4, 4)
    assert [item["said"] for item in pair.shared["items"]] == ROSTER.removeprefix("roster=").split("、")


def test_both_rooms_show_it_with_both_pages_and_a_link_to_the_other(office: Office) -> None:
    dossiers = both(office)
    for own, other, name in ((*dossiers, SOUTH), (*dossiers[::-1], NORTH)):
        for who in (office.expert, office.staff):
            page = who.get(f"/reviews/{own}").text
            assert PEOPLE in page
            assert f'href="/reviews/{other}#pairs">{name}</a>' in page
            assert len(re.findall(rf'<image href="/dossiers/{own}/pages/', page)) >= 4
            assert len(re.findall(rf'<image href="/dossiers/{other}/pages/', page)) == 4
            (picture,) = set(re.findall(rf'<image href="(/dossiers/{other}/pages/[^"]+)"', page))
            assert who.get(picture).mimetype == "image/jpeg"


def test_an_applicant_sees_nothing_of_it_anywhere(office: Office) -> None:
    north, south = both(office)
    assert office.applicant.get("/pairs").status_code == 403
    assert office.applicant.get(f"/reviews/{north}").status_code == 403
    assert office.applicant.post(f"/pairs/{found(office)[0].id}/dismiss", data={"reason": "x"}).status_code == 403
    for page in (f"/dossiers/{north}", f"/dossiers/{north}/edit", f"/dossiers/{north}/report.html"):
        text = office.applicant.get(page).text
        assert SOUTH not in text and south not in text
        assert PEOPLE not in text and HEADING not in text
    assert "pair" not in str(sorted(office.body(north)))


def test_the_interface_for_programs_says_nothing_of_it(office: Office, token: Callable[[str], Headers]) -> None:
    north, _ = both(office)
    headers = token("applicant")
    client = office.app.test_client()
    for below in ("", "/report"):
        answer = client.get(f"/api/v1/dossiers/{north}{below}", headers=headers)
        assert answer.status_code == 200
        assert SOUTH not in answer.text and "same_people" not in answer.text


def test_a_notice_to_the_applicant_says_nothing_of_it(office: Office) -> None:
    north, _ = both(office)
    office.notify(north, opening="请补材料")
    text = office.applicant.get(f"/dossiers/{north}").text
    assert "请补材料" in text
    assert SOUTH not in text and PEOPLE not in text


def test_it_is_dismissed_with_a_reason_that_is_kept_and_can_be_taken_up_again(office: Office) -> None:
    north, south = both(office)
    page = office.expert.get(f"/reviews/{north}").text
    form = {"reason": " 同一集团的两家公司 ", "dossier": north}
    answer = office.expert.post(address(page, "dismiss"), data=form)
    assert answer.headers["Location"].startswith(f"/reviews/{north}#pair-")
    for dossier in (north, south):
        page = office.staff.get(f"/reviews/{dossier}").text
        assert "同一集团的两家公司" in page
        assert "已排除 1 项" in page
    assert PEOPLE not in office.staff.get("/pairs").text
    assert "同一集团的两家公司" in office.staff.get("/pairs?dismissed=1").text
    assert office.staff.post(address(page, "take-up"), data={"dossier": south}).status_code == 302
    page = office.staff.get("/pairs").text
    assert PEOPLE in page
    assert "曾排除" in page and "同一集团的两家公司" in page
    with office.database.reading() as session:
        entries = session.scalars(select(AuditEntry).where(AuditEntry.subject_kind == "pair").order_by(AuditEntry.id))
        deeds = [(e.actor, e.action, e.dossier_id, (e.after or e.before or {})["reason"]) for e in entries]
        kept = session.scalars(select(PairDismissal)).one()
    assert {d[2] for d in deeds} == {north, south}
    assert [d[:2] for d in deeds] == [("expert", "pair.dismissed")] * 2 + [("staff", "pair.taken_up")] * 2
    assert {d[3] for d in deeds} == {kept.reason} == {"同一集团的两家公司"}
    assert kept.withdrawn_at is not None
    log = office.staff.get("/audit").text
    assert "排除相同之处" in log and PEOPLE in log


@pytest.mark.parametrize("reason", ["", "   ", "长" * 1001])
def test_without_a_fit_reason_nothing_is_dismissed(office: Office, reason: str) -> None:
    north, _ = both(office)
    (pair,) = found(office)
    answer = office.expert.post(f"/pairs/{pair.id}/dismiss", data={"reason": reason, "dossier": north})
    assert answer.status_code == 302
    assert 'class="error"' in office.expert.get(answer.headers["Location"].partition("#")[0]).text
    with office.database.reading() as session:
        assert session.scalars(select(PairDismissal)).all() == []


def test_a_second_dismissal_of_the_same_is_refused(office: Office) -> None:
    both(office)
    (pair,) = found(office)
    for status in (302, 409):
        assert office.expert.post(f"/pairs/{pair.id}/dismiss", data={"reason": "误报"}).status_code == status


def test_a_form_from_elsewhere_is_refused(office: Office) -> None:
    both(office)
    (pair,) = found(office)
    office.app.config["WTF_CSRF_ENABLED"] = True
    for deed in ("dismiss", "take-up"):
        assert office.expert.post(f"/pairs/{pair.id}/{deed}", data={"reason": "误报"}).status_code == 400
    with office.database.reading() as session:
        assert session.scalars(select(PairDismissal)).all() == []


def test_a_new_run_finds_the_same_pair_and_the_dismissal_holds(office: Office) -> None:
    north, _ = both(office)
    (pair,) = found(office)
    office.expert.post(f"/pairs/{pair.id}/dismiss", data={"reason": "误报"})
    office.staff.post(f"/dossiers/{north}/runs")
    assert office.work() == ["done"]
    (again,) = found(office)
    assert (again.id, again.gone_at) == (pair.id, None)
    assert 2 in (again.one_run, again.other_run)
    with office.database.reading() as session:
        assert pairs.listed(session) == []


def test_what_is_no_longer_there_is_gone_and_its_record_stays(office: Office) -> None:
    north, _ = both(office)
    office.replace(office.staff, north, "roster", "roster=左丘失、巫马施、司空曙、漆园吏")
    assert office.work() == ["done"]
    (pair,) = found(office)
    assert pair.gone_at is not None
    assert PEOPLE not in office.expert.get(f"/reviews/{north}").text


def test_the_same_applicants_dossiers_are_not_compared(office: Office) -> None:
    office.submitted(form=f"dossier={NORTH}", roster=f"{ROSTER}\none")
    office.submitted(form=f"dossier={NORTH}", roster=f"{ROSTER}\ntwo")
    assert found(office) == []


def test_the_same_scan_and_the_same_file_are_found(office: Office) -> None:
    look = "f0" * 64
    for name in (NORTH, SOUTH):
        office.submitted(form=f"dossier={name}", paper=f"look={look}\ntotal_assets=5\n{name}", same="something")
    assert {(p.code, p.strength) for p in found(office)} == {("same_scan", "strong"), ("same_file", "strong")}
    page = office.staff.get("/pairs").text
    assert "同一份扫描件" in page and "同一个文件" in page
    assert len(re.findall(r"<image href=", page)) == 2


def test_a_dossier_that_was_not_handed_in_is_shown_to_nobody(office: Office) -> None:
    north = office.submitted(form=f"dossier={NORTH}", roster=f"{ROSTER}\nnorth")
    draft = office.screened(form=f"dossier={SOUTH}", roster=f"{ROSTER}\nsouth")
    (pair,) = found(office)
    for who in (office.expert, office.staff):
        assert SOUTH not in who.get(f"/reviews/{north}").text
    assert PEOPLE not in office.staff.get("/pairs").text
    assert office.expert.post(f"/pairs/{pair.id}/dismiss", data={"reason": "误报"}).status_code == 404
    office.applicant.post(f"/dossiers/{draft}/submit")
    assert SOUTH in office.expert.get(f"/reviews/{north}").text


def test_long_ago_is_not_looked_at(office: Office) -> None:
    office.submitted(form=f"dossier={NORTH}", roster=f"{ROSTER}\nnorth")
    with office.database.writing() as session:
        session.execute(update(DossierMarks).values(written_at=datetime(2019, 1, 1, tzinfo=UTC)))
    office.submitted(form=f"dossier={SOUTH}", roster=f"{ROSTER}\nsouth")
    assert found(office) == []


def test_a_comparison_that_fails_costs_no_run_and_is_made_up_for(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("service.records.pairs.compared", broken)
        both(office)
        assert found(office) == []
    office.submitted(form="dossier=阳江别家有限公司")
    assert [p.code for p in found(office)] == ["same_people"]


def test_marks_that_cannot_be_made_cost_no_run(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.pairing.marks_of", broken)
    office.submitted(form=f"dossier={NORTH}")
    with office.database.reading() as session:
        assert session.scalars(select(DossierMarks)).all() == []


def test_with_no_months_nothing_is_compared(office: Office, settings: Settings) -> None:
    both(office)
    with office.database.writing() as session:
        session.execute(update(DossierMarks).values(compared_at=None))
    shop = Workshop(replace(settings, pair_months=0))
    assert compare_waiting(shop) == 0
    shop.close()


def test_the_list_has_pages(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.web.pairs.A_PAGE", 1)
    for name in (NORTH, SOUTH):
        office.submitted(form=f"dossier={name}", roster=f"{ROSTER}\n{name}", same="something")
    first, second = (office.staff.get(f"/pairs?page={n}").text for n in (1, 2))
    assert "共 2 项" in first and "下一页" in first
    assert "下一页" not in second
    assert {PEOPLE in first, PEOPLE in second} == {True, False}


def test_in_english(office: Office) -> None:
    north, _ = both(office)
    office.expert.post("/language", data={"language": "en", "next": "/"})
    page = office.expert.get(f"/reviews/{north}").text
    assert "The same people in both rosters" in page
    assert "In common with other dossiers" in page


def test_it_holds_on_both_databases(database: Database, people: dict[str, int]) -> None:
    def marks(dossier: str, name: str) -> Marks:
        return Marks(
            dossier,
            1,
            (name,),
            (Mark(Sort.LEASE, "帆影大厦901室 2023-01-01 ", "帆影大厦901室", Where("a.pdf"), ("", "")),),
        )

    with database.writing() as session:
        for dossier in ("a" * 16, "b" * 16):
            session.add(Dossier(id=dossier, owner_id=people["applicant"], stage=Stage.SUBMITTED))
    for dossier, name in (("b" * 16, NORTH), ("a" * 16, SOUTH), ("b" * 16, NORTH)):
        with database.writing() as session:
            run = _run(session, dossier, people["applicant"])
            pairs.mark_dossier(session, run, marks(dossier, name))
        with database.reading() as session:
            assert pairs.waiting(session) == [dossier]
            seen = pairs.found_for(session, dossier, 24)
        assert seen is not None
        with database.writing() as session:
            pairs.keep(session, *seen)
    with database.writing() as session:
        (pair,) = pairs.listed(session)
        assert (pair.one_id, pair.other_id, pair.code) == ("a" * 16, "b" * 16, Code.SAME_LEASE)
        pairs.dismiss(session, Actor(people["expert"], "expert"), pair, "同一房东")
    with database.reading() as session:
        assert pairs.listed(session) == []
        (pair,) = pairs.listed(session, dismissed=True)
        assert pair.dismissal is not None
        assert pair.dismissal.reason == "同一房东"


def _run(session: Session, dossier: str, user: int) -> int:
    number = (session.scalar(select(func.max(Run.number)).where(Run.dossier_id == dossier)) or 0) + 1
    run = Run(dossier_id=dossier, number=number, state=State.DONE, cause="asked", requested_by_id=user)
    session.add(run)
    session.flush()
    return run.id
