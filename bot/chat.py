"""The command chat: a customer's conversation in the terminal."""

import asyncio
import sys
from dataclasses import dataclass, field
from threading import Thread
from typing import Annotated

import typer
from rich.markdown import Markdown

from bot import terminal
from bot.client.connection import StoppedError
from bot.client.customer import Customer
from bot.client.frames import Accepted, Choice, Message, MessageCame, StateCame
from bot.client.peer import RefusedError
from bot.client.session import Event
from bot.client.web import CallError, Opened, sockets_of, start_conversation
from bot.command_line import run
from bot.errors import SetupError
from knowledge_base.words import Language

_HELP = (
    "/person asks for a person, /leave stops waiting, /end closes, a number chooses, Ctrl-D leaves"
)
_COMMANDS = ("/person", "/leave", "/end")
# Rows with which the bot has the word again.
_BACK_WITH_BOT = ("left_queue", "returned_to_bot")


def chat(
    address: Annotated[str, typer.Option(help="Where Teller serves.")] = "http://127.0.0.1:8000",
    language: Annotated[
        Language, typer.Option(help="The conversation's language.")
    ] = Language.ENGLISH,
) -> None:
    """Talk to a running server as a customer would, here in the terminal."""
    run(_story(address, language))


async def _story(address: str, language: Language) -> None:
    try:
        opened = await start_conversation(address.rstrip("/"), language)
    except CallError as error:
        raise SetupError(f"{error} Say where Teller serves: bot chat --address ADDRESS") from error
    await _Talk(sockets_of(address), opened).held()


@dataclass(slots=True)
class _Lines:
    """What is typed; a thread of its own reads it, since nothing can wake a reader of a terminal."""

    typed: asyncio.Queue[str | None] = field(default_factory=asyncio.Queue)

    def read(self) -> None:
        loop = asyncio.get_running_loop()

        def lines() -> None:
            for line in sys.stdin:
                loop.call_soon_threadsafe(self.typed.put_nowait, line.strip())
            loop.call_soon_threadsafe(self.typed.put_nowait, None)

        Thread(target=lines, daemon=True).start()


class _Talk:
    """One conversation, line by line."""

    def __init__(self, address: str, opened: Opened) -> None:
        self._customer = Customer(address, opened)
        self._customer.heard = self._show
        self._lines = _Lines()
        self._choices: tuple[int, tuple[Choice, ...]] = (0, ())
        self._done_at = 0
        self._asked: int | None = None
        self._is_with_people = False

    async def held(self) -> None:
        """Until the conversation or the input ends."""
        terminal.err.print(_HELP, style="dim", markup=False, highlight=False)
        self._lines.read()
        async with self._customer:
            ending = asyncio.create_task(self._customer.until(self._is_over))
            typing = asyncio.create_task(self._take_lines())
            done, left = await asyncio.wait({ending, typing}, return_when=asyncio.FIRST_COMPLETED)
            for task in left:
                task.cancel()
            for task in done:
                _check(task)

    def _is_over(self) -> bool:
        return any(message.kind in ("ended", "resolved") for message in self._customer.messages)

    async def _take_lines(self) -> None:
        while (line := await self._lines.typed.get()) is not None:
            if not sys.stdin.isatty():
                await self._hear_out()
            if line:
                await self._do(line)
        await self._hear_out()

    async def _do(self, line: str) -> None:
        try:
            accepted = await self._command(line)
        except RefusedError as error:
            terminal.err.print(f"{error} ({error.code})", style="red", markup=False)
            return
        self._done_at = accepted.seq or 0
        if line not in _COMMANDS:
            self._asked = accepted.seq

    async def _command(self, line: str) -> Accepted:
        customer = self._customer
        commands = {
            "/person": customer.request_person,
            "/leave": customer.leave_queue,
            "/end": customer.end,
        }
        if line in commands:
            return await commands[line]()
        seq, choices = self._choices
        if line.isdecimal() and 0 < int(line) <= len(choices):
            return await customer.choose(seq, choices[int(line) - 1].id)
        return await customer.say(line)

    async def _hear_out(self) -> None:
        """A script waits for what comes of each line, unless a person is to answer it."""
        await self._customer.until(self._is_heard_out)

    def _is_heard_out(self) -> bool:
        messages = self._customer.messages
        if self._done_at > (messages[-1].seq if messages else 0):
            return False
        is_answered = self._asked in (None, *(message.in_reply_to for message in messages))
        return is_answered or self._is_with_people

    def _show(self, event: Event) -> None:
        if isinstance(event, MessageCame):
            self._show_message(event.message)
        elif isinstance(event, StateCame):
            self._is_with_people = event.status != "with_bot"
            if event.position is not None:
                terminal.err.print(f"… place in the queue: {event.position}", style="dim")

    def _show_message(self, message: Message) -> None:
        if message.kind in _BACK_WITH_BOT:
            # The state that says so comes after the row.
            self._is_with_people = False
            # What was said to people is theirs.
            if self._asked is not None and self._asked < message.seq:
                self._asked = None
        if message.author == "customer":
            return
        self._choices = (message.seq, message.choices)
        if message.author == "bot":
            terminal.out.print(Markdown(message.text))
        else:
            name = f"{message.author_name}: " if message.author == "agent" else "· "
            terminal.out.print(name + message.text, markup=False, highlight=False)
        for number, choice in enumerate(message.choices, start=1):
            terminal.out.print(f"  {number}  {choice.label}", markup=False, highlight=False)


def _check(task: "asyncio.Task[None]") -> None:
    error = task.exception()
    if isinstance(error, StoppedError):
        raise SetupError(f"The server closed the conversation ({error.code}).") from error
    if error is not None:
        raise error
