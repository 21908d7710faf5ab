"""The two calls over HTTP that a client needs before it can open a socket."""

import asyncio
from dataclasses import dataclass
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import orjson

_WITHIN: Final = 15.0


class CallError(Exception):
    """The server could not be reached, or refused; `code` is then one of the protocol's."""

    def __init__(self, sentence: str, code: str | None = None) -> None:
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True, slots=True)
class Opened:
    """What opens a conversation."""

    conversation_id: str
    token: str


async def start_conversation(address: str, language: str = "en", within: float = _WITHIN) -> Opened:
    """A new conversation. Raises CallError."""
    url = f"{address}/api/conversations"
    said = await asyncio.to_thread(_post, url, {"language": language}, within)
    return Opened(str(said["conversation_id"]), str(said["token"]))


async def sign_in(address: str, name: str, password: str) -> str:
    """An agent's token. Raises CallError."""
    credentials = {"name": name, "password": password}
    said = await asyncio.to_thread(_post, f"{address}/api/agents/sign-in", credentials)
    return str(said["token"])


def sockets_of(address: str) -> str:
    """Where the websockets of a server at http://… are."""
    return "ws" + address.removesuffix("/").removeprefix("http")


def _post(url: str, body: dict[str, str], within: float = _WITHIN) -> dict[str, object]:
    request = Request(url, orjson.dumps(body), {"Content-Type": "application/json"})
    try:
        # A bank's own server is not asked for by way of the proxy of whoever runs this.
        with build_opener(ProxyHandler({})).open(request, timeout=within) as response:
            said: dict[str, object] = orjson.loads(response.read())
            return said
    except HTTPError as error:
        raise _refusal(error) from error
    except (OSError, HTTPException, orjson.JSONDecodeError) as error:
        raise CallError(f"There is no answer from {url}.") from error


def _refusal(answer: HTTPError) -> CallError:
    try:
        error = orjson.loads(answer.read())["error"]
        return CallError(error["message"], error["code"])
    except (OSError, HTTPException, orjson.JSONDecodeError, KeyError, TypeError):
        return CallError(f"The server answered with status {answer.code}.")
