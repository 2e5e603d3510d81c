"""Sheets without a title that may go on from a list in another file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.extract import extract
from extractors.model import Block, ListPart
from tests.extractors.build import document, table

HEADS = ["序号", "企业名称", "服务", "日期"]


def rows(first: int, last: int, heads: list[str] | None = None, day: str = "2024-07-02") -> list[list[str]]:
    names = [f"漠江市{a}{b}五金制品有限公司" for a in "鹭礁帆榕荔" for b in "溪湾岬渚汀"]
    return [heads or HEADS, *([str(n), names[(n - 1) % 25], "管理诊断", day] for n in range(first, last + 1))]


def parts(*blocks: Block | str, name: str = "照片2.jpg") -> list[ListPart]:
    made = document(*blocks, name=name)
    return [p for p in extract(made).parts if not p.whole]


def test_a_sheet_without_a_title_whose_numbers_run_on_is_a_part() -> None:
    (part,) = parts(table(rows(12, 15)))
    assert part.heads == tuple(HEADS) and part.claim.value == 4
    assert part.claim.count is not None and part.claim.count.numbers == (12, 15)
    assert part.claim.as_of is not None and part.claim.as_of.year == 2024
    assert not extract(document(table(rows(12, 15)), name="照片2.jpg")).claims


def test_one_row_is_a_part_too() -> None:
    (part,) = parts(table(rows(12, 12)))
    assert part.claim.count is not None and part.claim.count.numbers == (12, 12)


@pytest.mark.parametrize(
    "blocks",
    [
        (table(rows(1, 4)),),
        (table([HEADS, *rows(12, 13)[1:], *rows(15, 16)[1:]]),),
        ("合作服务机构名单", table(rows(12, 15))),
        ("拟服务企业", table(rows(12, 15))),
        (table(rows(12, 15, ["序号", "供应商名称", "服务", "日期"])),),
        (table([[a, b] for a, b, *_ in rows(12, 15)]),),
        (table([HEADS, *([str(n), f"陆明{n}", "管理诊断", "2024-07-02"] for n in range(12, 16))]),),
    ],
)
def test_what_is_no_part(blocks: tuple[Block | str, ...]) -> None:
    assert parts(*blocks) == []


def test_a_list_with_its_title_is_whole_and_tells_what_heads_its_columns() -> None:
    made = document("2024年服务中小微企业名单", table(rows(1, 11)), name="照片1.jpg")
    (part,) = extract(made).parts
    assert part.whole and part.heads == tuple(HEADS)
    (claim,) = extract(made).claims
    assert claim.count is not None and part.claim == replace(claim, count=replace(claim.count, rows=()))
