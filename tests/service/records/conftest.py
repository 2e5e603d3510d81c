"""Records on a migrated database: a dossier before its experts, with a finished run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from service.database import Database, migrate
from service.records import accounts, decisions, signatures
from service.records.audit import SYSTEM, Actor, actor_of
from service.records.decisions import Word
from service.records.lights import Light, lights
from service.records.opinions import Sum
from service.records.signatures import Review
from service.tables import (
    Decision,
    Document,
    Dossier,
    Recommendation,
    Role,
    Run,
    RunInput,
    RunReport,
    Stage,
    State,
    User,
    Verdict,
    Version,
)

GOOD = Sum(Recommendation.RECOMMEND, "材料扎实")


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A migrated SQLite file."""
    path = tmp_path_factory.mktemp("records") / "blank.db"
    database = Database(f"sqlite:///{path}")
    migrate(database.engine)
    database.close()
    return path.read_bytes()


@pytest.fixture
def session(blank: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setattr(accounts, "HASH", "scrypt:1024:8:1")
    (tmp_path / "test.db").write_bytes(blank)
    database = Database(f"sqlite:///{tmp_path / 'test.db'}")
    with database.writing() as session:
        yield session
    database.close()


@dataclass
class Desk:
    """An office with its people, who hand dossiers in and speak on them."""

    session: Session
    people: dict[str, User] = field(default_factory=dict)

    def person(self, name: str, role: Role = Role.EXPERT) -> User:
        if name not in self.people:
            self.people[name] = accounts.add_user(self.session, SYSTEM, name, "a long password", role)
        return self.people[name]

    def by(self, name: str, role: Role = Role.EXPERT) -> Actor:
        return actor_of(self.person(name, role))

    def dossier(self, *statuses: str, paper: str = "a" * 64) -> Dossier:
        """A submitted dossier of one paper, whose run found these, named r1, r2, …"""
        owner = self.person("申报人", Role.APPLICANT)
        made = Dossier(owner=owner, title="样例", stage=Stage.ACCEPTED)
        self.session.add(made)
        self.session.flush()
        self.paper(made, "表.pdf", paper)
        self.run(made, *statuses)
        return made

    def paper(self, dossier: Dossier, name: str, sha256: str, document: Document | None = None) -> Document:
        owner = self.person("申报人", Role.APPLICANT)
        document = document or Document(dossier=dossier, position=len(dossier.documents) + 1)
        number = len(document.versions) + 1
        Version(document=document, number=number, sha256=sha256, name=name, size=9, uploaded_by_id=owner.id)
        self.session.add(document)
        self.session.flush()
        return document

    def run(self, dossier: Dossier, *statuses: str, evidence: str = "e", state: State = State.DONE) -> Run:
        papers = [(d, d.versions[-1]) for d in dossier.documents if d.removed_at is None]
        number = self.session.query(Run).filter_by(dossier_id=dossier.id).count() + 1
        run = Run(
            dossier_id=dossier.id,
            number=number,
            state=state,
            cause="again",
            requested_by_id=dossier.owner_id,
            inputs=[RunInput(version=v, position=at, name=v.name) for at, (_, v) in enumerate(papers)],
        )
        self.session.add(run)
        self.session.flush()
        if state == State.DONE:
            found = [
                {"key": f"r{n}", "rule": f"r{n}", "field": None, "status": s, "stable": True, "evidence": evidence * 64}
                for n, s in enumerate(statuses, 1)
            ]
            report = RunReport(run_id=run.id, body="{}", html_zh="", html_en="", summary={"lights": found})
            self.session.add(report)
            self.session.flush()
            self.session.refresh(run)
        return run

    def latest(self, dossier: Dossier) -> Run:
        query = self.session.query(Run).filter_by(dossier_id=dossier.id, state=State.DONE)
        return query.order_by(Run.number.desc()).first()

    def light(self, dossier: Dossier, key: str) -> Light:
        report = self.latest(dossier).report
        assert report is not None
        return next(one for one in lights(report.summary) if one.key == key)

    def say(self, name: str, dossier: Dossier, key: str, verdict: str = "agree", reason: str = "") -> Decision:
        word = Word(Verdict(verdict), reason)
        run, light = self.latest(dossier), self.light(dossier, key)
        return decisions.decide(self.session, self.by(name), dossier, run, light, word)

    def review(self, dossier: Dossier) -> Review:
        return signatures.review_of(self.session, dossier, self.latest(dossier))


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)
