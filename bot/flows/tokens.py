"""Bearer tokens: what the client holds is random, what the store holds is its hash."""

from hashlib import sha256
from secrets import token_urlsafe


def new_token() -> str:
    """256 random bits, safe in JSON and headers."""
    return token_urlsafe(32)


def hash_of(token: str) -> str:
    """What is stored. Tokens are random, so a fast hash without salt is enough."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
