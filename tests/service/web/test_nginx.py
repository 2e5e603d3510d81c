"""The service behind a real nginx with the file of `deploy/`: only ports, names of files and waits are others here."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from flask import Flask
from requests.adapters import HTTPAdapter
from sqlalchemy import select
from waitress.channel import HTTPChannel

from service.settings import MEGABYTE, Settings
from service.tables import AuditEntry
from service.web import admission
from service.web.serving import install
from tests.service.web.conftest import PASSWORD, add_people
from tests.service.web.servers import wait_until
from tests.service.web.test_proxies import served

DEPLOYED = Path(__file__).resolve().parents[3] / "deploy" / "nginx.conf"
NAME = "prescreen.example"
FOLDERS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
PROGRAM = {"Accept": "application/json"}
PERSON = {"Accept": "text/html,application/xhtml+xml"}


@dataclass
class Door:
    """nginx with the service behind it."""

    plain: int
    secure: int
    certificate: Path
    app: Flask

    def browser(self, comes_from: str = "127.0.0.1") -> requests.Session:
        """One who knows the certificate and comes from that address of this machine."""
        session = requests.Session()
        session.trust_env = False  # a bundle that the environment names would count for more than the certificate
        session.mount("https://", From(comes_from))
        session.verify = str(self.certificate)
        return session

    def at(self, path: str) -> str:
        return f"https://127.0.0.1:{self.secure}{path}"

    def send(self, path: str, size: int, body: bytes = b"", accept: str = "*/*") -> tuple[int, str, str]:
        """Status, kind and words of the answer to a form of which only that much is sent; 0 where the line is cut."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        context.check_hostname = False
        connection = http.client.HTTPSConnection("127.0.0.1", self.secure, timeout=8, context=context)
        connection.putrequest("POST", path)
        for name, value in (("Content-Length", str(size)), ("Accept", accept)):
            connection.putheader(name, value)
        connection.endheaders(body)
        try:
            response = connection.getresponse()
            return response.status, response.headers["Content-Type"], response.read().decode()
        except http.client.RemoteDisconnected:
            return 0, "", ""
        finally:
            connection.close()


class From(HTTPAdapter):
    """Connections from one of this machine's loopback addresses."""

    def __init__(self, address: str) -> None:
        self._address = address
        super().__init__()

    def init_poolmanager(self, *arguments: object, **options: object) -> None:
        """As usual, but from there, and for the certificate's name."""
        options |= {"source_address": (self._address, 0), "server_hostname": NAME, "assert_hostname": NAME}
        super().init_poolmanager(*arguments, **options)


def nginx() -> str:
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert found, "nginx is missing: `.ci/system test` brings it"
    return found


def certificate(folder: Path) -> tuple[Path, Path]:
    """One that signed itself, as an office's first one has."""
    key, subject, now = ec.generate_private_key(ec.SECP256R1()), x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME), 0
    begins = datetime.now(UTC) - timedelta(hours=1)
    made = (
        x509.CertificateBuilder(x509.Name([subject]), x509.Name([subject]), key.public_key(), now + 1)
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    chain, secret = folder / "fullchain.pem", folder / "key.pem"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    pem = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    secret.write_bytes(key.private_bytes(*pem))
    return chain, secret


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        found: int = door.getsockname()[1]
        return found


def configured(folder: Path, plain: int, secure: int, service: str) -> str:
    """The deployed file inside what Debian's nginx.conf has around it."""
    text = DEPLOYED.read_text(encoding="utf-8")
    changes = (
        (r"listen \[::\].*;\n", ""),
        (r"listen 80;", f"listen 127.0.0.1:{plain};"),
        (r"listen 443 ssl;", f"listen 127.0.0.1:{secure} ssl;"),
        (r"/etc/ssl/prescreen/", f"{folder}/"),
        (r"server 127.0.0.1:8000;", f"server {service};"),
        (r"client_body_timeout 60s;", "client_body_timeout 1s;"),
    )
    for pattern, there in changes:
        text, count = re.subn(pattern, there, text)
        assert count, pattern
    places = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in FOLDERS)
    user = "user root;" if os.getuid() == 0 else ""
    return f"{user} pid {folder}/pid; daemon off; events {{}} http {{ access_log off; {places}\n{text}\n}}"


@contextmanager
def opened(folder: Path, service: str, app: Flask) -> Iterator[Door]:
    """nginx on ports of its own, in front of what listens there."""
    chain, _ = certificate(folder)
    made = Door(free_port(), free_port(), chain, app)
    whole = configured(folder, made.plain, made.secure, service)
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    with subprocess.Popen([nginx(), "-p", str(folder), "-e", "stderr", "-c", str(folder / "nginx.conf")]) as process:
        try:
            wait_until(lambda: _is_open(made.secure) or process.poll() is not None, 10, what="for nginx")
            yield made
        finally:
            process.terminate()


