"""Agents' accounts and sign-ins, and how guessing is slowed down."""

import asyncio
import threading
from datetime import timedelta
from typing import Final

import pytest

from bot.backends.sql.agent_directory import SqlAgentDirectory
from bot.backends.sql.failed_sign_ins import SqlFailedSignIns
from bot.errors import (
    AgentExistsError,
    BotError,
    BusyError,
    NotSignedInError,
    SetupError,
    TooManyRequestsError,
    WeakPasswordError,
    WrongPasswordError,
)
from bot.flows.sign_in import SignedIn, SignIn
from tests.builders import SetClock
from tests.flows.conftest import Bank
from tests.running import PATIENCE, eventually

PASSWORD: Final = "correct horse battery"


class PlainHasher:
    """Fast, and of no use against anybody; counts what it verifies."""

    def __init__(self) -> None:
        self.verified = 0
        self.is_free = threading.Event()
        self.is_free.set()

    def hash(self, password: str) -> str:
        """The password, marked."""
        return f"hash of {password}"

    def verify(self, password: str, password_hash: str) -> bool:
        """True for the right password."""
        self.is_free.wait(PATIENCE)
        self.verified += 1
        return password_hash == f"hash of {password}"


@pytest.fixture
def hasher() -> PlainHasher:
    """Stands in for argon2, which takes 160 ms each time."""
    return PlainHasher()


def _door_of(bank: Bank, hasher: PlainHasher) -> SignIn:
    """As each worker has one."""
    return SignIn(SqlAgentDirectory(bank.database), hasher, SqlFailedSignIns(bank.database))


@pytest.fixture
async def sign_in(bank: Bank, hasher: PlainHasher) -> SignIn:
    """Sign-ins with one agent, Mina."""
    sign_in = _door_of(bank, hasher)
    await sign_in.add("Mina", PASSWORD)
    return sign_in


async def refused(sign_in: SignIn, name: str, password: str) -> type[BotError]:
    """How this sign-in is refused."""
    with pytest.raises(BotError) as raised:
        await sign_in.sign_in(name, password)
    return type(raised.value)


async def test_name_and_password_are_exchanged_for_a_token(sign_in: SignIn) -> None:
    signed_in = await sign_in.sign_in("Mina", PASSWORD)
    assert await sign_in.agent_of(signed_in.token) == signed_in.agent
    assert signed_in.agent.name == "Mina"


async def test_capitals_in_the_name_do_not_matter(sign_in: SignIn) -> None:
    assert (await sign_in.sign_in("mINA", PASSWORD)).agent.name == "Mina"


async def test_a_wrong_password_and_an_unknown_name_look_the_same(
    sign_in: SignIn, hasher: PlainHasher
) -> None:
    assert await refused(sign_in, "Mina", "wrong") is WrongPasswordError
    assert await refused(sign_in, "Nobody", PASSWORD) is WrongPasswordError
    assert hasher.verified == 2


async def test_an_unknown_token_is_nobodys(sign_in: SignIn) -> None:
    with pytest.raises(NotSignedInError):
        await sign_in.agent_of("\ud800 no such token")


async def test_after_signing_out_the_token_opens_nothing(sign_in: SignIn) -> None:
    token = (await sign_in.sign_in("Mina", PASSWORD)).token
    await sign_in.sign_out(token)
    with pytest.raises(NotSignedInError):
        await sign_in.agent_of(token)


async def test_a_sign_in_ends_after_twelve_hours(sign_in: SignIn, clock: SetClock) -> None:
    signed_in = await sign_in.sign_in("Mina", PASSWORD)
    assert signed_in.expires_at == clock.now + timedelta(hours=12)
    clock.advance(12 * 3_600 - 1)
    await sign_in.agent_of(signed_in.token)
    clock.advance(1)
    with pytest.raises(NotSignedInError):
        await sign_in.agent_of(signed_in.token)


