"""A small provider of sign-ins (OpenID Connect) on loopback: discovery, authorize, token, keys; faults on asking."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

from service.settings import OfficeLogin

CLIENT, SECRET = "prescreen", "a secret of both"


def _key(name: str) -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig"})


OWN, STRANGE = _key("one"), _key("one")
"""The provider's key, and another one of the same name."""


@dataclass
class Provider:
    """What it says of whoever signs in, and how it goes wrong."""

    issuer: str = ""
    subject: str = "7f3c"
    name: str = "zhou.lan"
    roles: list[str] = field(default_factory=lambda: ["review-experts"])
    changed: dict[str, Any] = field(default_factory=dict)
    """Claims of the ID token that are other than they should be; None: left out."""
    told: dict[str, Any] = field(default_factory=dict)
    """Entries of the discovery document that are other than they should be."""
    beside: dict[str, str] = field(default_factory=dict)
    """What stands beside the code on the way back."""
    key: RSAKey = field(default_factory=lambda: OWN)
    header: dict[str, str] = field(default_factory=dict)
    status: int = 200
    begun: dict[str, dict[str, str]] = field(default_factory=dict)

    def settings(self, **more: Any) -> OfficeLogin:
        usual = {"expert": ("review-experts",), "staff": ("platform-office", "admins")}
        return OfficeLogin(self.issuer, CLIENT, SECRET, **{**usual, **more})

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "authorization_response_iss_parameter_supported": True,
            "id_token_signing_alg_values_supported": ["RS256", "HS256"],
            **self.told,
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        assert (asked["client_id"], asked["response_type"]) == (CLIENT, "code")
        assert asked["code_challenge_method"] == "S256"
        assert "openid" in asked["scope"].split()
        code = secrets.token_hex(8)
        self.begun[code] = asked
        back = {"code": code, "state": asked["state"], "iss": self.issuer, **self.beside}
        return f"{asked['redirect_uri']}?{urlencode(back)}"

    def token(self, asked: dict[str, str], basic: str) -> dict[str, Any] | None:
        """The answer to a code, which is good once; None where it is refused."""
        begun = self.begun.pop(asked["code"], None)
        digest = hashlib.sha256(asked["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        client, _, secret = base64.b64decode(basic.removeprefix("Basic ")).decode().partition(":")
        proved = (unquote(client), unquote(secret.replace("+", " "))) == (CLIENT, SECRET)
        if begun is None or not proved or begun["code_challenge"] != challenge:
            return None
        return {"access_token": "x", "token_type": "Bearer", "id_token": self.id_token(begun["nonce"])}

    def id_token(self, nonce: str) -> str:
        moment = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": self.subject,
            "aud": CLIENT,
            "iat": moment,
            "exp": moment + 300,
            "nonce": nonce,
            "preferred_username": self.name,
            "roles": self.roles,
            **self.changed,
        }
        said = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode({"alg": "RS256", "kid": "one", **self.header}, said, self.key)


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(asked))
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif parts.path == "/jwks":
            self._say({"keys": [{"kty": "oct", "k": "eHg"}, OWN.as_dict(private=False)]})
        else:
            self._say(self.provider.discovery())

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = {name: values[0] for name, values in parse_qs(body).items()}
        answer = self.provider.token(asked, self.headers.get("Authorization", ""))
        self._say(answer or {"error": "invalid_grant"}, 200 if answer else 400)

    def _say(self, answer: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(answer).encode()
        self.send_response(self.provider.status if self.provider.status != 200 else status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


@contextmanager
def serving() -> Iterator[Provider]:
    """A provider on a free port of this machine."""
    provider = Provider()
    handler = type("Handler", (_Handler,), {"provider": provider})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    provider.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
