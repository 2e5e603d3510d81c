"""Plain text in the codings of Chinese offices is read line by line; other bytes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.errors import PaperError
from extractors.extract import extract
from extractors.model import Passage, Reader
from extractors.readers import open_document, read_flow
from extractors.recognise.engines import Engines

LINES = ("房屋租赁合同", "", "甲方将办公用房出租给乙方，建筑面积为186.5平方米。")


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_lines_are_paragraphs_with_their_numbers(tmp_path: Path, coding: str) -> None:
    path = tmp_path / "合同.txt"
    path.write_bytes("\r\n".join(LINES).encode(coding))
    read = read_flow(open_document(path), Engines(None, None))
    assert read.reader is Reader.PLAIN
    told = [(b.text, b.place and b.place.number) for b in read.blocks if isinstance(b, Passage)]
    assert told == [(LINES[0], 1), (LINES[2], 3)]
    assert [float(c.value) for c in extract(read).claims] == [186.5]


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    path = tmp_path / "名单.txt"
    for content in (b"\x00\x01\x02ab\x00", b"\xff\xc0\x80\x81"):
        path.write_bytes(content)
        with pytest.raises(PaperError) as caught:
            open_document(path)
        assert caught.value.code == "not_this_type"
