"""`make hosts`: the service on three hosts of one machine. Workers join and leave, one is cut off and comes back, and
nothing is lost, doubled or wrong; then pages a second with one worker host and with two.

    python -m tests.hosts.run [--skip-measure] [--pages 2] [--dossiers 3] [--pairs 1] [--cut 40]
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.papers import scan_pdf
from tests.hosts.network import Host, Network, lacking
from tests.hosts.office import REAL, STANDIN, WEB, HostOffice
from tests.service.web.servers import wait_until

WAIT = 600.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Pages read by so many worker hosts, and what that took: seconds of the clock, of processors by program."""

    hosts: int
    pages: int
    runs: int
    seconds: float
    cpu: dict[str, float]
    counted: dict[str, float]
    load: float

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.seconds

    @property
    def at_work(self) -> float:
        """Pages a second of all worker hosts while they are at work: without the wait of who is done first."""
        return self.hosts * self.pages / self.counted["spent"]

    @property
    def per_page(self) -> float:
        """Seconds of processor a page, on all worker hosts together."""
        return sum(v for name, v in self.cpu.items() if name.startswith("worker")) / self.pages

    @property
    def around(self) -> float:
        """Seconds of processor a page for web, queue, database and store."""
        return sum(v for name, v in self.cpu.items() if not name.startswith("worker")) / self.pages


def hosts() -> list[Host]:
    """The web's host on any core, two worker hosts on a core each."""
    cores = sorted(os.sched_getaffinity(0))
    return [WEB, Host("worker1", 2, cores[0]), Host("worker2", 3, cores[-1])]


class Turbulent:
    """Workers join, leave and are cut off while dossiers come in."""

    def __init__(self, office: HostOffice, cut: float) -> None:
        self.office, self.cut = office, cut
        self.wanted: dict[str, int] = {}

    def hand_in(self, number: int, pages: int = 8) -> None:
        """So many dossiers, each with a figure of its own."""
        for _ in range(number):
            figure = 400_000 + len(self.wanted)
            text = f"total_assets={figure} declared\npages={pages}\nslow=0.15"
            self.wanted[self.office.hand_in({f"{figure}.txt": text.encode()})] = figure

    def go(self) -> None:
        """The whole story; what must not happen raises AssertionError."""
        office = self.office
        office.join("worker1")
        self.hand_in(4)
        wait_until(lambda: self._read("worker1") > 2, WAIT, 0.2, "for the first pages")
        office.join("worker2")
        self.hand_in(4)
        wait_until(lambda: self._read("worker2") > 2, WAIT, 0.2, "for pages of the second host")
        say(f"cable of worker2 pulled for {self.cut:g} s, {self._done()} of {len(self.wanted)} done")
        office.network.cut("worker2")
        time.sleep(self.cut)
        seen = self._done()
        office.network.mend("worker2")
        say(f"plugged in again, {seen} done meanwhile by the others")
        self.hand_in(4)
        before = self._read("worker2")
        wait_until(lambda: self._read("worker2") > before, WAIT, 0.2, "for the second host to work again")
        say("worker1 leaves")
        office.leave("worker1")
        self.hand_in(2)
        wait_until(lambda: self._done() == len(self.wanted), WAIT, 0.5, "for all to be done")
        self.check()

    def check(self) -> None:
        """Nothing lost, doubled or wrong."""
        office = self.office
        assert office.count("SELECT count(*) FROM runs WHERE state <> 'done'") == 0
        assert office.count("SELECT count(*) FROM run_reports") == len(self.wanted)
        for dossier, figure in self.wanted.items():
            report = office.ask("GET", f"/api/v1/dossiers/{dossier}/report").json()
            assert [c["value"] for c in report["claims"]] == [figure], dossier
        twice = [page for page, times in self._pages().items() if times > 1]
        assert len(twice) <= 3, f"more pages read twice than workers were disturbed: {twice}"
        assert office.faults() == ""
        for host in ("worker1", "worker2"):
            left = [p.name for p in office.data(host).rglob("*") if p.is_file()]
            assert left == [], f"{host} keeps {left}"
        say(f"{len(self.wanted)} dossiers done, each once; {len(twice)} pages read twice; verify finds no fault")

    def _done(self) -> int:
        return int(self.office.count("SELECT count(*) FROM runs WHERE state = 'done'"))

    def _read(self, host: str) -> int:
        return len(self.office.pages(host).read_text().splitlines())

    def _pages(self) -> Counter[str]:
        logs = (self.office.pages(host).read_text().splitlines() for host in ("worker1", "worker2"))
        return Counter(line.split(" ", 1)[1] for lines in logs for line in lines)


def _until_done(office: HostOffice, number: int) -> int:
    """Wait for the scans; how often that was asked, each time a commit."""
    looks, end = 0, time.monotonic() + 3 * WAIT
    while office.count("SELECT count(*) FROM runs WHERE state IN ('queued', 'running')"):
        assert time.monotonic() < end, f"waited in vain for {number} scans"
        looks += 1
        time.sleep(0.5)
    return looks + 1


