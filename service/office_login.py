"""Asks the office's own sign-in (OpenID Connect) who somebody is, believing only what it signed for this request.

The way is the authorization code's, with PKCE, state and nonce. Where the provider's doors are, its discovery document
says, which must be its own; its signature is checked against its published keys.
"""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from service.settings import LOOPBACK, OfficeLogin

PATIENCE = 5.0
"""Seconds that the provider has for each answer."""

LONGEST = 500_000
"""Bytes of an answer at most."""

AT_ONCE = 4
"""Requests to the provider under way at once: one that does not answer must not take all of the web's threads."""

LEEWAY = 60
"""Seconds that the provider's clock may be away from this one."""

KEEP = 300.0
"""Seconds for which its discovery document is believed again."""

ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""How an ID token may be signed: with a key of the provider's alone, never with a secret that both know, never not."""


class ProviderAway(Exception):
    """The provider does not answer, or not as one does."""


class NotBelieved(Exception):
    """What came back was not said by this provider, to this service, for this request."""


@dataclass(frozen=True, slots=True)
class Trip:
    """One visit to the provider, begun here: what must come back with its answer."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who came back: known to the issuer for ever as `subject`; called `name`; the values that a role follows from."""

    issuer: str
    subject: str
    name: str
    values: tuple[str, ...]


