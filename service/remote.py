"""A store's files on another machine: an S3-like server, or whatever else fsspec knows. Its troubles are `OSError`s.

An object of S3 is written whole or not at all, by the server's own promise. Where the server is and who asks, the
variables say that all programs for S3 take: AWS_ENDPOINT_URL_S3, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from typing import Any

import fsspec

S3 = ("s3", "s3a")
LIBRARIES = frozenset({"botocore", "aiobotocore", "aiohttp", "s3fs", "fsspec"})
PART = 8 * 1024 * 1024
"""Bytes that go out at once: no upload takes more memory than a few of these."""

UNFINISHED = timedelta(days=1)
"""An upload in parts that was begun so long ago will never end."""

OPTIONS: dict[str, Any] = {
    "skip_instance_cache": True,  # each store has its own connection, by the environment as it is then
    "use_listings_cache": False,  # others write there too: what was seen once says nothing
    "default_block_size": PART,
    "max_concurrency": 1,
    "fixed_upload_size": True,
    "config_kwargs": {"connect_timeout": 3, "read_timeout": 30, "retries": {"total_max_attempts": 1}},
}
"""s3fs tries five times itself; a server that is not there is told within half a minute."""

log = logging.getLogger(__name__)


class StoreAway(OSError):
    """The server of the store does not answer or does not let us in, or the store's disk is not there."""


def is_s3(url: str) -> bool:
    """Whether the address leads to an S3-like server."""
    return url.partition("://")[0].split("::")[0] in S3


def s3_is_installed() -> bool:
    """Whether the extra is there that speaks with such servers."""
    return find_spec("s3fs") is not None


class Remote:
    """The file system at an address; every call of it ends in a result or in an `OSError`."""

    def __init__(self, url: str) -> None:
        self.is_s3 = is_s3(url)
        self._files, root = fsspec.core.url_to_fs(url, **(OPTIONS if self.is_s3 else {}))
        self.root = str(root).rstrip("/")

    def __getattr__(self, name: str) -> Callable[..., Any]:
        return _told(getattr(self._files, name))

    def put_file(self, source: str, place: str) -> None:
        """Write a file of this machine there; a large one goes in parts, which are seen when the last has come."""
        _told(self._files.put_file)(source, place, **({"chunksize": PART} if self.is_s3 else {}))

    def pipe_file(self, place: str, content: bytes) -> None:
        """Write these bytes there; a bucket that was never made is made by the first who writes."""
        try:
            _told(self._files.pipe_file)(place, content)
        except FileNotFoundError:
            if not self.is_s3:
                raise
            bucket = self.root.partition("/")[0]
            log.warning("bucket %s is not there; it is made", bucket)
            _told(self._files.mkdir)(bucket)
            _told(self._files.pipe_file)(place, content)

    def makedirs(self, place: str, exist_ok: bool = True) -> None:
        """Folders, where there are such things: S3 has none."""
        if not self.is_s3:
            _told(self._files.makedirs)(place, exist_ok=exist_ok)

    def give_up_unfinished(self, older: timedelta = UNFINISHED) -> int:
        """Uploads in parts whose process was killed: nobody sees them, but they take room. How many they were."""
        if not self.is_s3:
            return 0
        bucket, _, prefix = self.root.partition("/")
        told = self.call_s3("list_multipart_uploads", Bucket=bucket, Prefix=prefix)
        old = [u for u in told.get("Uploads", ()) if datetime.now(UTC) - u["Initiated"] >= older]
        for upload in old:
            self.call_s3("abort_multipart_upload", Bucket=bucket, Key=upload["Key"], UploadId=upload["UploadId"])
        return len(old)


def _told(call: Callable[..., Any]) -> Callable[..., Any]:
    """The same call, with what those libraries raise as StoreAway."""

    @functools.wraps(call)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            return call(*args, **kwargs)
        except Exception as error:
            if isinstance(error, OSError) or not _of_libraries(error):
                raise
            raise StoreAway(f"{type(error).__name__}: {error}") from error

    return guarded


def _of_libraries(error: Exception) -> bool:
    return any(kind.__module__.partition(".")[0] in LIBRARIES for kind in type(error).__mro__)
