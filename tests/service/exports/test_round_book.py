"""A round's workbook has a row a dossier and a sheet a condition, and takes hundreds of dossiers in little memory."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from service.exports.conditions import Condition
from service.exports.contents import Shown, Taking
from service.exports.round_book import Row, write_round
from tests.service.exports.conftest import DOSSIER, MakeShown

MANY = 200


def book_of(rows: Sequence[Row], asked: tuple[Condition, ...], taking: Taking) -> Any:
    file = io.BytesIO()
    write_round(file, "样例批次", asked, rows, taking)
    return openpyxl.load_workbook(file)


@pytest.fixture
def book(shown: Shown, asked: tuple[Condition, ...], taking: Taking) -> Any:
    return book_of([(DOSSIER, shown), (replace(DOSSIER, name="乙"), None)], asked, taking)


def named(sheet: Any, row: int) -> dict[str, Any]:
    return dict(zip((c.value for c in sheet[1]), (c.value for c in sheet[row]), strict=True))


def test_a_condition_has_its_evidence_and_the_experts_word(book: Any) -> None:
    row = named(book["8.1 资产总额"], 2)
    assert row["核对值"] == 523456.82
    assert row["单位"] == "元"
    assert row["要求"] == "≥ 500,000 元（50 万元）"
    assert (row["结论"], row["申报与佐证是否一致"]) == ("符合", "不一致")
    assert row["依据位置"] == "资产负债表.pdf · 第 1 页 · 佐证"
    assert row["原文"] == "523,456.82"
    assert row["专家意见"] == "同意 · 专家甲 · 2023-03-05 09:30"
    assert row["理由"] == "金额与报表相符"


def test_a_dossier_has_its_days_and_counts(book: Any) -> None:
    row = named(book["申报件"], 2)
    assert str(row["预审完成日期"].date()) == "2023-03-02"
    assert (row["文件数"], row["未能读取的文件数"], row["待决定项数"]) == (5, 1, 1)
    assert (row["类别"], row["统一社会信用代码"]) == ("专业服务平台", "91441700MA4TEST00X")


def test_a_dossier_that_was_not_screened_says_so(book: Any) -> None:
    row = named(book["申报件"], 3)
    assert (row["资产总额"], row["资产总额（元）"], row["文件数"]) == ("未预审", None, None)
    assert named(book["8.1 资产总额"], 3)["结论"] == "未预审"


def test_a_former_word_does_not_stand_as_one_that_holds(
    shown: Shown, asked: tuple[Condition, ...], taking: Taking
) -> None:
    former = {key: tuple(replace(w, holds=False) for w in words) for key, words in shown.said.items()}
    row = named(book_of([(DOSSIER, replace(shown, said=former))], asked, taking)["8.1 资产总额"], 2)
    assert (row["专家意见"], row["理由"]) == (None, None)


def test_hundreds_of_dossiers_need_little_memory(
    make_shown: MakeShown, asked: tuple[Condition, ...], taking: Taking
) -> None:
    shown = make_shown()
    tracemalloc.start()
    file = io.BytesIO()
    write_round(file, "样例批次", asked, ((DOSSIER, shown) for _ in range(MANY)), taking)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    pictures = [n for n in zip_names(file) if n.startswith("xl/media/")]
    assert len(pictures) == MANY
    assert peak - len(file.getvalue()) < 60 * 1024 * 1024


def zip_names(file: io.BytesIO) -> list[str]:
    import zipfile

    return zipfile.ZipFile(file).namelist()
