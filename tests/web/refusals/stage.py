"""Everything that a refusal may need."""

from dataclasses import dataclass

import httpx2

from tests.web.clients import AgentConsole, Customer, Started
from tests.web.server import Server, code_of


@dataclass(frozen=True, slots=True)
class Stage:
    """A conversation that has just begun, an agent, and HTTP."""

    server: Server
    http: httpx2.AsyncClient
    started: Started
    client: Customer
    agents: tuple[AgentConsole, AgentConsole]

    async def posted(self, path: str, **body: object) -> str:
        """The code with which a call is refused."""
        return code_of(await self.http.post(path, json=body))
