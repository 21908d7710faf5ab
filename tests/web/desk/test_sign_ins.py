"""An open console is worth no more than the sign-in that opened it."""

from pathlib import Path

import httpx2

from bot.domain.agent import Role
from bot.ports.desk import Duties
from bot.web.sockets.sent import ConsoleWelcome, Pong
from bot.wiring.application import opened
from tests.running import copied, settings_for
from tests.web.clients import console, token_of
from tests.web.conftest import Serve


async def test_a_new_password_ends_open_consoles(
    serve: Serve, published: Path, tmp_path: Path
) -> None:
    data = copied(published, tmp_path)
    with serve(data=data, lease=1.2) as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            mina_token, omar_token = await token_of(http, "Mina"), await token_of(http, "Omar")
        async with console(server, mina_token) as mina, console(server, omar_token) as omar:
            async with opened(settings_for(data)) as application:
                await application.web.sign_in.reset("Mina", "another long password")
            assert await mina.closed() == 4401
            await omar.send(type="ping")
            await omar.wait_for(Pong)


async def test_who_is_no_longer_a_supervisor_comes_back_as_an_agent(
    serve: Serve, published: Path, tmp_path: Path
) -> None:
    data = copied(published, tmp_path)
    with serve(data=data, lease=1.2) as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            token = await token_of(http, "Sana")
        async with console(server, token) as sana:
            async with opened(settings_for(data)) as application:
                await application.web.attendance.set_duties("Sana", Duties(Role.AGENT))
            assert await sana.closed() == 1012
        async with console(server, token) as sana:
            assert (await sana.wait_for(ConsoleWelcome)).role == "agent"
