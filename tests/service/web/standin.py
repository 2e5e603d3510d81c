"""A stand-in for the reading core: papers are small texts, so that the service around it is tested in seconds.

A paper's lines: `total_assets=350000 declared` states a figure, `headcount=9 left_out` one that does not count,
`applicant=某公司` a fact, `dossier=某公司` whose dossier it is, `roster=某人、某人` counts staff, `look=ff` is how its
page looks as a scan, `author=某人` who wrote it, `pages=3` gives it pages, `word=甲` is what stands on each,
`slow=0.2` makes each take that long, `die`
kills the process, `raise` fails, `broken` cannot be read. What is read goes through the page cache, and each reading
is written to the file that STANDIN_LOG names.

`python -m tests.service.web.standin` is a worker process with this core, and with arguments the command line
whose service has such workers; both notice a lost worker in seconds.
"""

from __future__ import annotations

import hashlib
import io
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from PIL import Image

from checkers.model import Case, Finding, Required, Status, Text
from checkers.rulebook.loading import Rulebook
from extractors.errors import PaperError
from extractors.fields import Field, all_fields, field
from extractors.known_facts import is_fact, known
from extractors.model import (
    Basis,
    Box,
    Claim,
    Count,
    CountOf,
    Evidence,
    Fact,
    FactName,
    Kind,
    LeftOut,
    Page,
    Reader,
    Reason,
    Row,
    Word,
)
from service.model import (
    Dossier,
    Handed,
    NoticeIdentity,
    Options,
    PageCache,
    PageKey,
    PageSize,
    Progress,
    ProgressListener,
    Report,
    ReviewedDocument,
    RulebookIdentity,
    Run,
    Trouble,
)
from service.pairs.model import FileMark
from service.report.crops import Picture, Pictures
from service.seen import pictured
from tests.fields import FLOOR_AREA, HEADCOUNT, TOTAL_ASSETS

ASKED = {
    TOTAL_ASSETS: ("8.1.assets", Decimal(300_000), "CNY"),
    FLOOR_AREA: ("8.2.floor_area", Decimal(100), "m2"),
    HEADCOUNT: ("8.3.headcount", Decimal(5), "persons"),
}
BOX = Box(100.0, 100.0, 200.0, 120.0)
GOAL = Reason("plan.before.intended", "力争")
BROKEN = Trouble("damaged", Text("文件已损坏，请重新上传。", "The file is damaged."))


def review(
    handed: Sequence[Handed],
    rulebook: Rulebook,
    options: Options,
    today: date,
    tell: ProgressListener,
    cache: PageCache | None = None,
    children: Any = None,
    kept: Any = None,
) -> Report:
    """The report on such papers."""
    documents = tuple(_document(paper, tell, cache) for paper in handed)
    readable = [paper for paper, d in zip(handed, documents, strict=True) if not d.error]
    claims = tuple(c for paper in readable for c in (*_claims(paper), *_rosters(paper)))
    return Report(
        dossier=Dossier(_whose(readable), None, "样例平台", options.category, (), options.as_of or today),
        rulebook=_identity(rulebook),
        documents=documents,
        claims=claims,
        findings=tuple(f for field in ASKED for f in _findings(field, claims)),
        facts=tuple(f for paper, d in zip(handed, documents, strict=True) if not d.error for f in _facts(paper)),
        run=Run(0.1, sum(d.pages for d in documents), 0),
        left_out=tuple(LeftOut(c, (GOAL,)) for paper in readable for c in _claims(paper, left_out=True)),
    )


def _identity(rulebook: Rulebook) -> RulebookIdentity:
    told = rulebook.round
    notice = NoticeIdentity(told.number, told.title) if told else None
    return RulebookIdentity("standin", Text("替身规则", "Stand-in rules"), "1", notice=notice)


def pictures(report: Report, children: Any) -> Pictures:
    """A picture a figure whose pixels depend on the quote alone."""
    return Pictures({i: _picture(claim.evidence.quote) for i, claim in enumerate(pictured(report))}, {}, {})


