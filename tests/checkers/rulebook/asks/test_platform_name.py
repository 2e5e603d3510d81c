"""What names of platforms are put together from."""

from __future__ import annotations

import pytest

from checkers.errors import RulebookError
from checkers.rulebook.asks.platform_name import read
from checkers.rulebook.services import offered
from checkers.rulebook.strict_yaml import parse

TEXT = """\
comprehensive: 中小企业综合服务平台
platform: 服务平台
served: [企业, 中小企业]
types: {legal: [法律, 法律维权]}
no_types: [公共]
"""


def test_longer_words_come_first() -> None:
    found = read(parse(TEXT, "rule.yaml"), offered())
    assert (found.served, found.types["legal"]) == (("中小企业", "企业"), ("法律维权", "法律"))
    assert found.gathered == ()


def test_a_sort_of_platform_is_no_name() -> None:
    found = read(parse(TEXT, "rule.yaml"), offered())
    assert found.is_a_sort("公共法律服务平台")
    assert not found.is_a_sort("云帆法律服务平台")


def test_a_service_that_is_not_known_is_refused() -> None:
    with pytest.raises(RulebookError, match="lawful"):
        read(parse(TEXT.replace("{legal:", "{lawful:"), "rule.yaml"), offered())
