"""Who a customer is, out of a token that the bank's site has signed with a secret it shares with Teller."""

from typing import Final

import jwt

from bot.domain.customer import Customer
from bot.errors import IdentityRefusedError

_LONGEST: Final = 200


class SignedIdentity:
    """JSON web tokens with HS256; without a secret nobody is believed."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def customer_of(self, token: str) -> Customer:
        """Raises IdentityRefusedError when it is not signed, expired, or names nobody."""
        if not self._secret:
            raise IdentityRefusedError
        try:
            # The algorithm is ours to name: a token that names “none” is none.
            claims = jwt.decode(
                token, self._secret, algorithms=["HS256"], options={"require": ["exp", "sub"]}
            )
        except jwt.InvalidTokenError as error:
            raise IdentityRefusedError from error
        name = _text(claims.get("name"))
        return Customer(
            id=claims["sub"][:_LONGEST],
            name=name or claims["sub"][:_LONGEST],
            segment=_text(claims.get("segment")),
            agent_name=_text(claims.get("agent")),
        )


def _text(claim: object) -> str | None:
    return claim.strip()[:_LONGEST] or None if isinstance(claim, str) else None
