"""What the service can be told from outside: one frozen value, read once from the environment."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MEGABYTE = 1024 * 1024
SOCKET_PATH_BYTES = 100
"""A Unix socket's path may have 107 bytes; longer ones move to the temporary folder."""

DATABASES = ("sqlite:///", "postgresql://", "postgres://", "postgresql+psycopg://")
REDIS = ("redis://", "rediss://", "unix://")
LOOPBACK = ("http://127.0.0.1:", "http://localhost:")
MAIL = ("smtp://", "smtps://", "smtp+starttls://")

SHARE = 5
"""Of a hundred findings without doubts, so many are read blind where nothing else is set."""


@dataclass(frozen=True, slots=True)
class OfficeLogin:
    """The office's own sign-in (OpenID Connect): whose it is, which claim names a person, which values give a role.

    `counts_twice`: who comes from there needs no second factor of the service's own.
    """

    issuer: str
    client_id: str
    client_secret: str
    name_claim: str = "preferred_username"
    role_claim: str = "roles"
    expert: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    counts_twice: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are kept, and the limits. Times in seconds, sizes in bytes; the README lists the variables."""

    data: Path
    database_url: str
    redis_url: str
    own_redis: bool
    storage_url: str
    secret_key: str
    max_request: int = 300 * MEGABYTE
    max_file: int = 100 * MEGABYTE
    max_files: int = 200
    registration: bool = True
    https: bool = False
    proxies: int = 0
    session_hours: int = 12
    timezone: str = "Asia/Shanghai"
    memory: int = 0
    job_seconds: int = 3600
    attempts: int = 3
    heartbeat: float = 5.0
    silence: float = 30.0
    slice_seconds: float = 60.0
    active_runs: int = 5
    account_dossiers: int = 100
    account_bytes: int = 5000 * MEGABYTE
    account_runs: int = 30
    pair_months: int = 24
    blind_share: int = SHARE
    login_limit: str = "10 per minute"
    address_limit: str = "100 per minute"
    account_limit: str = "30 per hour"
    code_limit: str = "20 per hour"
    mail_url: str = ""
    mail_from: str = "prescreen@localhost"
    office: str = ""
    webhook_http: bool = False
    webhook_inside: bool = False
    site_url: str = ""
    second_factor: str = ""
    office_login: OfficeLogin | None = None
    queue: str = "reviews"
    first: tuple[str, ...] = ("draw",)
    workers: int = 0
    reading_jobs: int = 0
    metrics_token: str = ""
    metrics_address: str = ""
    log_format: str = ""
    traces_url: str = ""


RESTORING = "restoring"
"""What lies in a data folder while a backup is restored into it."""


BEGUN = "PRESCREEN_BEGUN"
"""Set for the parts of a service that runs: its data folder is there, and none is begun in its place."""


class BadSetting(Exception):
    """A variable holds what cannot be meant; the text names it."""


def load(environ: Mapping[str, str] | None = None, data: Path | None = None, restoring: bool = False) -> Settings:
    """The settings of this process. `data` wins over PRESCREEN_DATA; the folder is made, with its secret in it.

    Raises BadSetting, too where a restore was cut off: nobody but `restoring` takes half a service for a whole one.
    """
    env = os.environ if environ is None else environ
    folder = data_folder(data, env)
    if env.get(BEGUN) and not folder.is_dir():
        raise BadSetting(f"{folder} is not there any more")
    if not restoring and (folder / RESTORING).exists():
        raise BadSetting(f"{folder}: a restore into it did not end; call `prescreen restore` with the backup again")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    redis = _address(env, "REDIS_URL", REDIS)
    return Settings(
        data=folder,
        database_url=database_address(
            _address(env, "DATABASE_URL", DATABASES) or f"sqlite:///{folder / 'prescreen.db'}"
        ),
        redis_url=redis or f"unix://{redis_socket(folder)}",
        own_redis=not redis,
        storage_url=_storage(env) or str(folder / "store"),
        secret_key=env.get("PRESCREEN_SECRET_KEY") or kept_secret(folder / "secret.key"),
        max_request=_number(env, "PRESCREEN_MAX_REQUEST_MB", 300) * MEGABYTE,
        max_file=_number(env, "PRESCREEN_MAX_FILE_MB", 100) * MEGABYTE,
        max_files=_number(env, "PRESCREEN_MAX_FILES", 200),
        registration=_truth(env, "PRESCREEN_REGISTRATION", True),
        https=_truth(env, "PRESCREEN_HTTPS", False),
        proxies=_number(env, "PRESCREEN_PROXIES", 0),
        session_hours=_number(env, "PRESCREEN_SESSION_HOURS", 12),
        timezone=_timezone(env.get("PRESCREEN_TIMEZONE") or "Asia/Shanghai"),
        memory=_number(env, "PRESCREEN_MEMORY_MB", 0),
        job_seconds=_number(env, "PRESCREEN_JOB_SECONDS", 3600),
        attempts=_number(env, "PRESCREEN_ATTEMPTS", 3),
        account_dossiers=_number(env, "PRESCREEN_ACCOUNT_DOSSIERS", 100),
        account_bytes=_number(env, "PRESCREEN_ACCOUNT_MB", 5000) * MEGABYTE,
        account_runs=_number(env, "PRESCREEN_ACCOUNT_RUNS", 30),
        pair_months=_number(env, "PRESCREEN_PAIR_MONTHS", 24),
        blind_share=_number(env, "PRESCREEN_BLIND_SHARE", SHARE),
        mail_url=_address(env, "PRESCREEN_MAIL_URL", MAIL),
        office=env.get("PRESCREEN_OFFICE") or "",
        webhook_http=_truth(env, "PRESCREEN_WEBHOOK_HTTP", False),
        webhook_inside=_truth(env, "PRESCREEN_WEBHOOK_INSIDE", False),
        site_url=_address(env, "PRESCREEN_SITE_URL", ("http://", "https://")).rstrip("/"),
        second_factor=_word(env, "PRESCREEN_SECOND_FACTOR", ("staff",)),
        mail_from=env.get("PRESCREEN_MAIL_FROM") or "prescreen@localhost",
        office_login=office_login(env),
        queue=_fitting(env, "PRESCREEN_QUEUE", r"[a-z0-9-]{1,40}", "reviews"),
        first=_values(_fitting(env, "PRESCREEN_FIRST", r"none|(draw|book|run)(,(draw|book|run))*", "draw")),
        workers=_number(env, "PRESCREEN_WORKERS", 0),
        reading_jobs=_number(env, "PRESCREEN_READING_JOBS", 0),
        metrics_token=_fitting(env, "PRESCREEN_METRICS_TOKEN", r"[!-~]{16,200}", ""),
        metrics_address=_fitting(env, "PRESCREEN_METRICS_ADDRESS", r"\S+:\d{1,5}", ""),
        log_format=_word(env, "PRESCREEN_LOG_FORMAT", ("json",)),
        traces_url=_address(env, "PRESCREEN_TRACES_URL", ("http://", "https://")),
    )


def office_login(env: Mapping[str, str]) -> OfficeLogin | None:
    """The office's own sign-in; None where no issuer is told, which is the usual way."""
    issuer = _address(env, "PRESCREEN_OIDC_ISSUER", ("https://", *LOOPBACK))
    if not issuer:
        return None
    client, secret = env.get("PRESCREEN_OIDC_CLIENT_ID") or "", env.get("PRESCREEN_OIDC_CLIENT_SECRET") or ""
    expert, staff = env.get("PRESCREEN_OIDC_EXPERT") or "", env.get("PRESCREEN_OIDC_STAFF") or ""
    if not client or not secret or not (expert or staff):
        raise BadSetting(
            "PRESCREEN_OIDC_ISSUER wants PRESCREEN_OIDC_CLIENT_ID and PRESCREEN_OIDC_CLIENT_SECRET beside it, "
            "and PRESCREEN_OIDC_EXPERT or PRESCREEN_OIDC_STAFF"
        )
    return OfficeLogin(
        issuer=issuer,
        client_id=client,
        client_secret=secret,
        name_claim=env.get("PRESCREEN_OIDC_NAME_CLAIM") or "preferred_username",
        role_claim=env.get("PRESCREEN_OIDC_ROLE_CLAIM") or "roles",
        expert=_values(expert),
        staff=_values(staff),
        counts_twice=not _word(env, "PRESCREEN_OIDC_SECOND_FACTOR", ("own",)),
    )


