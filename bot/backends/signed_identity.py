"""Who a customer is, out of a token that the bank's site has signed with a secret it shares with Teller."""

from typing import Final

import jwt

from bot.domain.customer import Customer
from bot.errors import IdentityRefusedError

_LONGEST: Final = 200
_UNUSABLE: Final = "This identity could not be confirmed: its “sub” must have 1 to {limit} characters that can be seen."


class SignedIdentity:
    """JSON web tokens with HS256; without a secret nobody is believed."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def customer_of(self, token: str) -> Customer:
        """Raises IdentityRefusedError when it is not signed, expired, or names nobody whom it can tell from others."""
        if not self._secret:
            raise IdentityRefusedError
        try:
            # The algorithm is ours to name: a token that names “none” is none.
            claims = jwt.decode(
                token, self._secret, algorithms=["HS256"], options={"require": ["exp", "sub"]}
            )
        except jwt.InvalidTokenError as error:
            raise IdentityRefusedError from error
        customer_id = _id(claims["sub"])
        return Customer(
            id=customer_id,
            name=_text(claims.get("name")) or customer_id,
            segment=_text(claims.get("segment")),
            agent_name=_text(claims.get("agent")),
        )


def _id(sub: str) -> str:
    """As it is: cut or cleaned, two customers might become one."""
    if not sub.strip() or len(sub) > _LONGEST or not sub.isprintable():
        raise IdentityRefusedError(_UNUSABLE, limit=_LONGEST)
    return sub


def _text(claim: object) -> str | None:
    """What is only shown, without what cannot be; a database may refuse that, too."""
    if not isinstance(claim, str):
        return None
    return "".join(filter(str.isprintable, claim)).strip()[:_LONGEST] or None