async def test_five_wrong_passwords_make_the_sixth_wait(sign_in: SignIn, clock: SetClock) -> None:
    for _ in range(5):
        assert await refused(sign_in, "Mina", "wrong") is WrongPasswordError
    with pytest.raises(TooManyRequestsError) as raised:
        await sign_in.sign_in("mina", PASSWORD)
    assert raised.value.detail == {"retry_after": 300}
    clock.advance(301)
    await sign_in.sign_in("Mina", PASSWORD)


async def test_all_workers_count_the_same(bank: Bank, sign_in: SignIn, hasher: PlainHasher) -> None:
    another = _door_of(bank, hasher)
    for door in (sign_in, another, sign_in, another, sign_in):
        assert await refused(door, "Mina", "wrong") is WrongPasswordError
    assert await refused(another, "MINA", PASSWORD) is TooManyRequestsError


async def test_many_guesses_at_once_are_no_way_around_it(
    sign_in: SignIn, hasher: PlainHasher
) -> None:
    guesses = (refused(sign_in, "Mina", f"guess {number}") for number in range(20))
    outcomes = await asyncio.gather(*guesses)
    assert TooManyRequestsError in outcomes
    assert hasher.verified <= 6


async def test_sign_ins_that_cannot_be_checked_now_come_again(
    sign_in: SignIn, hasher: PlainHasher
) -> None:
    hasher.is_free.clear()
    attempts = [asyncio.create_task(sign_in.sign_in("Mina", PASSWORD)) for _ in range(40)]

    async def are_too_many_refused() -> bool:
        return len([attempt for attempt in attempts if attempt.done()]) == 15

    await eventually(are_too_many_refused)
    hasher.is_free.set()
    outcomes = await asyncio.gather(*attempts, return_exceptions=True)
    busy = [outcome for outcome in outcomes if isinstance(outcome, BusyError)]
    assert (len(busy), busy[0].detail) == (15, {"retry_after": 2})
    assert len([outcome for outcome in outcomes if isinstance(outcome, SignedIn)]) == 25
    await sign_in.sign_in("Mina", PASSWORD)


async def test_the_right_password_makes_wrong_ones_forgotten(sign_in: SignIn) -> None:
    for _ in range(4):
        await refused(sign_in, "Mina", "wrong")
    await sign_in.sign_in("Mina", PASSWORD)
    assert await refused(sign_in, "Mina", "wrong") is WrongPasswordError
    await sign_in.sign_in("Mina", PASSWORD)


async def test_guessing_one_name_does_not_hinder_another(sign_in: SignIn) -> None:
    await sign_in.add("Omar", PASSWORD)
    for _ in range(6):
        await refused(sign_in, "Mina", "wrong")
    await sign_in.sign_in("Omar", PASSWORD)


@pytest.mark.parametrize("password", ["", "123456789"])
async def test_a_short_password_is_not_taken(sign_in: SignIn, password: str) -> None:
    with pytest.raises(WeakPasswordError, match="at least 10"):
        await sign_in.add("Omar", password)
    with pytest.raises(WeakPasswordError):
        await sign_in.reset("Mina", password)


async def test_a_very_long_password_opens_its_account(sign_in: SignIn) -> None:
    await sign_in.add("Omar", "x" * 300)
    await sign_in.sign_in("Omar", "x" * 300)


async def test_a_name_is_given_once(sign_in: SignIn) -> None:
    with pytest.raises(AgentExistsError, match="already an agent named MINA"):
        await sign_in.add("MINA", PASSWORD)


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "Mi\nna"])
async def test_a_name_can_be_seen_and_typed(sign_in: SignIn, name: str) -> None:
    with pytest.raises(SetupError):
        await sign_in.add(name, PASSWORD)


async def test_a_new_password_ends_the_old_sign_ins(sign_in: SignIn) -> None:
    token = (await sign_in.sign_in("Mina", PASSWORD)).token
    assert await sign_in.reset("Mina", "another good one")
    with pytest.raises(NotSignedInError):
        await sign_in.agent_of(token)
    assert await refused(sign_in, "Mina", PASSWORD) is WrongPasswordError
    await sign_in.sign_in("Mina", "another good one")


async def test_an_unknown_agent_has_no_password_to_replace(sign_in: SignIn) -> None:
    assert not await sign_in.reset("Nobody", PASSWORD)