def draw(path: Path, number: int) -> bytes:
    """A page as JPEG."""
    buffer = io.BytesIO()
    Image.new("RGB", (60, 84), "white").save(buffer, "JPEG")
    return buffer.getvalue()


def _document(paper: Handed, tell: ProgressListener, cache: PageCache | None) -> ReviewedDocument:
    text = paper.path.read_text(encoding="utf-8")
    said, sha256 = _said(text), hashlib.sha256(paper.path.read_bytes()).hexdigest()
    if "broken" in text:
        return ReviewedDocument(paper.name, paper.path, sha256, Kind.OTHER, 0, 0, error=BROKEN)
    pages = int(said.get("pages", "1"))
    tell(Progress(paper.name, 0, pages, "opening"))
    for number in range(1, pages + 1):
        _page(paper, number, sha256, text, cache)
        tell(Progress(paper.name, number, pages, "reading"))
    sizes = tuple(PageSize(n, 595.0, 842.0) for n in range(1, pages + 1))
    return ReviewedDocument(paper.name, paper.path, sha256, Kind.APPLICATION_FORM, pages, 0, page_sizes=sizes)


def _page(paper: Handed, number: int, sha256: str, text: str, cache: PageCache | None) -> None:
    key = PageKey(sha256, number, "auto", "standin")
    if cache is not None and cache.get(key) is not None:
        return
    with Path(os.environ["STANDIN_LOG"]).open("a", encoding="utf-8") as log:
        log.write(f"{os.getpid()} {paper.name} {number}\n")
    if "die" in text:
        os.kill(os.getpid(), 9)
    if "raise" in text:
        raise RuntimeError("as asked")
    time.sleep(float(_said(text).get("slow", "0")))
    page = Page(number, 595.0, 842.0, Reader.TEXT_LAYER, (Word(_said(text).get("word", "页"), BOX),))
    if cache is not None:
        cache.put(key, page)


def _claims(paper: Handed, left_out: bool = False) -> list[Claim]:
    found = []
    for name, value in _said(paper.path.read_text(encoding="utf-8")).items():
        if name in all_fields():
            figure, _, basis = value.partition(" ")
            quote = f"{name} {figure}"
            seen = Evidence(paper.name, 1, BOX, None, quote, Reader.TEXT_LAYER, 0.99)
            if (basis == "left_out") is left_out:
                stands = Basis.DECLARED if left_out else Basis(basis or "evidenced")
                found.append(Claim(field(name), Decimal(figure), stands, seen))
    return found


def _whose(papers: Sequence[Handed]) -> str:
    said = (_said(paper.path.read_text(encoding="utf-8")) for paper in papers)
    return next((s["dossier"] for s in said if "dossier" in s), "阳江样例服务有限公司")


def _rosters(paper: Handed) -> list[Claim]:
    found = []
    names = _said(paper.path.read_text(encoding="utf-8")).get("roster", "")
    if names:
        rows = tuple(Row(name, True, page=1, box=BOX) for name in names.split("、"))
        number = Decimal(len(rows))
        seen = Evidence(paper.name, 1, BOX, None, names, Reader.TEXT_LAYER, 0.99, Kind.STAFF_ROSTER)
        count = Count(rows, number, number, of=CountOf.STAFF)
        found.append(Claim(HEADCOUNT, number, Basis.COMPUTED, seen, count=count))
    return found


def told_of_files(documents: Sequence[ReviewedDocument], children: Any) -> Any:
    """What a paper says of its own looks and making."""
    for document in documents:
        said = _said(document.path.read_text(encoding="utf-8", errors="replace") if document.path.exists() else "")
        yield (
            FileMark(document.sha256, 0, author=said.get("author", "")),
            FileMark(document.sha256, 1, look=said.get("look", ""), scanned=True),
        )


