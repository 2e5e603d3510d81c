"""Names of organisations behind labels."""

from __future__ import annotations

import pytest

from extractors.facts.names import plain_name, plausible


def test_what_is_printed_behind_a_name_is_cut_off() -> None:
    assert plain_name("漠江市云帆企业服务有限公司（盖章）____") == "漠江市云帆企业服务有限公司"


@pytest.mark.parametrize(("name", "may"), [("漠江市云帆企业服务有限公司", True), ("见下表。", False), ("ABCD", False)])
def test_what_may_be_a_name(name: str, may: bool) -> None:
    assert plausible(name) is may
