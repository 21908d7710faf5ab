"""The PasswordHasher with argon2."""

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError


class Argon2PasswordHasher:
    """Takes 160 ms and 64 MiB on purpose, for each hash and each check."""

    def __init__(self) -> None:
        self._argon2 = PasswordHash.recommended()

    def hash(self, password: str) -> str:
        """A salted hash."""
        return self._argon2.hash(password)

    def verify(self, password: str, password_hash: str) -> bool:
        """True for the right password; a damaged hash fits none."""
        try:
            return self._argon2.verify(password, password_hash)
        except UnknownHashError:
            return False
