"""Questions that customers are offered: approved ones, by what is asked most, and as one types."""

import httpx2

from tests.small_content import QUESTION
from tests.web.clients import Customer, customer, start
from tests.web.conftest import Serve
from tests.web.server import code_of


async def offered(http: httpx2.AsyncClient, begin: str = "", language: str = "en") -> list[str]:
    """The texts, in order."""
    response = await http.get("/api/questions", params={"begin": begin, "language": language})
    return [one["text"] for one in response.json()["questions"]]


async def test_three_letters_bring_known_questions(http: httpx2.AsyncClient) -> None:
    assert await offered(http, "tr") == []
    assert (await offered(http, "tra"))[0] == "What does a transfer abroad cost?"
    assert await offered(http, "credit card") == ["What does the credit card cost per year?"]
    assert await offered(http, "zzz") == []


async def test_what_is_asked_most_comes_first_and_no_word_of_a_customer(serve: Serve) -> None:
    with serve() as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            started = await start(http)
            async with customer(server, started) as client:
                await _ask(client, "When are the branches open?")
                await _ask(client, QUESTION + " private words")
            starters = await offered(http)
    assert starters[0] == "When are the branches open?"
    assert 1 < len(starters) <= 4
    assert not any("private" in text for text in starters)


async def _ask(client: Customer, question: str) -> None:
    await client.ask(question)


async def test_an_address_that_asks_too_fast_is_told_when_to_come_again(serve: Serve) -> None:
    with serve() as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            responses = [await http.get("/api/questions?begin=transfer") for _ in range(120)]
    refused = [response for response in responses if response.status_code == 429]
    assert refused
    assert code_of(refused[0]) == "too_many_requests"
    assert int(refused[0].headers["Retry-After"]) >= 1
