"""Rows of a scanned list that came out in no list keep its count from being certain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.extract import extract
from extractors.model import Block, Claim, Document, Page, Passage, Reader, Remark, Table
from tests.extractors.build import document, table

HEAD = ["序号", "企业名称", "服务时间", "联系人"]
NAMES = ("小禾食品有限公司", "三友五金有限公司", "青山海洋有限公司", "榕桥模具厂", "绿野农业有限公司")
LISTED = table([HEAD, *([str(i), n, "2022年3月", "黄川"] for i, n in enumerate(NAMES[:3], 1))])
STRAY = table(
    [
        ["安和电器有限公司", "2022年4月6", "日", "制造业"],
        ["使用", "海风纸业有限公司", "仅限", "使用"],
        ["4月", "2022年", "北岸服饰有限公司", "农业"],
    ],
    2,
)


def _on(page: int, block: Block) -> Block:
    if isinstance(block, Passage):
        return replace(block, page=page)
    return replace(block, cells=tuple(replace(c, passage=replace(c.passage, page=page)) for c in block.cells))


def _scan(*blocks: Block, reader: Reader = Reader.RAPIDOCR) -> Document:
    pages = tuple(Page(n, 595.0, 842.0, reader, (), ()) for n in (1, 2))
    shown = [_on(1, Passage("2022年度服务企业名单")), _on(1, LISTED), *(_on(2, b) for b in blocks)]
    return replace(document(*shown, name="名单.pdf"), pages=pages, reader=reader)


def _counted(made: Document) -> Claim:
    (claim,) = (c for c in extract(made, {}).claims if c.field.id == "client_count")
    return claim


def _lines(count: int) -> list[Block]:
    return [Passage(f"{NAMES[3]}  2022年{i}月  林小禾") for i in range(1, count + 1)]


@pytest.mark.parametrize("stray", [[STRAY], _lines(3)], ids=["table", "lines"])
def test_entries_in_no_list_widen_the_count(stray: list[Block]) -> None:
    claim = _counted(_scan(*stray))
    assert claim.count is not None
    assert (claim.value, claim.count.low, claim.count.high) == (3, 3, 6)
    assert Remark("rows_unlisted", ("3",)) in claim.count.gaps


def test_who_signs_and_pages_with_a_text_of_their_own_say_nothing() -> None:
    for made in (_scan(*_lines(2)), _scan(*_lines(4), reader=Reader.TEXT_LAYER), _scan(Passage(NAMES[0]))):
        claim = _counted(made)
        assert claim.count is not None and not claim.count.gaps


def test_people_in_no_list_are_asked_for_in_rosters() -> None:
    head = ["序号", "姓名", "学历", "岗位"]
    staff = table([head, *([str(i), n, "本科", "职员"] for i, n in enumerate(("林小禾", "陈川", "黄海燕"), 1))])
    more = table([["", n, "大专", "", "职员"] for n in ("梁志强", "关永康", "李青山")], 2)
    blocks = [_on(1, Passage("员工花名册")), _on(1, staff), _on(2, replace(more, columns=6))]
    pages = tuple(Page(n, 595.0, 842.0, Reader.RAPIDOCR, (), ()) for n in (1, 2))
    made = replace(document(*blocks, name="花名册.pdf"), pages=pages, reader=Reader.RAPIDOCR)
    (claim,) = (c for c in extract(made, {}).claims if c.field.id == "headcount")
    assert claim.count is not None and isinstance(staff, Table)
    assert (claim.value, claim.count.high, claim.count.gaps) == (3, 6, (Remark("rows_unlisted", ("3",)),))
