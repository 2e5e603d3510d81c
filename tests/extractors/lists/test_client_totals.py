"""What totals and row numbers say of a list of clients."""

from __future__ import annotations

from extractors.lists.client_entry import Entry
from extractors.lists.client_totals import tally_of
from extractors.lists.clients import schema
from extractors.lists.listing import listings
from extractors.lists.served import served
from extractors.lists.tally import Tally
from extractors.model import Remark
from tests.extractors.build import document, table

HEADER = ["序号", "企业名称", "服务时间"]
NAMES = ("小禾食品有限公司", "三友五金有限公司", "青山海洋有限公司")


def _tally(numbers: tuple[int, ...], *below: str) -> Tally:
    rows = [[str(i), n, "2022年3月"] for i, n in zip(numbers, NAMES, strict=True)]
    (group,) = served(list(listings(document("2022年服务企业名单", table([HEADER, *rows]), *below), schema())))
    return tally_of(group, [Entry(r, r.text("enterprise")) for r, _, _ in group.records])


def test_numbers_and_a_total_that_agree_confirm_the_count() -> None:
    assert _tally((1, 2, 3), "合计：3家").confirmed_by == ("row_numbers", "total_row")


def test_numbers_that_skip_and_a_total_that_differs_are_told() -> None:
    found = _tally((1, 2, 5), "合计：5家")
    assert found.missing == 2
    assert found.gaps == (Remark("numbers_missing", ("3-4",)), Remark("enterprises_total_differs", ("5", "3")))
