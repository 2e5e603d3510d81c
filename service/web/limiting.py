"""How often an address may try something: counted in Redis for all processes, in memory while Redis is away."""

from __future__ import annotations

import math
import time
from ipaddress import IPv6Address, ip_address, ip_network

from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from redis.exceptions import RedisError

from service.settings import Settings


class Limiter:
    """Counts tries by name and key."""

    def __init__(self, settings: Settings) -> None:
        redis_url = settings.redis_url
        address = redis_url.replace("unix://", "redis+unix://", 1) if redis_url.startswith("unix://") else redis_url
        self._shared = FixedWindowRateLimiter(storage_from_string(address, socket_connect_timeout=1, socket_timeout=1))
        self._own = FixedWindowRateLimiter(MemoryStorage())

    def allows(self, limit: str, name: str, key: str) -> bool:
        """Count one try; False once there were more than `limit` ("10 per minute") of them."""
        return not self.wait(limit, name, key)

    def wait(self, limit: str, name: str, key: str) -> int:
        """Count one try; 0 where it may be, else the seconds until the next one may."""
        item: RateLimitItem = parse(limit)
        try:
            return _wait(self._shared, item, name, key)
        except (RedisError, StorageError):
            return _wait(self._own, item, name, key)


def place_of(address: str) -> str:
    """What an address is counted as: itself, or the network of 64 bits in which one machine takes any it likes."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False).network_address)


def _wait(counted: FixedWindowRateLimiter, item: RateLimitItem, name: str, key: str) -> int:
    if counted.hit(item, "prescreen", name, key):
        return 0
    until = counted.get_window_stats(item, "prescreen", name, key).reset_time
    return max(1, math.ceil(until - time.time()))
