"""What files say of their own making."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image

from extractors.readers.properties import Properties, properties
from tests.extractors.readers.papers import raw_pdf

PAGES = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"


def test_a_word_file_says_who_wrote_it_who_saved_it_and_when(tmp_path: Path) -> None:
    document, path = docx.Document(), tmp_path / "a.docx"
    said = document.core_properties
    said.author, said.last_modified_by = "蒙雨桐", " 沃\n云开 "
    said.created, said.modified = datetime(2024, 5, 1, 8, 0, 5), datetime(2024, 5, 17, 10, 22, 31)
    document.save(str(path))
    found = properties(path)
    assert (found.author, found.changed_by) == ("蒙雨桐", "沃 云开")
    assert (found.created, found.changed) == ("2024-05-01T08:00:05", "2024-05-17T10:22:31")
    assert found.producer


def test_a_workbook_says_the_same(tmp_path: Path) -> None:
    book, path = openpyxl.Workbook(), tmp_path / "a.xlsx"
    book.properties.creator, book.properties.lastModifiedBy = "蒙雨桐", "沃云开"
    book.save(path)
    found = properties(path)
    assert (found.author, found.changed_by) == ("蒙雨桐", "沃云开")
    assert len(found.created) == len("2024-05-17T10:22:31")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (b"(D:20240517102231+08'00')", "2024-05-17T10:22:31"),
        (b"(20240517102231)", "2024-05-17T10:22:31"),
        (b"(last May)", ""),
        (b"(D:2024)", ""),
    ],
)
def test_a_pdf_says_it_in_its_information(tmp_path: Path, day: bytes, told: str) -> None:
    info = b"<</Author(Li Xiaolan)/Producer(WPS PDF)/CreationDate" + day + b">>"
    path = tmp_path / "a.pdf"
    path.write_bytes(raw_pdf([*PAGES, PAGE, info]).replace(b"/Root 1 0 R", b"/Root 1 0 R/Info 4 0 R"))
    assert properties(path) == Properties("Li Xiaolan", "", "WPS PDF", told, "")


def test_what_says_nothing_or_cannot_be_opened_is_empty(tmp_path: Path) -> None:
    picture, broken, package = tmp_path / "a.png", tmp_path / "b.pdf", tmp_path / "c.docx"
    Image.new("RGB", (9, 9)).save(picture)
    broken.write_bytes(b"%PDF-1.7 no more")
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert [properties(p) for p in (picture, broken, package)] == [Properties()] * 3


def test_a_long_name_is_cut(tmp_path: Path) -> None:
    book, path = openpyxl.Workbook(), tmp_path / "a.xlsx"
    book.properties.creator = "长" * 900
    book.save(path)
    assert properties(path).author == "长" * 200


@pytest.mark.parametrize(
    ("exif", "told"),
    [
        ({0x010F: "Hanli", 0x0110: "DS-620"}, "Hanli DS-620"),
        ({0x010F: "HANLI", 0x0110: "Hanli DS-620"}, "Hanli DS-620"),
        ({0x010F: "Hanli"}, "Hanli"),
        ({0x0131: "Sample Scan 3.1"}, "Sample Scan 3.1"),
        ({}, ""),
    ],
)
def test_a_picture_names_the_camera_or_scanner_that_made_it(tmp_path: Path, exif: dict[int, str], told: str) -> None:
    path, said = tmp_path / "a.jpg", Image.Exif()
    for tag, text in exif.items():
        said[tag] = text
    Image.new("RGB", (9, 9)).save(path, exif=said)
    assert properties(path).producer == told
