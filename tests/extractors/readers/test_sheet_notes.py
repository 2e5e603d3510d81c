"""Notes and threads at the cells of Excel sheets."""

from __future__ import annotations

import zipfile

import openpyxl
from openpyxl.comments import Comment

from extractors.model import Place
from tests.extractors.readers.office import flow, package, relations

THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


def _book(path, *notes):
    book = openpyxl.Workbook()
    book.active.title = "表"
    book.active.append(["资产总计", 731000])
    for cell, text in notes:
        book.active[cell].comment = Comment(text, "会计")
    book.save(path)
    return path


def test_a_note_hangs_at_its_cell_without_its_author(tmp_path):
    (one,) = flow(_book(tmp_path / "paper.xlsx", ("B1", "会计:\n未经审计"))).annotations
    assert (one.text, one.quote, one.place) == ("未经审计", "B1 731000", Place(sheet="表", row=1))


def test_threads_take_the_place_of_their_copies_and_are_done_with_their_root(tmp_path):
    with zipfile.ZipFile(_book(tmp_path / "made.xlsx", ("B1", "copy"), ("A1", "自己的"))) as made:
        members = {name: made.read(name) for name in made.namelist()}
    entries = '<threadedComment ref="B1" id="a" done="1"><text>对吗</text></threadedComment>'
    entries += '<threadedComment ref="B1" id="b" parentId="a"><text>对</text></threadedComment>'
    members["xl/threadedComments/t.xml"] = f'<ThreadedComments xmlns="{THREADS}">{entries}</ThreadedComments>'.encode()
    name = "xl/worksheets/_rels/sheet1.xml.rels"
    added = relations({"rT": ("threadedComment", "../threadedComments/t.xml")})
    one = added[added.index("<Relationship ") : added.index("</Relationships>")]
    members[name] = members[name].decode().replace("</Relationships>", f"{one}</Relationships>").encode()
    found = flow(package(tmp_path / "paper.xlsx", members)).annotations
    assert [(a.text, a.settled) for a in found] == [("对吗", True), ("对", True), ("自己的", False)]


def test_what_hangs_on_a_hidden_sheet_is_not_shown(tmp_path):
    book = openpyxl.load_workbook(_book(tmp_path / "paper.xlsx", ("B1", "旧")))
    book.create_sheet("另")
    book["表"].sheet_state = "hidden"
    book.save(tmp_path / "paper.xlsx")
    assert flow(tmp_path / "paper.xlsx").annotations == ()