@pytest.fixture
def door(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    """Both on loopback; the service as its unit has it."""
    monkeypatch.setattr(HTTPChannel, "parser_class", HTTPChannel.parser_class)
    monkeypatch.setattr(HTTPChannel, "error_task_class", HTTPChannel.error_task_class)
    with served(replace(settings, proxies=1, https=True, address_limit="3 per minute")) as (address, app):
        add_people(app.extensions["prescreen"].database)
        app.extensions["prescreen"].carrier.redis.flushall()
        admission.install(app)
        install()
        with opened(tmp_path, address.removeprefix("http://"), app) as made:
            yield made


def _is_open(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def test_pages_come_over_tls_alone_and_say_so(door: Door) -> None:
    plain = f"http://127.0.0.1:{door.plain}/login?next=/rounds"
    away = requests.get(plain, headers={"Host": NAME}, allow_redirects=False, timeout=10)
    assert (away.status_code, away.headers["Location"]) == (301, f"https://{NAME}/login?next=/rounds")
    with door.browser() as browser:
        page = browser.get(door.at("/login"), timeout=10)
        assert page.status_code == 200
        assert page.headers["Strict-Transport-Security"] == "max-age=31536000"
        entered = browser.post(door.at("/login"), {"name": "staff", "password": PASSWORD}, timeout=10)
        assert "/dashboard" in entered.url, "the cookie that goes over TLS alone comes back"
        cookie = next(c for c in browser.cookies if c.name == "prescreen")
        assert cookie.secure
        assert browser.get(door.at("/metrics"), timeout=10).status_code == 404


def test_wrong_tries_are_counted_for_each_client_and_not_for_the_proxy(door: Door) -> None:
    def tries(comes_from: str, count: int) -> list[int]:
        with door.browser(comes_from) as browser:
            form, forged = {"name": "staff", "password": "wrong"}, {"X-Forwarded-For": "198.51.100.9"}
            answers = [browser.post(door.at("/login"), form, headers=forged, timeout=10) for _ in range(count)]
            return [answer.status_code for answer in answers]

    assert tries("127.0.0.1", 4) == [200, 200, 200, 429]
    assert tries("127.0.0.2", 1) == [200]
    with door.app.extensions["prescreen"].database.reading() as session:
        logged = set(session.scalars(select(AuditEntry.address).where(AuditEntry.action == "user.refused")))
    assert logged == {"127.0.0.1", "127.0.0.2"}


def test_who_knocks_too_often_is_told_so_and_nobody_else(door: Door) -> None:
    with door.browser("127.0.0.3") as browser:
        answers = [browser.get(door.at("/login"), headers=PERSON, timeout=10) for _ in range(40)]
    codes = [answer.status_code for answer in answers]
    assert set(codes) == {200, 429}
    refused = answers[codes.index(429)]
    assert "操作过于频繁" in refused.text
    assert refused.headers["Content-Type"] == "text/html; charset=utf-8"
    with door.browser("127.0.0.4") as browser:
        assert browser.get(door.at("/login"), timeout=10).status_code == 200


def test_a_large_upload_of_one_who_is_signed_in_comes_through(door: Door) -> None:
    with door.browser() as browser:
        browser.post(door.at("/login"), {"name": "applicant", "password": PASSWORD}, timeout=10)
        paper = {"files": ("清单.txt", os.urandom(40 * MEGABYTE))}
        answer = browser.post(door.at("/dossiers/0000000000000000/documents"), files=paper, headers=PROGRAM, timeout=30)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert list((door.certificate.parent / "client_body").rglob("*")) == [], "nothing of it lay on the proxy's disk"


@pytest.mark.parametrize(("path", "status"), [("/dossiers/0000000000000000/documents", 401), ("/login", 413)])
def test_a_strangers_large_body_is_refused_before_it_has_come(door: Door, path: str, status: int) -> None:
    began = time.monotonic()
    assert door.send(path, 150 * MEGABYTE, b"x" * 100)[0] == status
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(("size", "by"), [(305, "waitress"), (400, "nginx")])
def test_what_is_too_much_is_told_in_one_form_whoever_tells_it(door: Door, size: int, by: str) -> None:
    status, kind, words = door.send("/api/v1/dossiers", size * MEGABYTE)
    assert (status, kind) == (413, "application/problem+json"), by
    assert "上传内容过大" in words
    if by == "nginx":
        assert door.send("/", size * MEGABYTE, accept=PERSON["Accept"])[:2] == (413, "text/html; charset=utf-8")


def test_a_body_that_does_not_come_is_not_waited_for(door: Door) -> None:
    began = time.monotonic()
    assert door.send("/login", 900, b"name=staff")[0] in (0, 408)
    assert time.monotonic() - began < 5


def test_while_the_service_is_away_people_and_programs_are_told_so(tmp_path: Path, app: Flask) -> None:
    with opened(tmp_path, f"127.0.0.1:{free_port()}", app) as door, door.browser() as browser:
        page = browser.get(door.at("/"), headers=PERSON, timeout=10)
        problem = browser.get(door.at("/api/v1/dossiers"), headers=PROGRAM, timeout=10)
    assert (page.status_code, problem.status_code) == (503, 503)
    assert "请稍后再试" in page.text
    assert problem.json()["status"] == 503
