"""Links that lead elsewhere are cut out of packages; texts, pictures inside and addresses to click on stay."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from extractors.errors import TooHeavy
from extractors.readers.severed import severed

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REL = f'<Relationship Id="rId{{n}}" Type="{KINDS}/{{kind}}" {{rest}}/>'
AWAY = 'Target="http://192.0.2.7/{kind}" TargetMode="External"'
FETCHED = ["image", "attachedTemplate", "oleObject", "externalLinkPath", "frame", "subDocument", "video"]


def cut(tmp_path: Path, **parts: str) -> dict[str, str]:
    with zipfile.ZipFile(tmp_path / "in", "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    severed(tmp_path / "in", tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out") as package:
        return {name: package.read(name).decode() for name in package.namelist()}


@pytest.mark.parametrize("kind", FETCHED)
@pytest.mark.parametrize("name", ["word/_rels/document.xml.rels", "xl/externalLinks/_rels/externalLink1.xml.rels"])
def test_what_would_be_fetched_is_cut(tmp_path: Path, kind: str, name: str) -> None:
    inside = REL.format(n=2, kind="image", rest='Target="media/image1.png"')
    found = cut(tmp_path, **{name: REL.format(n=1, kind=kind, rest=AWAY.format(kind=kind)) + inside})[name]
    assert "192.0.2.7" not in found
    assert inside in found


def test_what_may_be_clicked_on_stays(tmp_path: Path) -> None:
    link = REL.format(n=1, kind="hyperlink", rest=AWAY.format(kind="hyperlink"))
    assert cut(tmp_path, **{"word/_rels/document.xml.rels": link}) == {"word/_rels/document.xml.rels": link}


@pytest.mark.parametrize("word", ["INCLUDEPICTURE", "INCLUDETEXT", "DDEAUTO", "LINK", "includepicture"])
def test_fields_that_fetch_do_nothing_and_others_stay(tmp_path: Path, word: str) -> None:
    fields = f"<w:instrText> {word} \"http://192.0.2.7/a\" </w:instrText><w:fldSimple w:instr='{word} x'/>"
    text = f"<w:t>{word} is a word, LINK too</w:t><w:instrText> PAGE </w:instrText>"
    found = cut(tmp_path, **{"word/document.xml": fields + text})["word/document.xml"]
    assert word not in found.replace(text, "")
    assert text in found


def test_queries_of_a_workbook_and_references_of_an_open_document_are_cut(tmp_path: Path) -> None:
    found = cut(
        tmp_path,
        **{
            "xl/connections.xml": '<connection><webPr url="http://192.0.2.7/q"/></connection>',
            "content.xml": '<draw:image xlink:href="http://192.0.2.7/p"/><draw:image xlink:href="Pictures/1.png"/>',
        },
    )
    assert "192.0.2.7" not in "".join(found.values())
    assert 'xlink:href="Pictures/1.png"' in found["content.xml"]


def test_a_package_past_bearing_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a", b"0" * 130_000_000)
    with pytest.raises(TooHeavy):
        severed(tmp_path / "in", tmp_path / "out")
