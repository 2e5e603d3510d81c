"""Tries are counted by who can make them: all addresses of one network at home are one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.settings import Settings
from service.web.limiting import place_of
from tests.service.web.conftest import add_people
from tests.service.web.test_proxies import served, tries


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:a:b:c:d", "2001:db8:1:2::"),
        ("2001:db8:1:2::", "2001:db8:1:2::"),
        ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ("fe80::1%eth0", "fe80::"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("unknown", "unknown"),
        ("", ""),
    ],
)
def test_a_network_of_64_bits_is_one_place(address: str, place: str) -> None:
    assert place_of(address) == place


def test_who_takes_address_after_address_of_one_network_is_counted(settings: Settings) -> None:
    with served(replace(settings, proxies=1, address_limit="3 per minute")) as (address, app):
        add_people(app.extensions["prescreen"].database)
        app.extensions["prescreen"].carrier.redis.flushall()
        assert [tries(address, f"2001:db8::{n}", 1)[0] for n in range(1, 5)] == [200, 200, 200, 429]
        assert tries(address, "2001:db8:0:1::1", 1) == [200]
