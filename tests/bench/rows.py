"""The rows of the table: each measures two things side by side and says what their ratio ought to be."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench import figures
from tests.bench.measure import Taken, in_pairs, on_one_core, python, run
from tests.bench.papers import light_scan, scan_pdf, text_pdf
from tests.bench.uploads import slowest

JOB, BARE = "tests.bench.job", "tests.bench.bare"
NOT_THERE = "not there"


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: `pages` of a scan, `many` of a long paper, and how many `pairs`."""

    pages: int
    many: int
    pairs: int


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, the ratio by the clock and by CPU time, the goal, and what else there is to know."""

    what: str
    ratio: str
    cpu: str
    goal: str
    detail: str = ""


def whole(folder: Path, size: Size) -> Row:
    """The whole job over RapidOCR alone, two processes each."""
    scan = folder / "whole.pdf"
    scan_pdf(scan, size.pages)
    pair = in_pairs(lambda: python(JOB, str(scan)), lambda: python(BARE, "scans", str(scan)), size.pairs)
    detail = f"{pair.ours:.1f} s / {pair.theirs:.1f} s, {size.pages} pages"
    return Row("whole job / bare first reader", f"{pair.ratio:.2f}", f"{pair.cpu_ratio:.2f}", "<= 1.15", detail)


def ocrmypdf(folder: Path, size: Size) -> Row:
    """Scanned pages a second over OCRmyPDF's, and the wrong signs in figures of both."""
    what, goal = "scanned pages a second / ocrmypdf", ">= 0.6; errors <= 0.2"
    if shutil.which("ocrmypdf") is None:
        return Row(what, NOT_THERE, NOT_THERE, goal)
    scan, done = folder / "ocr.pdf", folder / "ocr.done.pdf"
    written = scan_pdf(scan, size.pages, seed=7)
    command = ["ocrmypdf", "-l", "chi_sim", "--force-ocr", "--jobs", "2", "--output-type", "pdf", "--optimize", "0"]
    pair = in_pairs(lambda: run(*command, str(scan), str(done)), lambda: python(JOB, str(scan)), size.pairs)
    own, other = (figures.error_rate(written, read) for read in (figures.ours(scan), figures.text_layer(done)))
    detail = f"wrong signs in figures: {own:.4f} / {other:.4f}"
    return Row(what, f"{pair.ratio:.2f}", f"{pair.cpu_ratio:.2f}", goal, detail)


def text(folder: Path, size: Size) -> Row:
    """Reading text pages over pdfplumber's words alone, by CPU time."""
    paper = folder / "text.pdf"
    text_pdf(paper, size.many)
    pairs = [[float(python(BARE, way, str(paper)).output) for way in ("read", "text")] for _ in range(size.pairs)]
    own, other = (sorted(p[i] for p in pairs)[len(pairs) // 2] for i in (0, 1))
    return Row("text pages / pdfplumber's words", "", f"{own / other:.2f}", "<= 2.5", f"{own:.2f} s / {other:.2f} s")


def cold(folder: Path, size: Size) -> Row:
    """Seconds from the start of a process until its first scanned page is read."""
    scan = folder / "cold.pdf"
    scan_pdf(scan, 1)
    taken = sorted(float(python(JOB, str(scan)).output.split()[0]) for _ in range(size.pairs))
    return Row("first page on a cold start", f"{taken[len(taken) // 2]:.1f} s", "", "<= 6 s")


def again(folder: Path, size: Size) -> Row:
    """A run of ten files of which one is new, over the run that read all ten."""
    papers = [folder / f"paper{i}.pdf" for i in range(10)]
    for i, paper in enumerate(papers):
        scan_pdf(paper, max(size.pages // 8, 1), seed=i)
    job = (JOB, *map(str, papers), "--kept", str(folder / "kept"))
    first = python(*job)
    scan_pdf(papers[3], max(size.pages // 8, 1), seed=99)
    return _of_two("run after one of ten files changed / first run", python(*job), first, "<= 0.15")


def workers(folder: Path, size: Size) -> Row:
    """One long scan with one reading child on one core over the same with two on two."""
    scan = folder / "long.pdf"
    scan_pdf(scan, size.many)
    alone = (JOB, str(scan), "--jobs", "1")
    pair = in_pairs(lambda: on_one_core(lambda: python(*alone)), lambda: python(JOB, str(scan)), size.pairs)
    detail = f"{size.many} pages: {pair.ours:.1f} s / {pair.theirs:.1f} s"
    return Row("one child on one core / two on two", f"{pair.ratio:.2f}", f"{pair.cpu_ratio:.2f}", ">= 1.8", detail)


def memory(folder: Path, size: Size) -> Row:
    """The most memory of any process: ten times as many pages over so many."""
    small, large = (_peak(folder / f"{pages}.pdf", pages) for pages in (size.many, 10 * size.many))
    detail = f"{large:.0f} MB / {small:.0f} MB, {10 * size.many} / {size.many} pages"
    return Row("peak memory of a child, ten times the pages", f"{large / small:.2f}", "", "<= 1.1", detail)


def _peak(scan: Path, pages: int) -> float:
    """Megabytes. Raises RuntimeError where the pages were not recognised, as those of a file that is too large."""
    light_scan(scan, pages)
    taken = python(JOB, str(scan))
    recognised = int(taken.output.split()[1])
    if recognised != pages:
        raise RuntimeError(f"{recognised} of {pages} pages were recognised")
    return taken.megabytes


def uploads(folder: Path, size: Size) -> Row:
    """How long 95 of 100 uploads take while every reading child is at work, over nobody reading."""
    idle, busy = slowest(folder, 4 * size.many)
    return Row("an upload (p95), all busy / idle", f"{busy / idle:.2f}", "", "<= 2", f"{busy:.2f} s / {idle:.2f} s")


def _of_two(what: str, one: Taken, other: Taken, goal: str) -> Row:
    detail = f"{one.seconds:.1f} s / {other.seconds:.1f} s"
    return Row(what, f"{one.seconds / other.seconds:.2f}", f"{one.cpu / other.cpu:.2f}", goal, detail)


ROWS: dict[str, Callable[[Path, Size], Row]] = {
    row.__name__: row for row in (whole, ocrmypdf, text, cold, again, workers, memory, uploads)
}