def _values(text: str) -> tuple[str, ...]:
    return tuple(value.strip() for value in text.split(",") if value.strip())


def data_folder(data: Path | None = None, environ: Mapping[str, str] | None = None) -> Path:
    """Where the service keeps its things; the folder may not be there yet."""
    env = os.environ if environ is None else environ
    return (data or Path(env.get("PRESCREEN_DATA") or "data")).expanduser().resolve()


def database_address(url: str) -> str:
    """The address with the driver that is installed: a plain postgres address means psycopg."""
    for plain in ("postgres://", "postgresql://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def redis_socket(folder: Path) -> Path:
    """Where the own Redis listens: in the data folder, or in a private temporary one where that path is too long."""
    inside = folder / "redis" / "redis.sock"
    if len(os.fsencode(inside)) <= SOCKET_PATH_BYTES:
        return inside
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"prescreen-{os.getuid()}-{digest}" / "redis.sock"


def kept_secret(path: Path) -> str:
    """The secret in `path`, made at the first call; readable by its owner only, written whole or not at all."""
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        pass
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_hex(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # fails where another process was first, whose secret then holds
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="ascii").strip()


def _address(env: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    """The address, "" for none. What it holds is not shown: there may be a password in it."""
    text = env.get(name) or ""
    if text and not text.startswith(known):
        raise BadSetting(f"{name} is no address of a kind that is known here: {', '.join(f'{k}…' for k in known)}")
    return text


def _storage(env: Mapping[str, str]) -> str:
    text = env.get("STORAGE_URL") or ""
    protocol, mark, _ = text.partition("://")
    if mark:
        from fsspec import available_protocols

        if protocol.split("::")[0] not in available_protocols():
            raise BadSetting(f"STORAGE_URL: {protocol}:// is not known to fsspec")
        from service.remote import is_s3, s3_is_installed

        if is_s3(text) and not s3_is_installed():
            raise BadSetting(f"STORAGE_URL: {protocol}:// wants `pip install 'prescreen[s3]'`")
    return text


def _timezone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise BadSetting(f"PRESCREEN_TIMEZONE is {name!r}; it takes a name such as Asia/Shanghai") from None
    return name


def _word(env: Mapping[str, str], name: str, known: tuple[str, ...]) -> str:
    """One of the words, "" for none."""
    text = env.get(name) or ""
    if text and text not in known:
        raise BadSetting(f"{name} is {text!r}; it takes {' or '.join(known)}, or nothing")
    return text


def _fitting(env: Mapping[str, str], name: str, form: str, usual: str) -> str:
    """A text of that form. What it holds is not shown: it may be a secret."""
    text = env.get(name) or usual
    if text and not re.fullmatch(form, text):
        raise BadSetting(f"{name} is not of the form {form}")
    return text


def _number(env: Mapping[str, str], name: str, usual: int) -> int:
    text = env.get(name) or str(usual)
    if not text.isascii() or not text.isdigit():
        raise BadSetting(f"{name} is {text!r}; it takes a whole number")
    return int(text)


def _truth(env: Mapping[str, str], name: str, usual: bool) -> bool:
    text = (env.get(name) or ("1" if usual else "0")).lower()
    if text not in ("0", "1", "true", "false", "yes", "no"):
        raise BadSetting(f"{name} is {text!r}; it takes 1 or 0")
    return text in ("1", "true", "yes")
