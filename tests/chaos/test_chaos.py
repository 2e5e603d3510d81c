"""The faults in short: a handful of them, and that what should be found is found."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from service.database import Database
from service.tables import Dossier, Run, RunReport, State
from tests.chaos import checks, scenario
from tests.chaos.databases import Base, Template, base_of, template
from tests.chaos.kinds import KINDS
from tests.chaos.ledger import Entry
from tests.chaos.run import table
from tests.chaos.scenario import Outcome, play

HANDFUL = ["worker killed while reading", "job doubled", "one request twice at once", "connection cut in an upload"]


@pytest.fixture(scope="module")
def made() -> Iterator[Template]:
    with template("sqlite") as found:
        yield found


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """One in which sockets can have their place."""
    with tempfile.TemporaryDirectory(prefix="ps-") as folder:
        yield Path(folder)


@pytest.fixture
def base(made: Template, tmp_path: Path) -> Base:
    return base_of(made, tmp_path / "data", tmp_path / "read-only")


def test_a_handful_of_faults_harms_nothing(made: Template, short_folder: Path) -> None:
    outcome = play(1, len(HANDFUL), made, short_folder / "scenario", HANDFUL)
    assert outcome.findings == []
    assert outcome.struck == HANDFUL
    assert outcome.dossiers == 1 + len(HANDFUL)


def test_there_are_many_kinds_each_with_its_name() -> None:
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names) >= 20


def _on_record(base: Base, *entries: Entry) -> list[checks.Finding]:
    world: Any = SimpleNamespace(base=base, entries=entries, submitted={})
    return list(checks.recorded(world))


def _dossier(database: Database, entry: Entry, runs: int = 1) -> str:
    with database.writing() as session:
        dossier = Dossier(owner_id=1, title=entry.title)
        session.add(dossier)
        session.flush()
        for number in range(runs):
            run = Run(dossier_id=dossier.id, number=number + 1, cause="again", requested_by_id=1, state=State.DONE)
            session.add(run)
            session.flush()
            session.add(RunReport(run_id=run.id, body="{}", html_zh="", html_en="", summary={}))
        return dossier.id


def test_what_is_twice_there_or_not_at_all_is_found(base: Base) -> None:
    once, twice, lost = (Entry(name, "anna", {}) for name in ("once", "twice", "lost"))
    with base.opened() as database:
        once.id, twice.id, lost.id = _dossier(database, once), _dossier(database, twice), "0" * 16
        _dossier(database, twice)
    assert [(found.sort, found.what.split(":")[0]) for found in _on_record(base, once, twice, lost)] == [
        ("doubled", "twice"),
        ("lost", "lost"),
    ]


def test_runs_that_nobody_asked_for_and_files_that_are_gone_are_found(base: Base) -> None:
    entry = Entry("more", "anna", {"a.txt": "total_assets=1\n"})
    with base.opened() as database:
        entry.id = _dossier(database, entry, runs=2)
    assert [found.sort for found in _on_record(base, entry)] == ["lost", "doubled"]


def test_the_ledger_counts_copies_once_and_poisoned_papers_not_at_all() -> None:
    text = "total_assets=12\n"
    entry = Entry("t", "anna", {"a": text, "b": text, "c": "total_assets=9\npoison=die\n"})
    assert entry.figures() == [("total_assets", 12)]
    assert entry.poisoned() == {"c"}


def test_the_clock_of_the_record_can_be_set_back(base: Base) -> None:
    with base.opened() as database:
        _dossier(database, Entry("t", "anna", {}))
        with database.reading() as session:
            before = session.query(Run).one().queued_at
    base.clock_back(5)
    with base.opened() as database, database.reading() as session:
        assert (session.query(Run).one().queued_at - before).total_seconds() == 5 * 3600


def test_a_seed_draws_the_same_faults_each_time(base: Base) -> None:
    world: Any = SimpleNamespace(random=Random(4), base=base, disk=SimpleNamespace(small=True))
    again: Any = SimpleNamespace(random=Random(4), base=base, disk=SimpleNamespace(small=True))
    assert scenario._drawn(world, 9, None) == scenario._drawn(again, 9, None)


def test_the_table_adds_up() -> None:
    found = checks.Finding(checks.LOST, "job doubled", "x")
    text = table([Outcome(1, ["job doubled", "Redis killed"], [found], 3), Outcome(2, ["job doubled"], [], 2)], 60)
    cells = {line[:40].strip(): line[40:].split() for line in text.splitlines()}
    assert cells["job doubled"] == ["2", "1", "0", "0", "0"]
    assert cells["all"] == ["3", "1", "0", "0", "0"]
    assert text.endswith("5 dossiers acknowledged, 0 runs asked for again by hand, 2 scenarios, 1 min")
