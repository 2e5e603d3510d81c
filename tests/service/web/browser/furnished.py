"""An office in which every page has something to show: dossiers in all states, a round, people, mail, hooks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import func, select

from service.records import accounts, profiles, second_factor
from service.records.audit import SYSTEM
from service.records.second_factor import Seal
from service.tables import Delivery, Hook, Message, NoticeItem, Posted, Role, Round, Run, User, WholePaper
from service.tables.base import now
from service.whole.model import Part, Whole, WholeCell, WholeRow, WholeTable, packed
from tests.checkers.rulebook.test_notice import HEAD, PAPERS, VALUES
from tests.checkers.rulebook.test_scores import SCORES
from tests.service.checklists.papers import OWN_CODE, UNIT
from tests.service.web.callers import GOOD, Office
from tests.service.web.conftest import PASSWORD
from tests.service.web.test_blind import PAPERS as PAPERS_READ
from tests.service.web.test_blind import read, readings, value_of

WEAK = {**GOOD, "proof": "total_assets=200000\nfloor_area=80\nheadcount=8", "roster": "roster=陈一、林二、黄三、何四"}
OTHERS = {
    "form": "dossier=阳江南浦咨询有限公司\ntotal_assets=500000 declared",
    "roster": "roster=陈一、林二、黄三、何四\n南",
}
POINTS = {"points-services": "38.5", "points-results": "30", "points-team": "20"}
ROUND = HEAD + VALUES.replace("120", "90") + PAPERS + SCORES
LAWYER, HALF = "林专家", "黄专家"


@dataclass(frozen=True)
class Scene:
    """The dossiers by how far they are, and the numbers of what else has a page."""

    draft: str
    screened: str
    returned: str
    reviewed: str
    signed: str
    notice: int
    drawn_up: int
    round: int
    receipt: str
    hooks: dict[str, int]
    messages: dict[str, int]
    link: str
    paper: str
    other_paper: str
    run: int
    sampled: str
    export: int


def furnished(office: Office) -> Scene:
    """All of it, done as people do it."""
    office.notice(ROUND)
    lawyer = _another(office, LAWYER)
    _guarded(office, HALF)
    draft, screened = _draft(office), _screened(office)
    returned = office.accepted(**WEAK)
    office.decide(returned, "8.1.assets", "ask", "请补年度审计报告")
    notice = int(office.notify(returned, opening="请于十日内补正").rsplit("/", 1)[1])
    _answered(office, returned, notice)
    reviewed = _reviewed(office, lawyer)
    drawn_up = int(office.staff.post(f"/dossiers/{reviewed}/notices").headers["Location"].rsplit("/", 1)[1])
    signed = _recognised(office)
    sampled = _sampled(office)
    _failed(office)
    _talk(office, reviewed)
    export = int(office.staff.post("/round-exports/of/1").headers["Location"].rsplit("/", 1)[1])
    return Scene(
        draft,
        screened,
        returned,
        reviewed,
        signed,
        notice,
        drawn_up,
        _one(office, select(Round.id)),
        re.findall(r"/receipts/([^/]+)\.pdf", office.applicant.get(f"/dossiers/{signed}").text)[0],
        {role.value: _hook(office, role.value) for role in Role},
        {role.value: _message(office, role.value) for role in Role},
        _link(office),
        _whole(office, reviewed),
        _sha256(office, reviewed, 1),
        _one(office, select(func.max(Run.number)).where(Run.dossier_id == reviewed)),
        sampled,
        export,
    )


def _another(office: Office, name: str) -> FlaskClient:
    with office.database.writing() as session:
        accounts.add_user(session, SYSTEM, name, PASSWORD, Role.EXPERT)
    client = office.app.test_client()
    assert client.post("/login", data={"name": name, "password": PASSWORD}).status_code == 302
    return client


def _guarded(office: Office, name: str) -> None:
    """An expert of whom a code is asked after the password."""
    with office.database.writing() as session:
        user = accounts.add_user(session, SYSTEM, name, PASSWORD, Role.EXPERT)
        seal = Seal(office.app.extensions["prescreen"].settings.secret_key)
        user.totp_secret = seal.close(user.id, second_factor.fresh_secret())


def _draft(office: Office) -> str:
    """Not read yet: a file that names its kind, one that was taken out."""
    found = office.dossier(申请表="total_assets=1 declared", 多余的文件="about=nothing")
    page = office.applicant.get(f"/dossiers/{found}").text
    office.applicant.post(re.findall(r'action="([^"]+/remove)"', page)[-1])
    return found


def _screened(office: Office) -> str:
    """Read twice, a figure disputed, one file spoilt."""
    found = office.screened(**WEAK, 损坏的合同="broken")
    office.replace(office.applicant, found, "proof", "total_assets=500000\nfloor_area=80\nheadcount=8")
    assert office.work() == ["done"]
    (seen, *_) = re.findall(r'name="evidence" value="([0-9a-f]{64})"', office.applicant.get(f"/dossiers/{found}").text)
    said = {"evidence": seen, "answer": "dispute", "said": "应为 52 万元，见资产负债表"}
    office.applicant.post(f"/dossiers/{found}/figures", data=said)
    return found


def _answered(office: Office, dossier: str, notice: int) -> None:
    """The first item is answered, and more time asked for."""
    address = f"/dossiers/{dossier}/notices/{notice}"
    item = _one(office, select(NoticeItem.id).where(NoticeItem.notice_id == notice))
    told = {"answer": "explanation", "text": "设备已于去年处置，见审计报告附注"}
    assert office.applicant.post(f"{address}/items/{item}", data=told).status_code == 302
    office.applicant.post(f"{address}/time", data={"days": "5", "reason": "审计报告尚未出具"})


def _reviewed(office: Office, lawyer: FlaskClient) -> str:
    """Two experts who differ, a question to the applicant, a figure by hand, the same people as another's."""
    found = office.accepted(**WEAK)
    office.submitted(**OTHERS)
    for number in _ids(office, Role.EXPERT)[:2]:
        office.staff.post(f"/reviews/{found}/assignments", data={"expert": number})
    body = office.body(found)
    form = {"run": 1, "sha256": body["documents"][0]["sha256"], "page": 1, "reason": "原件第 1 页载明"}
    office.staff.post(f"/reviews/{found}/supplements", data={**form, "field": "total_assets", "value": "500000"})
    office.work()
    open_ = [key for key, light in office.lights(found).items() if light["status"] != "met"]
    for client, verdict in ((office.expert, "agree"), (lawyer, "overrule")):
        for key in open_:
            said = {"rule": key, "evidence": office.lights(found)[key]["evidence"]}
            client.post(f"/reviews/{found}/decisions", data={**said, "verdict": verdict, "reason": "与原件核对无误"})
        client.post(f"/reviews/{found}/opinion", data={"recommendation": "recommend", "remark": "面积有合同", **POINTS})
    ask = {"rule": open_[0], "audience": "applicant", "text": "为何与上年相差一半？"}
    office.expert.post(f"/reviews/{found}/questions", data=ask)
    office.staff.post("/phrases", data={"verdict": "ask", "text": "请补近三个月社保缴费证明"})
    return found


