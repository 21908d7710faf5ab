"""Coming back: nothing is skipped, nothing is doubled, and an impossible resume is said."""

import asyncio

import pytest

from bot.web.sockets.sent import Resync, Welcome
from tests.small_content import QUESTION
from tests.web.clients import Customer, Started, customer
from tests.web.server import Server


@pytest.fixture
async def three_said(client: Customer) -> None:
    """Three messages that nobody answers, after the notice that the customer waits."""
    await client.accepted("request_person", client_id="p1")
    for text in ("one", "two", "three"):
        await client.accepted("say", text=text, client_id=text)


@pytest.mark.usefixtures("three_said")
@pytest.mark.parametrize("after_seq", range(5))
async def test_whoever_comes_back_gets_what_is_above_the_last_seq(
    server: Server, started: Started, after_seq: int
) -> None:
    async with customer(server, started, after_seq) as again:
        assert (await again.wait_for(Welcome)).last_seq == 4
        await again.accepted("say", text="four")
        await again.message(lambda message: message.text == "four")
        assert [message.seq for message in again.messages] == list(range(after_seq + 1, 6))


@pytest.mark.usefixtures("three_said")
async def test_a_client_that_knows_more_than_the_server_is_told_to_forget(
    server: Server, started: Started
) -> None:
    async with customer(server, started, after_seq=99) as again:
        assert (await again.wait_for(Resync)).last_seq == 4
        await again.message(lambda message: message.seq == 4)
        assert [message.seq for message in again.messages] == [1, 2, 3, 4]


async def test_a_command_sent_again_is_stored_once(client: Customer) -> None:
    first = await client.accepted("say", text=QUESTION, client_id="a1")
    again = await client.accepted("say", text=QUESTION, client_id="a1")
    assert (first.duplicate, again.duplicate, again.seq) == (False, True, first.seq)


@pytest.mark.usefixtures("three_said")
async def test_a_command_sent_again_on_another_connection_is_stored_once(
    server: Server, started: Started
) -> None:
    async with customer(server, started) as again:
        assert (await again.accepted("say", text="two", client_id="two")).duplicate
        await again.message(lambda message: message.seq == 4)
        assert [message.text for message in again.messages][1:] == ["one", "two", "three"]


async def test_a_command_sent_many_times_at_once_is_stored_once(
    server: Server, started: Started
) -> None:
    async def send() -> tuple[int | None, bool]:
        async with customer(server, started) as client:
            accepted = await client.accepted("request_person", client_id="p1")
            return accepted.seq, accepted.duplicate

    receipts = await asyncio.gather(*(send() for _ in range(5)))
    assert sorted(receipts) == [(1, False), *[(1, True)] * 4]


async def test_two_pages_of_one_customer_see_the_same(
    server: Server, started: Started, client: Customer
) -> None:
    async with customer(server, started) as other:
        answer = await client.ask(QUESTION)
        await other.message(lambda message: message.seq == answer.seq)
        assert other.messages == client.messages
        assert other.messages[0].client_id is not None
