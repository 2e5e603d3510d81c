"""Those who call the service in tests: an office of three people with its worker, and a program with a token."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Callable
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from service.tables import Dossier, Run, RunReport, Stage

Headers = dict[str, str]
Visit = Callable[[str | None], FlaskClient]
Perform = Callable[[int], str]

GOOD = {
    "form": "total_assets=500000 declared\nfloor_area=120 declared\nheadcount=8 declared",
    "proof": "total_assets=500000\nfloor_area=120\nheadcount=8",
}
"""Papers of a dossier that meets all that is asked."""


class Office:
    """The application with its people and its worker."""

    def __init__(self, app: Flask, visit: Visit, perform: Perform) -> None:
        self.app, self._perform = app, perform
        self.applicant, self.expert, self.staff = (visit(role) for role in ("applicant", "expert", "staff"))
        self.database = app.extensions["prescreen"].database

    def dossier(self, **papers: str) -> str:
        """A dossier of the applicant's with these papers; its id."""
        location = self.applicant.post(
            "/dossiers/new", data={"title": "样例中心", "as_of": "2023-03-01", "services": ["training", "legal"]}
        ).headers["Location"]
        self.upload(location, **papers)
        return location.rsplit("/", 1)[1]

    def upload(self, address: str, by: FlaskClient | None = None, /, **papers: str) -> None:
        files = [(io.BytesIO(text.encode()), f"{name}.txt") for name, text in papers.items()]
        (by or self.applicant).post(f"{address}/documents", data={"files": files})

    def work(self) -> list[str]:
        with self.database.reading() as session:
            waiting = session.scalars(select(Run.id).where(Run.state == "queued").order_by(Run.id)).all()
        return [self._perform(run_id) for run_id in waiting]

    def screened(self, **papers: str) -> str:
        found = self.dossier(**papers)
        self.applicant.post(f"/dossiers/{found}/runs")
        assert self.work() == ["done"]
        return found

    def submitted(self, **papers: str) -> str:
        found = self.screened(**papers)
        assert self.applicant.post(f"/dossiers/{found}/submit").status_code == 302
        return found

    def accepted(self, **papers: str) -> str:
        """One that staff took up for review."""
        found = self.submitted(**papers)
        self.step(found, "accept_directly", reason="市属单位直接申报")
        return found

    def step(self, dossier: str, deed: str, **said: str) -> None:
        """Staff take a step of the procedure."""
        answer = self.staff.post(f"/dossiers/{dossier}/steps", data={"deed": deed, **said})
        assert answer.status_code == 302

    def notify(self, dossier: str, opening: str = "请补正", **changed: str) -> str:
        """Staff draw up the correction notice, with these fields changed, and send it; its address."""
        address = self.staff.post(f"/dossiers/{dossier}/notices").headers["Location"]
        form = {**self.form_of(address), "opening": opening, "days": "10", **changed}
        assert self.staff.post(address, data={**form, "send": "1"}).status_code == 302
        return address

    def form_of(self, address: str) -> dict[str, str]:
        """The texts of a draft's items as its page has them, and what it was filled with."""
        page = self.staff.get(address).text
        areas = re.findall(r'<textarea[^>]* name="(item-[^"]+)"[^>]*>([^<]*)</textarea>', page)
        boxes = re.findall(r'<input[^>]* name="(item-[^"]+)"[^>]* value="([^"]*)"', page)
        boxes += re.findall(r'<input[^>]* name="(as_shown)"[^>]* value="([^"]*)"', page)
        return {name: html.unescape(value) for name, value in (*areas, *boxes) if not name.endswith("-drop")}

    def replace(self, who: FlaskClient, dossier: str, name: str, text: str) -> None:
        page = who.get(f"/dossiers/{dossier}").text
        (action,) = [
            a
            for a, n in re.findall(r'action="([^"]+/replace)".*?<span class="hidden"> ([^<]+)<', page, re.S)
            if n == f"{name}.txt"
        ]
        assert who.post(action, data={"file": (io.BytesIO(text.encode()), f"{name}.txt")}).status_code == 302

    def lights(self, dossier: str) -> dict[str, dict[str, str]]:
        """The lights of the latest finished run by key."""
        with self.database.reading() as session:
            query = select(RunReport.summary).join(Run).where(Run.dossier_id == dossier).order_by(Run.number.desc())
            return {light["key"]: light for light in session.scalars(query.limit(1)).one()["lights"]}

    def body(self, dossier: str) -> dict[str, Any]:
        """The report of the latest finished run as JSON."""
        with self.database.reading() as session:
            query = select(RunReport.body).join(Run).where(Run.dossier_id == dossier).order_by(Run.number.desc())
            found: dict[str, Any] = json.loads(session.scalars(query.limit(1)).one())
            return found

    def decide(self, dossier: str, key: str, verdict: str, reason: str = "") -> int:
        evidence = self.lights(dossier)[key]["evidence"]
        form = {"rule": key, "evidence": evidence, "verdict": verdict, "reason": reason}
        headers = {"Accept": "application/json"}
        return self.expert.post(f"/reviews/{dossier}/decisions", data=form, headers=headers).status_code

    def notice(self, written: str) -> None:
        """Staff upload a year's notice; dossiers of its days come into its round."""
        data = {"notice": (io.BytesIO(written.encode()), "notice.yaml")}
        assert self.staff.post("/rounds", data=data, follow_redirects=True).status_code == 200

    def sign(self, dossier: str, recommendation: str = "recommend", remark: str = "", **fields: str) -> Stage:
        """The expert signs the review off; the stage in which the dossier is then."""
        form = {"recommendation": recommendation, "remark": remark, **fields}
        self.expert.post(f"/reviews/{dossier}/sign", data=form)
        return self.stage(dossier)

    def stage(self, dossier: str) -> Stage:
        with self.database.reading() as session:
            return session.get_one(Dossier, dossier).stage


class Program:
    """A program with a token, and the worker that does what it asks for."""

    def __init__(self, app: Flask, headers: Headers, perform: Perform) -> None:
        self.client: FlaskClient = app.test_client()
        self.headers = headers
        self.app = app
        self._perform = perform

    def hand_in(self, papers: dict[str, str], **fields: str) -> dict[str, Any]:
        files = [(io.BytesIO(text.encode()), name) for name, text in papers.items()]
        answer = self.post("/api/v1/dossiers", {"files[]": files, "as_of": "2023-03-01", **fields})
        assert answer.status_code == 202, answer.text
        found: dict[str, Any] = answer.get_json()
        return found

    def post(self, address: str, data: dict[str, Any] | None = None) -> Any:
        return self.client.post(address, data=data, headers=self.headers, content_type="multipart/form-data")

    def put(self, address: str, name: str, text: str) -> Any:
        data = {"file": (io.BytesIO(text.encode()), name)}
        return self.client.put(address, data=data, headers=self.headers, content_type="multipart/form-data")

    def get(self, address: str, **headers: str) -> Any:
        return self.client.get(address, headers={**self.headers, **headers})

    def work(self) -> list[str]:
        """Have all queued runs done; what became of each."""
        with self.app.extensions["prescreen"].database.reading() as session:
            waiting = [run.id for run in session.query(Run).order_by(Run.id) if run.state == "queued"]
        return [self._perform(run_id) for run_id in waiting]
