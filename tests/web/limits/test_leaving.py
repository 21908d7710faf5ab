"""A server that stops says so, lets each finish, and tells everybody another time to come back."""

import asyncio
from contextlib import AsyncExitStack

import httpx2

from bot.web.sockets.sent import Accepted, Bye
from tests.web.clients import console, customer, start, token_of
from tests.web.conftest import Serve


async def test_everybody_hears_bye_and_then_1012(serve: Serve) -> None:
    serving = serve()
    server = serving.__enter__()
    async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
        started = [await start(http) for _ in range(5)]
        token = await token_of(http, "Mina")
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(customer(server, one)) for one in started]
        mina = await stack.enter_async_context(console(server, token))
        await asyncio.to_thread(serving.__exit__, None, None, None)
        byes = [await client.wait_for(Bye) for client in clients]
        byes.append(await mina.wait_for(Bye))
        codes = [await client.closed() for client in clients]
        assert [*codes, await mina.closed()] == [1012] * 6
    assert all(0 < bye.come_back_after < 2 for bye in byes)
    assert len({bye.come_back_after for bye in byes}) > 1


async def test_what_was_accepted_before_the_bye_is_all_that_is_stored(serve: Serve) -> None:
    serving = serve()
    server = serving.__enter__()
    async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
        started = await start(http)
    async with customer(server, started) as client:
        await client.accepted("request_person")
        for number in range(40):
            await client.send(type="say", client_id=f"n{number}", text=f"words {number}")
        await asyncio.to_thread(serving.__exit__, None, None, None)
        await client.closed()
        bye = [isinstance(frame, Bye) for frame in client.frames].index(True)
        accepted = [isinstance(frame, Accepted) for frame in client.frames]
    assert any(accepted[:bye])
    assert not any(accepted[bye:])
