"""A zip that is a paper gives out no more than is bearable, whatever its directory says."""

from __future__ import annotations

import io
import zipfile
from contextlib import nullcontext
from pathlib import Path

import pytest
from lxml import etree

from extractors import zips
from extractors.errors import TooHeavy
from extractors.readers.packages import opened
from extractors.readers.sniff import sniff
from extractors.zips import check_depth


def archive(*contents: bytes) -> zipfile.ZipFile:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for number, content in enumerate(contents):
            made.writestr(f"{number}.xml", content)
    return zipfile.ZipFile(io.BytesIO(buffer.getvalue()))


def test_a_member_and_all_members_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    held, bounded = archive(b"a" * 60, b"b" * 60, b"c" * 90), zips.Bounded()
    monkeypatch.setattr(zips, "MAX_PART", 80)
    monkeypatch.setattr(zips, "MAX_WHOLE", 100)
    assert bounded.read(held.open("0.xml")) == b"a" * 60
    with pytest.raises(TooHeavy):
        bounded.read(held.open("1.xml"))
    with pytest.raises(TooHeavy):
        zips.Bounded().read(held.open("2.xml"))


def test_a_directory_of_very_many_entries_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "paper.docx"
    with zipfile.ZipFile(paper, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", "<a/>")
        for number in range(500):
            made.writestr(f"word/media/{number}.png", b"")
    assert sniff(paper, "paper.docx") == "docx"
    monkeypatch.setattr(zips, "MAX_DIRECTORY", 20_000)
    monkeypatch.setattr(zipfile, "ZipFile", None)  # whoever opened it now would read all of it
    for look in (lambda: sniff(paper, "paper.docx"), lambda: next(iter(opened(paper).gen))):
        with pytest.raises(TooHeavy):
            look()


@pytest.mark.parametrize(("name", "least"), [("MAX_MEMBERS", 1), ("MAX_WHOLE", 3)])
def test_a_directory_past_bearing_is_not_opened(name: str, least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    members = archive(b"aa", b"bb").infolist()
    zips.check_directory(members)
    monkeypatch.setattr(zips, name, least)
    with pytest.raises(TooHeavy):
        zips.check_directory(members)


def test_elements_that_stand_too_deep_to_be_read_are_told():
    for levels in (200, 400):
        parser = etree.XMLParser(recover=True)
        etree.fromstring(b"<a>" * levels + b"</a>" * levels, parser)
        with pytest.raises(TooHeavy) if levels > 256 else nullcontext():
            check_depth(parser)
        assert parser.error_log or levels < 256
