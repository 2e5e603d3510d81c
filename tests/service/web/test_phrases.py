"""The page of stock phrases, and the reasons that the reading room offers."""

from __future__ import annotations

import re

from tests.service.web.callers import Office


def test_experts_keep_their_own_and_staff_those_of_all(office: Office) -> None:
    dossier = office.submitted(form="total_assets=200000 declared")
    office.staff.post("/phrases", data={"verdict": "", "text": "详见现场记录"})
    office.expert.post("/phrases", data={"verdict": "ask", "text": "请补近三个月社保"})
    assert (
        "已有同样的常用语"
        in office.expert.post(
            "/phrases", data={"verdict": "ask", "text": "请补近三个月社保"}, follow_redirects=True
        ).text
    )
    room = office.expert.get(f"/reviews/{dossier}").text
    offered = re.findall(r'<option data-verdict="(\w*)">([^<]+)</option>', room)
    assert offered[:2] == [("ask", "请补近三个月社保"), ("", "详见现场记录")]
    page = office.expert.get("/phrases").text
    (own,) = re.findall(r'action="(/phrases/\d+/remove)"', page)
    assert office.staff.post(own).status_code == 404
    office.expert.post(own)
    assert "请补近三个月社保" not in office.expert.get("/phrases").text
    assert "请补近三个月社保" not in office.staff.get("/phrases").text
