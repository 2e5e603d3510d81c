"""How often an address may try something: counted in Redis for all processes, and in this one's memory.

Who can write to Redis can lift what is counted there, or lock everybody out for years; what this process counted
itself still holds, and no wait is longer than the time that tries are counted for.
"""

from __future__ import annotations

import logging
import math
import time
from ipaddress import IPv6Address, ip_address, ip_network

from limits import RateLimitItem, parse
from limits.errors import StorageError
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from redis.exceptions import RedisError

from service.settings import Settings

MOST = 50_000
"""Names and addresses that are counted in memory; with more, a flood of made-up ones, it is begun anew."""

log = logging.getLogger(__name__)


class Limiter:
    """Counts tries by name and key."""

    def __init__(self, settings: Settings) -> None:
        redis_url = settings.redis_url
        address = redis_url.replace("unix://", "redis+unix://", 1) if redis_url.startswith("unix://") else redis_url
        self._shared = FixedWindowRateLimiter(storage_from_string(address, socket_connect_timeout=1, socket_timeout=1))
        self._memory = MemoryStorage()
        self._own = FixedWindowRateLimiter(self._memory)

    def allows(self, limit: str, name: str, key: str) -> bool:
        """Count one try; False once there were more than `limit` ("10 per minute") of them."""
        return not self.wait(limit, name, key)

    def wait(self, limit: str, name: str, key: str, times: int = 1) -> int:
        """Count one try; 0 where it may be, else the seconds until the next one may; so many `times` the limit hold."""
        said: RateLimitItem = parse(limit)
        item = type(said)(said.amount * times, said.multiples, said.namespace)
        if len(self._memory.storage) > MOST:
            self._memory.reset()
        return max(_wait(self._own, item, name, key), self._of_all(item, name, key))

    def _of_all(self, item: RateLimitItem, name: str, key: str) -> int:
        """As all processes have counted; 0 where Redis is away, or says what no process has counted."""
        try:
            wait = _wait(self._shared, item, name, key)
            if wait > item.get_expiry():
                log.warning("a count of tries in Redis was none of ours: %s", name)
                self._shared.clear(item, "prescreen", name, key)
                return _wait(self._shared, item, name, key)
        except (RedisError, StorageError):
            return 0
        return wait


def place_of(address: str) -> str:
    """What an address is counted as: itself, or the network of 64 bits in which one machine takes any it likes."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False).network_address)


def site_of(address: str) -> str:
    """The network of 48 bits around it, which a tunnel gives to anybody for the asking; "" for other addresses."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return ""
    if not isinstance(found, IPv6Address) or found.ipv4_mapped:
        return ""
    return f"{ip_network((found, 48), strict=False).network_address}/48"


def _wait(counted: FixedWindowRateLimiter, item: RateLimitItem, name: str, key: str) -> int:
    if counted.hit(item, "prescreen", name, key):
        return 0
    until = counted.get_window_stats(item, "prescreen", name, key).reset_time
    return max(1, math.ceil(until - time.time()))
