"""One thing done to several dossiers at once: each on its own, and what fails is told one by one."""

from __future__ import annotations

import io
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import func, select

from service.tables import Run, Stage, Step
from tests.service.web.callers import Office, Visit


def press(who: FlaskClient, what: str, *dossiers: str, **said: Any) -> str:
    """The page after it."""
    form = {"what": what, "dossier": list(dossiers), **said}
    return who.post("/bulk", data=form, content_type="multipart/form-data", follow_redirects=True).text


def runs(office: Office) -> int:
    with office.database.reading() as session:
        return session.scalar(select(func.count(Run.id))) or 0


def test_several_are_accepted_and_what_cannot_be_is_told(office: Office) -> None:
    one, other = office.submitted(form="total_assets=1"), office.submitted(form="total_assets=2")
    draft = office.dossier(form="total_assets=3")
    page = press(office.staff, "accept_directly", one, other, draft, "0" * 16, reason="市属单位")
    assert "已完成 2 份" in page
    assert "样例中心：申报件当前状态不允许此操作。" in page
    assert f"{'0' * 16}：没有找到您要的内容。" in page
    assert [office.stage(d) for d in (one, other, draft)] == [Stage.ACCEPTED, Stage.ACCEPTED, Stage.DRAFT]
    with office.database.reading() as session:
        assert [s.reason for s in session.scalars(select(Step).where(Step.deed == "accept_directly"))] == [
            "市属单位"
        ] * 2


def test_what_the_deed_needs_is_asked_for_each(office: Office) -> None:
    one = office.submitted(form="total_assets=1")
    assert "请填写理由" in press(office.staff, "accept_directly", one)
    assert "请上传相应的文件" in press(office.staff, "recommend", one)
    assert office.stage(one) == Stage.SUBMITTED
    paper = (io.BytesIO(b"%PDF-1.4 recommended"), "推荐函.pdf")
    assert "已完成 1 份" in press(office.staff, "recommend", one, paper=paper)
    assert office.stage(one) == Stage.RECOMMENDED


def test_several_run_again(office: Office) -> None:
    one, other = office.submitted(form="total_assets=1"), office.submitted(form="total_assets=2")
    assert "已完成 2 份" in press(office.staff, "run", one, other, one)
    assert runs(office) == 4
    assert office.work() == ["done", "done"]


def test_nothing_ticked_and_nothing_known(office: Office) -> None:
    assert "请先勾选申报件" in press(office.staff, "run")
    assert office.staff.post("/bulk", data={"what": "recognise", "dossier": "x"}).status_code == 400


def test_the_list_is_narrowed_by_state_and_applicants_see_no_ticks(office: Office, visit: Visit) -> None:
    one, other = office.submitted(form="total_assets=1"), office.dossier(form="total_assets=2")
    page = office.staff.get("/dossiers?stage=submitted").text
    assert f'value="{one}"' in page
    assert other not in page
    assert "/bulk" not in office.applicant.get("/dossiers").text