def _recognised(office: Office) -> str:
    """Signed, visited, announced."""
    found = office.accepted(**{**GOOD, "more": "about=signed"})
    for key, light in office.lights(found).items():
        if light["status"] != "met":
            office.decide(found, key, "agree")
    office.expert.post(f"/reviews/{found}/opinion", data={"recommendation": "recommend", **POINTS})
    assert office.sign(found, "recommend", "同意推荐", **POINTS).value == "signed"
    office.step(found, "nominate")
    office.step(found, "visit", day="2026-03-02", reason="场所与材料相符")
    office.step(found, "announce", day="2026-03-05")
    return found


def _sampled(office: Office) -> str:
    """Of the blind sample two figures are read, one otherwise than the machine read it, and one waits."""
    number = _one(office, select(Round.id))
    office.staff.post(f"/rounds/{number}/blind", data={"share": "100"})
    found = office.accepted(**PAPERS_READ)
    for one in readings(office, found)[:2]:
        read(office, found, one.rule, value="9999" if one.field == "floor_area" else value_of(one.rule))
    office.staff.post(f"/rounds/{number}/blind", data={"share": "0"})
    return found


def _failed(office: Office) -> None:
    """A run that failed and one that waits."""
    office.applicant.post(f"/dossiers/{office.dossier(a='raise')}/runs")
    assert [office.work() for _ in range(3)] == [["failed"]] * 3
    office.applicant.post(f"/dossiers/{office.dossier(a='pages=2')}/runs")


def _talk(office: Office, dossier: str) -> None:
    """Hooks, a mail that was given up, a link for a new password, a unit, a token."""
    for client in (office.applicant, office.expert, office.staff):
        client.post(
            "/account/hooks", data={"address": "https://example.org/hook", "events": ["run.done", "run.failed"]}
        )
        client.post("/account/tokens", data={"scopes": "read", "days": "30"})
    office.replace(office.staff, dossier, "form", GOOD["form"] + "\nabout=again")
    office.work()
    unit = {
        "unit": UNIT,
        "credit_code": OWN_CODE,
        "contact": "林小禾",
        "phone": "0662-3300000",
        "email": "a@example.com",
    }
    assert office.applicant.post("/account/unit", data=unit).status_code == 302
    with office.database.writing() as session:
        user = accounts.find_user(session, "expert")
        assert user is not None
        profiles.set_mail(session, SYSTEM, user, "expert@example.com")
        for one in session.scalars(select(Delivery)).all()[:2]:
            one.state, one.tries, one.fault = Posted.GIVEN_UP, 8, "NotSent: answered 500"
    office.app.test_client().post("/password/forgotten", data={"who": "expert"})


def _ids(office: Office, role: Role) -> list[int]:
    with office.database.reading() as session:
        return list(session.scalars(select(User.id).where(User.role == role).order_by(User.id)))


def _one(office: Office, query: Any) -> int:
    with office.database.reading() as session:
        found: int = session.scalars(query).first()
        return found


def _hook(office: Office, role: str) -> int:
    return _one(office, select(Hook.id).join(User).where(User.name == role))


def _message(office: Office, role: str) -> int:
    return _one(office, select(Message.id).join(User).where(User.name == role))


def _link(office: Office) -> str:
    with office.database.reading() as session:
        bodies = session.scalars(select(Delivery.body).order_by(Delivery.id.desc())).all()
    return next(m[1] for body in bodies if (m := re.search(r"/password/new/(\S+)", body)))


def _sha256(office: Office, dossier: str, place: int) -> str:
    return str(office.body(dossier)["documents"][place]["sha256"])


def _whole(office: Office, dossier: str) -> str:
    """A paper that a worker kept as a whole."""
    cells = ("序号", "姓名", "学历"), ("1", "陈一", "本科"), ("2", "林二", "大专")
    rows = tuple(WholeRow(tuple(WholeCell(Part(text), at) for at, text in enumerate(row))) for row in cells)
    whole = Whole((Part("专职人员名册", None, 1), Part("截至三月底的在职人员。"), WholeTable(rows, 3, "人员")))
    digest = _sha256(office, dossier, 0)
    body = office.app.extensions["prescreen"].store.put_bytes(packed(whole))
    with office.database.writing() as session:
        session.add(WholePaper(sha256=digest, body=body, pages=0, printed_at=now()))
    return digest
