"""kill -9 in mid-conversation: nothing is lost or doubled, every question gets its reply."""

import asyncio
import signal
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx2
import pytest

from bot.domain.phrases import ENGLISH
from bot.web.sockets.sent import Accepted, Welcome
from bot.web.wire import MessageObject
from tests.engines.bot_process import BotProcess, bot_process
from tests.running import copied
from tests.small_content import QUESTION
from tests.web.clients import Customer, Started, customer, start

QUESTIONS: Final = 20
# The one thing that may be said again and again without a person being called.
GREETING: Final = "Hello!"
LAST: Final = f"n{QUESTIONS - 1}"


@dataclass
class Story:
    """What two conversations saw: one that the bot answers, one that waits for a person."""

    accepted: dict[str, int] = field(default_factory=dict)
    repeated: list[Accepted] = field(default_factory=list)
    bot_messages: list[MessageObject] = field(default_factory=list)
    waiting_messages: list[MessageObject] = field(default_factory=list)
    closing: list[int] = field(default_factory=list)
    log: str = ""

    async def before(self, process: BotProcess, with_bot: Started, waiting: Started) -> None:
        """Talk in both, and kill the server while questions have no reply and words are coming."""
        async with (
            customer(process.server, with_bot) as asking,
            customer(process.server, waiting) as talking,
        ):
            await talking.accepted("request_person")
            await asking.ask(QUESTION)
            storm = asyncio.create_task(self._talk(talking))
            for number in range(QUESTIONS):
                await asking.send(type="say", client_id=f"n{number}", text=GREETING)
            await asking.wait_for(Accepted, lambda accepted: accepted.client_id == LAST)
            await process.end(signal.SIGKILL)
            storm.cancel()
            await asyncio.gather(storm, return_exceptions=True)
            self.closing.append(await asking.closed())

    async def _talk(self, client: Customer) -> None:
        for number in range(1_000):
            receipt = await client.accepted("say", client_id=f"w{number}", text=f"words {number}")
            self.accepted[f"w{number}"] = receipt.seq or 0

    async def after(self, process: BotProcess, with_bot: Started, waiting: Started) -> None:
        """Come back to both, and stop the server as an operator does."""
        async with (
            customer(process.server, with_bot, after_seq=2) as asking,
            customer(process.server, waiting) as talking,
        ):
            self.repeated.append(await asking.accepted("say", client_id=LAST, text=GREETING))
            last_seq = (await talking.wait_for(Welcome)).last_seq
            await talking.message(lambda message: message.seq == last_seq)
            await asking.message(lambda message: message.seq == 2 + 2 * QUESTIONS)
            stopping = asyncio.create_task(process.end(signal.SIGTERM))
            self.closing.append(await asking.closed())
            assert await stopping in (0, -signal.SIGTERM)
        self.bot_messages, self.waiting_messages = asking.messages, talking.messages


async def played(folder: Path) -> Story:
    """The story of a kill and a restart."""
    story = Story()
    async with bot_process(folder) as process:
        async with httpx2.AsyncClient(base_url=process.server.http, trust_env=False) as http:
            conversations = await start(http), await start(http)
        await story.before(process, *conversations)
        await process.start()
        await story.after(process, *conversations)
        story.log = process.log
    return story


@pytest.fixture(scope="module")
def story(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Played once; each test looks at one thing in it."""
    return asyncio.run(played(copied(published, tmp_path_factory.mktemp("crash"))))


def test_after_a_kill_every_question_gets_one_reply(story: Story) -> None:
    asked = [message.seq for message in story.bot_messages if message.author == "customer"]
    replies = [message for message in story.bot_messages if message.author == "bot"]
    assert sorted(reply.in_reply_to or 0 for reply in replies) == asked
    assert {reply.text for reply in replies} == {ENGLISH.greeting}


def test_after_a_kill_every_question_is_there_once_and_no_number_is_left_out(story: Story) -> None:
    own = [m.client_id or "" for m in story.bot_messages if m.author == "customer"]
    assert sorted(own) == sorted(f"n{number}" for number in range(QUESTIONS))
    assert [message.seq for message in story.bot_messages] == list(range(3, 3 + 2 * QUESTIONS))


def test_a_command_sent_again_after_a_kill_is_known(story: Story) -> None:
    assert [accepted.duplicate for accepted in story.repeated] == [True]


def test_what_was_accepted_before_a_kill_is_there_under_its_number(story: Story) -> None:
    assert story.accepted
    kept = {message.client_id: message.seq for message in story.waiting_messages}
    assert story.accepted.items() <= kept.items()
    assert sorted(kept.values()) == list(range(1, len(story.waiting_messages) + 1))


def test_a_kill_looks_like_a_lost_connection_and_a_stop_says_come_back(story: Story) -> None:
    assert story.closing == [1006, 1012]


def test_no_log_line_holds_what_was_said(story: Story) -> None:
    assert "INFO bot.flows.library" in story.log
    assert QUESTION not in story.log
    assert "words 0" not in story.log
