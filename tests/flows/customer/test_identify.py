"""The bank's site says who its customer is; nobody else is believed."""

from datetime import UTC, datetime, timedelta

import jwt
import pytest

from bot.backends.signed_identity import SignedIdentity
from bot.domain.customer import Customer
from bot.errors import IdentityRefusedError
from bot.flows.customer.identify import Identify
from tests.flows.conftest import Bank

SECRET = "a secret that the bank and Teller share"
# Longer than the slowest run of all tests.
LATER = datetime.now(UTC) + timedelta(days=1)


def signed(
    secret: str = SECRET, algorithm: str = "HS256", leave_out: str = "", **other: object
) -> str:
    """A token as a bank's site makes it."""
    claims = {"sub": "c-17", "exp": LATER, "name": "Ada Lin", "segment": "premier", "agent": "Mina"}
    claims |= other
    claims.pop(leave_out, None)
    return jwt.encode(claims, secret, algorithm=algorithm)


async def test_a_signed_customer_owns_the_conversation(bank: Bank) -> None:
    identify = Identify(bank.store, bank.bus, SignedIdentity(SECRET))
    conversation = await bank.start()
    await identify.identify(conversation.id, signed())
    known = (await bank.store.conversation(conversation.id)).customer
    assert known == Customer("c-17", "Ada Lin", "premier", "Mina")
    await identify.identify(conversation.id, signed(name="Ada Li", segment=None))
    with pytest.raises(IdentityRefusedError):
        await identify.identify(conversation.id, signed(sub="c-18"))
    known = (await bank.store.conversation(conversation.id)).customer
    assert known == Customer("c-17", "Ada Li", None, "Mina")


@pytest.mark.parametrize(
    "token",
    [
        "",
        "a.b.c",
        signed(secret="another secret of sufficient length"),
        signed(exp=datetime.now(UTC) - timedelta(minutes=5)),
        signed(leave_out="exp"),
        signed(leave_out="sub"),
        signed(secret="", algorithm="none"),
        signed(algorithm="HS512", secret=SECRET * 2),
    ],
    ids=["empty", "nonsense", "foreign", "old", "no-exp", "no-sub", "unsigned", "other-algorithm"],
)
def test_what_the_bank_did_not_sign_is_refused(token: str) -> None:
    with pytest.raises(IdentityRefusedError):
        SignedIdentity(SECRET).customer_of(token)


@pytest.mark.parametrize(
    "sub",
    ["", "   ", "\t", "a\0b", "a\nb", "c-17\u200b", "\ud800", "x" * 201],
    ids=["empty", "spaces", "tab", "zero", "line", "unseen", "half a pair", "long"],
)
def test_an_id_that_could_be_taken_for_anothers_is_refused(sub: str) -> None:
    with pytest.raises(IdentityRefusedError, match="1 to 200 characters that can be seen"):
        SignedIdentity(SECRET).customer_of(signed(sub=sub))


@pytest.mark.parametrize("sub", ["x" * 200, "0", "客户 17", "a@bank.example"])
def test_any_other_id_is_taken_to_the_letter(sub: str) -> None:
    assert SignedIdentity(SECRET).customer_of(signed(sub=sub)).id == sub


def test_what_is_only_shown_is_cleaned() -> None:
    token = signed(name=" Ada\0 \u202eLin\n", agent="\0", segment="\ud800premium")
    assert SignedIdentity(SECRET).customer_of(token) == Customer("c-17", "Ada Lin", "premium", None)


def test_without_a_secret_nobody_is_believed() -> None:
    with pytest.raises(IdentityRefusedError):
        SignedIdentity("").customer_of(signed())


async def test_the_page_that_the_customer_is_on_is_kept(bank: Bank) -> None:
    conversation = await bank.start()
    identify = Identify(bank.store, bank.bus, SignedIdentity(SECRET))
    await identify.move(conversation.id, "https://bank.example/loans")
    assert (await bank.store.conversation(conversation.id)).page == "https://bank.example/loans"