def measured(office: HostOffice, papers: list[bytes], pages: int, joined: list[str]) -> Measured:
    """How long those who joined take for these papers, a dossier each."""
    before, counted, load = office.cpu(), office.counters(), os.getloadavg()[0]
    begun = time.monotonic()
    ids = [office.hand_in({"scan.pdf": paper}) for paper in papers]
    looks = _until_done(office, len(ids))
    seconds = time.monotonic() - begun
    assert all(office.show(i)["status"] == "done" for i in ids)
    used = {name: value - before.get(name, 0.0) for name, value in office.cpu().items()}
    more = {name: value - counted.get(name, 0.0) for name, value in office.counters().items()}
    more["commits"] -= looks
    return Measured(len(joined), pages * len(papers), len(papers), seconds, used, more, load)


def measure(office: HostOffice, folder: Path, pages: int, dossiers: int, pairs: int) -> list[Measured]:
    """One host, then two, as many times as pairs; each scan is another, and engines are warm."""
    found, seeds = [], iter(range(100, 10_000))

    def scans(number: int, of: int = pages) -> list[bytes]:
        made = []
        for _ in range(number):
            target = folder / f"{next(seeds)}.pdf"
            scan_pdf(target, of, seed=int(target.stem))
            made.append(target.read_bytes())
        return made

    for _ in range(pairs):
        office.join("worker1")
        measured(office, scans(1, 1), 1, ["worker1"])
        found.append(measured(office, scans(dossiers), pages, ["worker1"]))
        tell(found[-1])
        office.leave("worker1")
        for host in ("worker2", "worker1"):
            office.join(host)
        measured(office, scans(4, 1), 1, ["worker1", "worker2"])  # enough for either to have had one
        found.append(measured(office, scans(2 * dossiers), pages, ["worker1", "worker2"]))
        tell(found[-1])
        for host in ("worker1", "worker2"):
            office.leave(host)
    return found


def tell(one: Measured) -> None:
    """Two lines of the table."""
    say(f"{one.hosts} worker host(s): {one.pages} pages in {one.seconds:.1f} s = {one.rate:.3f} pages/s")
    say(
        f"    {one.at_work:.3f} pages/s while at work; processor {one.per_page:.2f} s a page on workers, "
        f"{one.around:.2f} s around them; load before {one.load:.1f}"
    )


def tell_costs(one: Measured) -> None:
    """What a run and a page cost those that all workers share."""
    runs, pages = one.runs, one.pages
    by_run = {name: f"{one.counted[name] / runs:.0f}" for name in ("commits", "commands", "requests")}
    say(f"a run of {pages // runs} pages costs the record, Redis and the store {by_run}")
    by_page = {name: f"{one.counted[name] / pages / 1000:.0f} kB" for name in ("content", "readings")}
    say(f"a page takes in the store {by_page}; connections to the record more than before: {one.counted['lines']:g}")
    idle = {name: f"{value / one.seconds:.2f}" for name, value in one.cpu.items() if not name.startswith("worker")}
    say(f"processors that the web's host was busy with: {idle}")


def ratio(found: list[Measured]) -> float:
    """Two hosts over one, by the best of each: what disturbs from outside only ever slows."""
    return _best(found, lambda m: m.rate)


def ratio_at_work(found: list[Measured]) -> float:
    """The same of what they read while they are at work."""
    return _best(found, lambda m: m.at_work)


def _best(found: list[Measured], rate: Callable[[Measured], float]) -> float:
    best = {n: max(rate(m) for m in found if m.hosts == n) for n in (1, 2)}
    return best[2] / best[1]


def say(text: str) -> None:
    """One line, at once."""
    print(text, flush=True)


def main(arguments: list[str]) -> int:
    """The exit code: 0 for good, 2 where such a network cannot be laid out here."""
    parser = argparse.ArgumentParser(prog="make hosts")
    for name, usual in (("--pages", 2), ("--dossiers", 3), ("--pairs", 1), ("--seed", 1)):
        parser.add_argument(name, type=int, default=usual)
    parser.add_argument("--cut", type=float, default=40.0)
    parser.add_argument("--skip-measure", action="store_true")
    parser.add_argument("--only-measure", action="store_true")
    asked = parser.parse_args(arguments)
    if why := lacking():
        print(f"Not tried here: {why}.", file=sys.stderr)
        return 2
    random.seed(asked.seed)
    if not asked.only_measure:
        with _laid_out(STANDIN) as office:
            Turbulent(office, asked.cut).go()
    if not asked.skip_measure:
        with _laid_out(REAL) as office, tempfile.TemporaryDirectory() as folder:
            found = measure(office, Path(folder), asked.pages, asked.dossiers, asked.pairs)
        tell_costs(found[-1])
        say(f"two worker hosts over one: {ratio(found):.2f}; while they are at work {ratio_at_work(found):.2f}")
    return 0


@contextmanager
def _laid_out(program: list[str]) -> Iterator[HostOffice]:
    with (
        tempfile.TemporaryDirectory(prefix="ps-hosts-") as folder,
        Network(hosts()) as network,
        HostOffice(network, Path(folder), program) as office,
    ):
        yield office


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
