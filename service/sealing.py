"""Seals secrets with the service's own: what a table, a cookie or a backup holds opens nothing without it."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SECOND_FACTOR, HOOK, ANSWER = "second factor", "hook", "kept answer"


@dataclass(frozen=True, slots=True)
class Seal:
    """For one purpose, with a key that is derived from the service's secret, the purpose and the user."""

    key: str
    purpose: str = SECOND_FACTOR

    def close(self, user_id: int, secret: str) -> str:
        """The secret, sealed for this user alone."""
        return self._of(user_id).encrypt(secret.encode()).decode()

    def open(self, user_id: int, sealed: str) -> str:
        """The secret; "" where it was not sealed here for this user."""
        try:
            return self._of(user_id).decrypt(sealed.encode()).decode()
        except InvalidToken:
            return ""

    def _of(self, user_id: int) -> Fernet:
        told = f"prescreen {self.purpose} {user_id}".encode()
        derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=told).derive(self.key.encode())
        return Fernet(base64.urlsafe_b64encode(derived))
