"""What hangs on a PDF becomes papers of the dossier, named by their parent; what cannot be read is named too."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest

from checkers.model import Text
from checkers.rulebook.loading import load
from extractors.errors import Damaged, NoPages, PaperError, TooSlow
from extractors.readers.self_opening import PASSWORD
from extractors.readers.sniff import OLE
from service import attached
from service.attached import with_attached
from service.model import Handed, Options, Trouble
from service.pipeline import new_children, review
from tests.extractors.readers.office import word
from tests.extractors.readers.papers import page_pdf, portfolio
from tests.extractors.readers.test_embedded_files import ICON
from tests.extractors.readers.test_self_opening import locked
from tests.service.test_pipeline import TODAY

PLAIN = page_pdf(b"BT /F 12 Tf 100 600 Td (Area 186.50 sqm) Tj ET")


class Here:
    """Children that work at once, in this process; `fails` stands in for what they raise."""

    def __init__(self, fails: PaperError | None = None) -> None:
        self.fails = fails
        self.tasks = 0

    def submit_within(self, seconds: float, function: Callable[..., Any], *args: Any) -> Future[Any]:
        self.tasks += 1
        future: Future[Any] = Future()
        try:
            if self.fails:
                raise self.fails
            future.set_result(function(*args))
        except PaperError as error:
            future.set_exception(error)
        return future


@pytest.fixture
def handed(tmp_path: Path) -> Callable[..., tuple[Handed, ...]]:
    def of(*papers: tuple[str, bytes]) -> tuple[Handed, ...]:
        for name, content in papers:
            (tmp_path / name).write_bytes(content)
        return tuple(Handed(tmp_path / name, name) for name, _ in papers)

    return of


def unwrapped(handed: Iterable[Handed], tmp_path: Path, pool: Here | None = None) -> tuple[Handed, ...]:
    return with_attached(tuple(handed), pool or Here(), tmp_path / "out")


def told(found: Iterable[Handed]) -> list[tuple[str, str | None]]:
    return [(h.name, h.trouble.code if h.trouble else None) for h in found]


def test_each_paper_is_followed_by_what_hangs_on_it(handed: Any, tmp_path: Path) -> None:
    bundle = portfolio([("附表.xlsx", b"sheet"), ("执照.pdf", PLAIN)])
    found = unwrapped(handed(("申报材料.pdf", bundle), ("名册.docx", b"PK")), tmp_path)
    assert told(found) == [
        ("申报材料.pdf", None),
        ("申报材料.pdf/附表.xlsx", None),
        ("申报材料.pdf/执照.pdf", None),
        ("名册.docx", None),
    ]
    assert [h.path.read_bytes() for h in found[1:3]] == [b"sheet", PLAIN]


def test_what_is_embedded_in_a_paper_that_opens_by_itself_is_taken_out(handed: Any, tmp_path: Path) -> None:
    parts = {"media/1.bin": random.Random(1).randbytes(9_000), "embeddings/a.pdf": PLAIN}
    inside = word(tmp_path / "made.docx", ICON, parts, {"rId1": ("package", "embeddings/a.pdf")})
    shown, shut = (locked(inside, password).read_bytes() for password in (PASSWORD, "自己的密码"))
    found = unwrapped(handed(("合同.docx", shown), ("信.docx", shut), ("旧.doc", OLE)), tmp_path)
    assert told(found) == [("合同.docx", None), ("合同.docx/a.pdf", None), ("信.docx", None), ("旧.doc", None)]


def test_two_of_one_name_are_told_apart(handed: Any, tmp_path: Path) -> None:
    found = unwrapped(handed(("a.pdf", portfolio([("表.pdf", b"one"), ("表.pdf", b"two")]))), tmp_path)
    assert [h.name for h in found] == ["a.pdf", "a.pdf/表.pdf", "a.pdf/表.pdf (2)"]


def test_wrapped_too_deep_is_named_and_not_read(handed: Any, tmp_path: Path) -> None:
    wrapped = PLAIN
    for level in (4, 3, 2, 1):
        wrapped = portfolio([(f"{level}.pdf", wrapped)])
    assert told(unwrapped(handed(("0.pdf", wrapped)), tmp_path)) == [
        ("0.pdf", None),
        ("0.pdf/1.pdf", None),
        ("0.pdf/1.pdf/2.pdf", None),
        ("0.pdf/1.pdf/2.pdf/3.pdf", "attachment_left"),
    ]


def test_too_many_are_named_and_not_read(handed: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attached, "MOST", 2)
    found = unwrapped(handed(("a.pdf", portfolio([(f"{n}.txt", b"%d" % n) for n in range(4)]))), tmp_path)
    assert [trouble for _, trouble in told(found)] == [None, None, None, "attachment_left", "attachment_left"]


@pytest.mark.parametrize(
    ("error", "entries"),
    [
        (TooSlow(seconds=9), [("a.pdf", None), ("a.pdf/?", "too_slow")]),
        (Damaged(), [("a.pdf", None)]),
        (NoPages(), [("a.pdf", None)]),
    ],
)
def test_a_paper_that_could_not_be_looked_into(
    handed: Any, tmp_path: Path, error: PaperError, entries: list[tuple[str, str | None]]
) -> None:
    assert told(unwrapped(handed(("a.pdf", PLAIN)), tmp_path, Here(error))) == entries


def test_what_is_no_pdf_is_not_looked_into(handed: Any, tmp_path: Path) -> None:
    pool = Here()
    trouble = Trouble("bad_archive", Text("坏", "bad"))
    papers = (*handed(("a.docx", b"PK")), Handed(tmp_path / "gone.pdf", "gone.pdf"), Handed(tmp_path, "x.zip", trouble))
    assert (unwrapped(papers, tmp_path, pool), pool.tasks) == (papers, 0)


def test_a_figure_in_an_attachment_counts_with_its_place(handed: Any, tmp_path: Path) -> None:
    from docx import Document

    word = Document()
    word.add_paragraph("房屋租赁合同")
    word.add_paragraph("甲方将办公用房出租给乙方作办公使用，建筑面积为173.2平方米。")
    word.save(str(tmp_path / "made.docx"))
    bundle = handed(("材料.pdf", portfolio([("租赁合同.docx", (tmp_path / "made.docx").read_bytes())])))
    with new_children(Options(jobs=1)) as children:
        papers = with_attached(bundle, children, tmp_path / "out")
        report = review(papers, load(), Options(jobs=1), TODAY, children=children)
    assert [(float(c.value), c.evidence.document) for c in report.claims] == [(173.2, "材料.pdf/租赁合同.docx")]
    assert [(str(n.code), n.detail) for n in report.documents[0].notes] == [("attachments", "租赁合同.docx")]