def _facts(paper: Handed) -> list[Fact]:
    found = []
    for name, value in _said(paper.path.read_text(encoding="utf-8")).items():
        if is_fact(name):
            row = known(FactName(name))
            seen = Evidence(paper.name, 1, BOX, None, value, Reader.TEXT_LAYER, 0.99, Kind.APPLICATION_FORM)
            found.append(Fact(row.name, row.value(value), Basis.DECLARED, seen))
    return found


def _findings(field: Field, claims: Sequence[Claim]) -> list[Finding]:
    rule, least, unit = ASKED[field]
    mine = tuple(i for i, c in enumerate(claims) if c.field == field)
    values = {claims[i].value for i in mine}
    if not mine:
        status, value = Status.MISSING, None
    else:
        value = min(values)
        status = Status.MET if value >= least else Status.NOT_MET
    asked = Required(">=", least, unit)
    text = Text(f"{rule} {status}", f"{rule} {status} in English")
    both = Status.MISSING if len(mine) < 2 else Status.MET if len(values) == 1 else Status.INCONSISTENT
    agreement = Text("一致性", "agreement")
    return [
        Finding(rule, "第八条", field, status, asked, value, text, mine),
        Finding(f"agreement.{field}", "第八条", field, both, None, None, agreement, mine),
    ]


def _said(text: str) -> dict[str, str]:
    return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)


def _picture(quote: str) -> Picture:
    shade = hashlib.sha256(quote.encode()).digest()
    buffer = io.BytesIO()
    Image.new("RGB", (120, 30), (shade[0], shade[1], shade[2])).save(buffer, "PNG")
    return Picture("image/png", buffer.getvalue(), 120, 30, Box(10, 5, 90, 25))


def draw_all(wishes: Any, children: Any) -> Any:
    """Every page as the same picture."""
    from service.drawing import Drawn

    return [Drawn(wish, draw(wish.path, wish.page), 595.0, 842.0) for wish in wishes]


def check(case: Case, rulebook: Rulebook) -> tuple[Finding, ...]:
    """The findings on a case whose claims were corrected."""
    return tuple(f for field in ASKED for f in _findings(field, case.claims))


def no_children(options: Options, room: Any = None) -> Any:
    """Nobody, and nothing to end."""
    return _NoChildren()


def install() -> None:
    """Put the stand-in where the service calls the core."""
    from service import drawing, pairing, performing, rejudging, workshop

    places: list[tuple[Any, str, Any]] = [
        (performing, "review", review),
        (performing, "pictures", pictures),
        (drawing, "draw_all", draw_all),
        (pairing, "told_of_files", told_of_files),
        (rejudging, "check", check),
        (workshop, "new_children", no_children),
    ]
    for module, name, value in places:
        setattr(module, name, value)


class _NoChildren:
    work = Path(tempfile.gettempdir())

    def has_its_folders(self) -> bool:
        return True

    def submit_within(self, seconds: float, task: Any, *arguments: Any) -> Future[Any]:
        """Done at once, here."""
        future: Future[Any] = Future()
        try:
            future.set_result(task(*arguments))
        except PaperError as error:
            future.set_exception(error)
        return future

    def close(self, now: bool = False) -> None:
        """Nothing to end."""


def hasten() -> None:
    """Signs of life, and the search for those who give none, in seconds."""
    from dataclasses import replace

    from service import queue, serving, settings

    load = settings.load
    settings.load = lambda *a, **k: replace(load(*a, **k), heartbeat=0.3, silence=2.0, slice_seconds=1.0)
    serving.SWEEP, queue.PATIENCE = 0.5, 2.0
    parts = serving.Part
    serving.Part = lambda name, command, *a, **k: parts(
        name, [c if c != "worker" else "tests.service.web.standin" for c in command], *a, **k
    )


def main(arguments: list[str]) -> int:
    """A worker process, or the command line."""
    hasten()
    if arguments:
        from service.cli import main as command_line

        command_line(arguments)
    install()
    import worker

    return worker.main()


if __name__ == "__main__":
    from tests.service.web import standin

    sys.exit(standin.main(sys.argv[1:]))
