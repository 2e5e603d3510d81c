"""Old Office files go through LibreOffice: what is asked of it, and what becomes of its failures."""

from __future__ import annotations

import sys

import pytest
import xlwt

from extractors.errors import ConversionFailed, EncryptedOffice, TooSlow
from extractors.readers import legacy, open_document, read_flow
from tests.extractors.readers import office
from tests.extractors.readers.test_old_letter import old_letter

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

STAND_IN = """#!{python}
import shutil, sys, time
source, target, folder = sys.argv[-1], sys.argv[sys.argv.index("--convert-to") + 1], sys.argv[-2]
{action}
"""
COPY = "shutil.copy({made!r}, folder + '/paper.' + target)"


@pytest.fixture
def libreoffice(tmp_path, monkeypatch):
    """A stand-in for soffice that takes the same arguments."""

    def of(action):
        program = tmp_path / "soffice"
        program.write_text(STAND_IN.format(python=sys.executable, action=action))
        program.chmod(0o755)
        monkeypatch.setattr("shutil.which", lambda name: str(program) if name == "soffice" else None)

    return of


def _old(tmp_path, name="paper.doc", stream="WordDocument"):
    path = tmp_path / name
    path.write_bytes(OLE + b"\x00" * 600 + stream.encode("utf-16-le"))
    return path


def test_an_old_letter_becomes_a_new_one(tmp_path, libreoffice):
    made = office.word(tmp_path / "made.docx", office.p("旧文件"))
    libreoffice(COPY.format(made=str(made)))
    outline = open_document(_old(tmp_path), "申请报告.doc")
    assert (outline.name, outline.format) == ("申请报告.doc", "docx")
    assert office.texts(office.flow(outline.path)) == ["旧文件"]


@pytest.mark.parametrize(
    ("name", "stream", "target"),
    [
        ("a.doc", "WordDocument", "docx"),
        ("a.xls", "Workbook", "xlsx"),
        ("a.doc", "Workbook", "xlsx"),
        ("a.et", "", "xlsx"),
    ],
)
def test_content_says_what_it_becomes(tmp_path, libreoffice, name, stream, target):
    libreoffice("open(folder + '/paper.' + target, 'w').write(target)")
    assert legacy.converted(_old(tmp_path, name, stream), name)[0].suffix == f".{target}"


def test_a_failed_conversion(tmp_path, libreoffice):
    libreoffice("sys.exit(1)")
    with pytest.raises(ConversionFailed):
        open_document(_old(tmp_path))


def test_a_letter_behind_a_password_is_told_as_such(tmp_path, libreoffice):
    libreoffice("sys.exit(1)")
    (tmp_path / "paper.doc").write_bytes(old_letter(flags=0x0100))
    with pytest.raises(EncryptedOffice):
        open_document(tmp_path / "paper.doc")


def test_a_sheet_that_libreoffice_gives_up_is_read_by_its_cells(tmp_path, libreoffice):
    libreoffice("sys.exit(1)")
    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("名册").write(0, 0, "专职人数")
    book.save(str(tmp_path / "paper.xls"))
    document = read_flow(open_document(tmp_path / "paper.xls"))
    assert [cell.passage.text for table in office.tables(document) for cell in table.cells] == ["专职人数"]


def test_a_conversion_without_end(tmp_path, libreoffice, monkeypatch):
    monkeypatch.setattr(legacy, "SECONDS", 1)
    libreoffice("time.sleep(60)")
    with pytest.raises(TooSlow):
        open_document(_old(tmp_path))
