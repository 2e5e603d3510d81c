"""Codes of clients, wherever they stand."""

from __future__ import annotations

from extractors.lists.client_codes import codes_of
from extractors.lists.clients import schema
from extractors.lists.listing import listings
from tests.extractors.build import document, table

ONE, OTHER = "91441702MA4UABC01X", "91441702MA4UABC02X"


def _codes(head: str, *codes: str) -> list[str]:
    names = ("阳江市榕桥五金有限公司", "阳江市三友食品有限公司", "阳江市绿野水产有限公司")
    rows = [[name, "检测", code] for name, code in zip(names, codes, strict=True)]
    (found,) = listings(document("服务企业名单", table([["企业名称", "服务内容", head], *rows])), schema())
    return codes_of(found.records)


def test_codes_stand_in_their_column_or_in_another() -> None:
    assert _codes("信用代码", ONE, OTHER, "") == [ONE, OTHER, ""]
    assert _codes("备注", f"税号{ONE}", OTHER, "无") == [ONE, OTHER, ""]


def test_codes_of_whoever_serves_are_no_clients() -> None:
    assert _codes("服务机构代码", ONE, OTHER, ONE) == ["", "", ""]
    assert _codes("代码", ONE, ONE, ONE) == ["", "", ""]