class Provider:
    """The office's provider, by its settings."""

    def __init__(self, found: OfficeLogin) -> None:
        self._found = found
        self._known: dict[str, Any] = {}
        self._until = 0.0
        self._turns = threading.BoundedSemaphore(AT_ONCE)

    def address(self, trip: Trip, back: str) -> str:
        """Where to send whoever wants to come in. Raises ProviderAway."""
        address, _ = self._client(back).create_authorization_url(
            self._door("authorization_endpoint"), state=trip.state, nonce=trip.nonce, code_verifier=trip.verifier
        )
        return str(address)

    def person(self, trip: Trip, back: str, answer: Mapping[str, str]) -> Person:
        """Who came back with that answer. Raises ProviderAway, NotBelieved."""
        self._check_answer(trip, answer)
        token = self._token(trip, back, answer["code"])
        claims = self._claims(token, trip)
        subject = claims.get("sub")
        if not isinstance(subject, str) or not 0 < len(subject) <= 255:
            raise NotBelieved("no subject")
        name = _at(claims, self._found.name_claim)
        values = _at(claims, self._found.role_claim)
        said = values if isinstance(values, list) else [values]
        return Person(
            self._found.issuer,
            subject,
            name if isinstance(name, str) else "",
            tuple(value for value in said if isinstance(value, str)),
        )

    def _check_answer(self, trip: Trip, answer: Mapping[str, str]) -> None:
        """The answer is to this trip, and of this provider (RFC 9207) where it says whose it is."""
        if not secrets.compare_digest(answer.get("state", "").encode(), trip.state.encode()):
            raise NotBelieved("another state")
        must_say = self._metadata().get("authorization_response_iss_parameter_supported") is True
        if answer.get("iss", "" if must_say else self._found.issuer) != self._found.issuer:
            raise NotBelieved("an answer of another issuer")
        if "error" in answer or not answer.get("code"):
            raise NotBelieved(f"no code: {answer.get('error', '')[:60]}")

    def _token(self, trip: Trip, back: str, code: str) -> dict[str, Any]:
        address = self._door("token_endpoint")
        asked = {"code": code, "code_verifier": trip.verifier, "timeout": PATIENCE, "allow_redirects": False}
        try:
            with self._turn(), self._client(back) as client:
                token = client.fetch_token(address, **asked)
        except AuthlibBaseError as error:
            raise NotBelieved(f"the code was refused: {error.error}") from None
        except (requests.RequestException, ValueError) as error:
            raise ProviderAway(type(error).__name__) from None
        return cast("dict[str, Any]", token)

    def _claims(self, token: dict[str, Any], trip: Trip) -> Mapping[str, Any]:
        """What the ID token says, once signature, issuer, audience, time and nonce were checked."""
        offered = self._metadata().get("id_token_signing_alg_values_supported")
        allowed = [name for name in ALGORITHMS if not isinstance(offered, list) or name in offered]
        options = {"iss": {"value": self._found.issuer}, "aud": {"value": self._found.client_id}}
        expected = {"nonce": trip.nonce, "client_id": self._found.client_id, "access_token": token.get("access_token")}
        try:
            read = jwt.decode(str(token.get("id_token") or ""), self._keys(), allowed)
            claims = CodeIDToken(read.claims, read.header, options, expected)
            claims.validate(leeway=LEEWAY)
        except (JoseError, AuthlibBaseError, ValueError, TypeError, KeyError) as error:
            raise NotBelieved(f"ID token: {error}"[:200]) from None
        return cast("Mapping[str, Any]", claims)

    def _keys(self) -> KeySet:
        """The keys that it signs with, as it publishes them now; of other kinds than these it may have some too."""
        keys = self._get(self._door("jwks_uri")).get("keys")
        return KeySet.import_key_set({"keys": [key for key in keys or () if key.get("kty") in ("RSA", "EC")]})

    def _metadata(self) -> dict[str, Any]:
        """The discovery document, which must be of this very issuer."""
        if time.monotonic() > self._until:
            found = self._get(f"{self._found.issuer.rstrip('/')}/.well-known/openid-configuration")
            if found.get("issuer") != self._found.issuer:
                raise ProviderAway("the discovery document is another issuer's")
            self._known, self._until = found, time.monotonic() + KEEP
        return self._known

    def _door(self, name: str) -> str:
        """An address out of the discovery document: over TLS, unless the provider is this machine."""
        address = self._metadata().get(name)
        near = LOOPBACK if self._found.issuer.startswith(LOOPBACK) else ()
        if not isinstance(address, str) or not address.startswith(("https://", *near)):
            raise ProviderAway(f"no {name}")
        return address

    def _get(self, address: str) -> dict[str, Any]:
        """A JSON object of the provider's, taken without following it elsewhere."""
        try:
            with self._turn(), requests.get(address, timeout=PATIENCE, allow_redirects=False, stream=True) as answer:
                text = answer.raw.read(LONGEST + 1, decode_content=True)
                found = json.loads(text) if answer.status_code == 200 and len(text) <= LONGEST else None
        except (requests.RequestException, OSError, ValueError) as error:
            raise ProviderAway(type(error).__name__) from None
        if not isinstance(found, dict):
            raise ProviderAway(f"answered {answer.status_code}")
        return found

    def _turn(self) -> _Turn:
        return _Turn(self._turns)

    def _client(self, back: str) -> Any:
        methods = self._metadata().get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        return OAuth2Session(
            self._found.client_id,
            self._found.client_secret,
            token_endpoint_auth_method="client_secret_basic"
            if "client_secret_basic" in methods
            else "client_secret_post",
            scope="openid profile",
            redirect_uri=back,
            code_challenge_method="S256",
        )


class _Turn:
    """One of the few requests that may be under way; where all are taken the provider counts as away."""

    def __init__(self, turns: threading.BoundedSemaphore) -> None:
        self._turns = turns

    def __enter__(self) -> None:
        if not self._turns.acquire(timeout=1):
            raise ProviderAway("too many wait for it")

    def __exit__(self, *error: object) -> None:
        self._turns.release()


def fresh_trip() -> Trip:
    """What nobody can know before."""
    return Trip(secrets.token_urlsafe(24), secrets.token_urlsafe(24), secrets.token_urlsafe(48))


def _at(claims: Mapping[str, Any], path: str) -> object:
    """A claim by its name, or inside others by names parted by full stops (`realm_access.roles`)."""
    if path in claims:
        return claims[path]
    found: object = claims
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found
