"""All reading children together have what the machine allows, however many workers and cores there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from service import memory
from service.memory import Plan, plan, workers
from service.serving import worker_parts
from service.settings import load


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.mark.parametrize(
    ("share", "jobs", "cores", "fits"),
    [
        (64_000, 2, 2, Plan(2, 4_000)),
        (8_000, 2, 2, Plan(2, 4_000)),
        (5_700, 2, 2, Plan(2, 2_800, 4_000)),
        (5_000, 2, 2, Plan(1, 2_800, 4_000)),
        (4_000, 1, 2, Plan(1, 4_000)),
        (3_000, 2, 2, Plan(1, 2_800, 3_000)),
        (1_400, 4, 2, Plan(1, 1_400)),
        (40_000, 16, 16, Plan(6, 6_300, 7_500)),
    ],
)
def test_what_fits_is_within_the_share(share: int, jobs: int, cores: int, fits: Plan) -> None:
    found = plan(share, jobs, cores)
    assert found == fits
    assert max(found.jobs * found.child, found.alone) <= share


def test_whatever_the_machine_all_workers_together_stay_within_it() -> None:
    for budget in range(500, 40_000, 700):
        for cores in (1, 2, 4, 16):
            for wanted in (1, 2, 5, 64):
                many = workers(budget, wanted, cores)
                each = plan(budget // many, max(1, cores // many), cores)
                assert 1 <= many <= wanted
                assert many * max(each.jobs * each.child, each.alone) <= budget


def test_the_share_is_what_was_told_else_what_is_set_else_the_machines() -> None:
    assert memory.share({memory.SHARE_NAME: "900", memory.BUDGET_NAME: "5000"}) == 900
    assert memory.share({memory.BUDGET_NAME: "5000"}) == 5000
    assert memory.share({memory.BUDGET_NAME: "0"}) == int(memory.machine() * memory.SHARE)


def test_the_least_of_machine_and_groups_counts(tmp_path: Path) -> None:
    write(tmp_path, "proc/meminfo", "MemFree: 5 kB\nMemTotal:       16777216 kB\n")
    assert memory.machine(tmp_path) == 16_384
    write(tmp_path, "proc/self/cgroup", "0::/office.slice/prescreen.service\n")
    write(tmp_path, "sys/fs/cgroup/office.slice/memory.max", f"{6 << 30}\n")
    write(tmp_path, "sys/fs/cgroup/office.slice/prescreen.service/memory.max", "max\n")
    assert memory.machine(tmp_path) == 6_144
    write(tmp_path, "proc/self/cgroup", "9:name=systemd:/\n7:memory:/docker/1\n")
    write(tmp_path, "sys/fs/cgroup/memory/docker/1/memory.limit_in_bytes", f"{2 << 30}\n")
    write(tmp_path, "sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n")
    assert memory.machine(tmp_path) == 2_048


def test_workers_are_told_their_share_and_are_no_more_than_there_is_memory_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(memory.BUDGET_NAME, "6000")
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    parts = worker_parts(load({}, tmp_path), 4)
    assert [part.name for part in parts] == ["worker 1", "worker 2"]
    assert {part._environment[memory.SHARE_NAME] for part in parts} == {"3000"}


def test_where_no_worker_is_wanted_there_is_none(tmp_path: Path) -> None:
    """The web's unit and container have no room for one: it would read all papers with next to no memory."""
    assert worker_parts(load({}, tmp_path), 0) == []
