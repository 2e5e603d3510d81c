"""Files inside a PDF are taken out, each content once, with names that are safe to show."""

from __future__ import annotations

import pytest

from extractors.errors import AttachmentLeft, AttachmentUnreadable, Damaged
from extractors.readers import attached
from extractors.readers.attached import plain_name, taken_out
from tests.extractors.readers import papers


@pytest.fixture
def inside(tmp_path):
    def of(*files, pinned=()):
        path = tmp_path / "bundle.pdf"
        path.write_bytes(papers.portfolio(files, pinned))
        return taken_out(path, tmp_path / "out")

    return of


def test_what_hangs_on_the_paper_and_on_its_pages_is_taken_out(inside):
    found = inside(("资产负债表.xlsx", b"sheet"), ("名册.pdf", b"%PDF-1.4"), pinned=[("租赁合同.docx", b"lease")])
    assert [(one.name, one.path.read_bytes(), one.error) for one in found] == [
        ("资产负债表.xlsx", b"sheet", None),
        ("名册.pdf", b"%PDF-1.4", None),
        ("租赁合同.docx", b"lease", None),
    ]
    assert [one.path.name for one in found] == ["0000.xlsx", "0001.pdf", "0002.docx"]


def test_the_same_file_under_the_same_name_comes_once(inside):
    found = inside(("a.pdf", b"one"), ("a.pdf", b"two"), pinned=[("a.pdf", b"one")])
    assert [one.path.read_bytes() for one in found] == [b"one", b"two"]


def test_a_paper_without_attachments_gives_none_and_makes_no_folder(inside, tmp_path):
    assert inside() == ()
    assert not (tmp_path / "out").exists()


def test_one_that_is_too_large_is_named(inside, monkeypatch):
    monkeypatch.setattr(attached, "MEGABYTES", 0)
    (found,) = inside(("扫描件.pdf", b"x"))
    assert (found.name, found.path, type(found.error)) == ("扫描件.pdf", None, AttachmentLeft)


def test_one_whose_content_is_not_there_is_named(tmp_path):
    whole = papers.portfolio([("表.pdf", b"x")])
    (tmp_path / "a.pdf").write_bytes(whole.replace(b"/EF<</F 7 0 R>>", b"/XX<</F 7 0 R>>"))
    (found,) = taken_out(tmp_path / "a.pdf", tmp_path / "out")
    assert (found.name, found.path, type(found.error)) == ("表.pdf", None, AttachmentUnreadable)


def test_a_broken_paper(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 cut off")
    with pytest.raises(Damaged):
        taken_out(tmp_path / "a.pdf", tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("附表.xlsx", "附表.xlsx"),
        ("C:\\资料\\附表.xlsx", "附表.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("a\n\x00b.pdf", "ab.pdf"),
        (".hidden", "hidden"),
        ("", "?"),
        ("长" * 300 + ".docx", "长" * 75 + ".docx"),
    ],
)
def test_names_are_safe_to_show(name, plain):
    assert plain_name(name) == plain
