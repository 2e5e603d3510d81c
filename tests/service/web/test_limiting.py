"""Tries are counted by who can make them: all addresses of one network at home are one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from redis import Redis

from service.settings import Settings
from service.web import limiting
from service.web.auth import OF_A_SITE
from service.web.limiting import Limiter, place_of, site_of
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


def test_who_takes_network_after_network_of_a_site_is_counted(settings: Settings) -> None:
    with served(replace(settings, proxies=1, address_limit="2 per minute")) as (address, app):
        add_people(app.extensions["prescreen"].database)
        app.extensions["prescreen"].carrier.redis.flushall()
        answers = [tries(address, f"2001:db8:7:{n:x}::1", 1)[0] for n in range(2 * OF_A_SITE + 1)]
        assert answers == [200] * 2 * OF_A_SITE + [429]
        assert tries(address, "2001:db8:8::1", 1) == [200]


@pytest.mark.parametrize(
    ("address", "site"),
    [("2001:db8:1:2::9", "2001:db8:1::/48"), ("203.0.113.7", ""), ("::ffff:203.0.113.7", ""), ("unknown", "")],
)
def test_a_site_of_48_bits(address: str, site: str) -> None:
    assert site_of(address) == site


def test_who_can_write_to_redis_lifts_no_lockout_and_locks_nobody_out(settings: Settings) -> None:
    limiter, redis = Limiter(settings), Redis.from_url(settings.redis_url)
    redis.flushall()
    assert [bool(limiter.wait("2 per minute", "login", "a")) for _ in range(3)] == [False, False, True]
    redis.flushall()
    assert limiter.wait("2 per minute", "login", "a")
    limiter.wait("2 per minute", "login", "b")
    (key,) = redis.keys("*/b/*")
    redis.set(key, 1_000_000_000, ex=100_000_000)
    assert not limiter.wait("2 per minute", "login", "b")
    assert redis.ttl(key) <= 60
    redis.delete(key)
    redis.hset(key, "x", "y")
    assert limiter.wait("2 per minute", "login", "b")  # the third, as this process counted


def test_what_other_processes_counted_counts(settings: Settings) -> None:
    Redis.from_url(settings.redis_url).flushall()
    one, other = Limiter(settings), Limiter(settings)
    assert [bool(who.wait("2 per minute", "login", "c")) for who in (one, other, one)] == [False, False, True]


def test_a_flood_of_names_is_not_kept(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limiting, "MOST", 20)
    limiter = Limiter(settings)
    for name in range(100):
        limiter.wait("2 per minute", "login", f"n{name}")
    assert len(limiter._memory.storage) <= 21
