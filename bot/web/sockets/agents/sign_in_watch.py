"""A console's socket lasts as long as the sign-in that opened it, and as the agent's role."""

import asyncio
from typing import Final, NoReturn

from bot.domain.agent import Agent
from bot.errors import BusyError, NotSignedInError
from bot.web.context import Flows
from bot.web.sockets.socket import CloseCode, Socket, SocketClosedError

# Of a lease: a quarter of a minute, for which a look of each console costs next to nothing.
_PART_OF_LEASE: Final = 1 / 6


async def watch_sign_in(socket: Socket, flows: Flows, token: str, agent: Agent) -> NoReturn:
    """Close the socket once the sign-in is over or the agent has another role.

    Asked by a clock and not by what comes in: who only listens must not see the queue for ever.
    """
    while True:
        await asyncio.sleep(flows.attendance.lease.total_seconds() * _PART_OF_LEASE)
        try:
            known = await flows.sign_in.agent_of(token)
        except BusyError:
            continue
        except NotSignedInError as error:
            await socket.close(CloseCode.BAD_TOKEN, error.code)
            raise SocketClosedError from error
        if known.role is not agent.role:
            # Who comes back is welcomed in the new role.
            await socket.close(CloseCode.GOING_AWAY, "the role has changed")
            raise SocketClosedError
