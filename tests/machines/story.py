"""The machine: a model of who has the word, and every step that anybody may try at any time."""

from collections.abc import Callable
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.domain.agent import Agent
from bot.domain.conversation import ConversationStatus
from bot.domain.editing import ConversationEdit
from bot.domain.ids import ClientId
from bot.domain.message import ClientKey, Message, MessageKind
from bot.domain.reply import EscalationReason
from bot.errors import BotError
from tests.builders import SetClock, agent_named, answer_about, key_of_customer
from tests.machines.subjects import Subject

AGENTS: Final = tuple(agent_named(name) for name in ("Mina", "Omar", "Lin"))
agents: Final = st.sampled_from(AGENTS)
fences: Final = st.integers(0, 4)
ids: Final = st.sampled_from(["a1", "a2", "a3"])

BOT, WAITING, HELD, CLOSED = (
    ConversationStatus.WITH_BOT,
    ConversationStatus.WAITING_FOR_AGENT,
    ConversationStatus.WITH_AGENT,
    ConversationStatus.CLOSED,
)


class Story(RuleBasedStateMachine):
    """A customer, three agents and the bot, none of whom keeps to any order."""

    def __init__(self, subject: Subject, clock: SetClock) -> None:
        super().__init__()
        self.subject = subject
        self.clock = clock
        self.status = BOT
        self.holder = ""
        self.fence = 0
        self.asked_at = self.clock.now
        self.unanswered: list[int] = []

    def attempt(
        self,
        step: Callable[[ConversationEdit], Message | None],
        *,
        is_allowed: bool,
        key: ClientKey | None = None,
    ) -> Message | None:
        """The step is refused just when the model says so."""
        try:
            message = self.subject.edit(step, key)
        except BotError:
            assert not is_allowed
            return None
        assert is_allowed
        return message

    @rule(seconds=st.integers(0, 300))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(seconds)

    @rule(client_id=ids)
    def customer_says(self, client_id: str) -> None:
        def step(edit: ConversationEdit) -> Message | None:
            return None if edit.earlier else edit.customer_says(f"words {client_id}")

        key = key_of_customer(client_id)
        is_known = any(one.client_key == key for one in self.subject.messages())
        said = self.attempt(step, is_allowed=is_known or self.status is not CLOSED, key=key)
        assert (said is None) == (is_known or self.status is CLOSED)
        if said is not None and self.status is BOT:
            self.unanswered.append(said.seq)

    @rule()
    def bot_replies(self) -> None:
        if self.unanswered:
            seq = self.unanswered.pop(0)
            said = self.attempt(
                lambda edit: edit.bot_replies(answer_about("fees"), seq), is_allowed=True
            )
            assert (said is not None) == (self.status is BOT)

    @rule()
    def customer_asks_for_a_person(self) -> None:
        asked = EscalationReason.ASKED_FOR_PERSON
        said = self.attempt(
            lambda edit: edit.queue_for_person(asked), is_allowed=self.status is not CLOSED
        )
        assert (said is not None) == (self.status is BOT)
        if self.status is BOT:
            self.status, self.asked_at, self.fence = WAITING, self.clock.now, 0

    @rule()
    def customer_leaves_the_queue(self) -> None:
        self.attempt(lambda edit: edit.leave_queue(), is_allowed=self.status is WAITING)
        if self.status is WAITING:
            self.status = BOT

    @rule()
    def customer_ends(self) -> None:
        self.attempt(lambda edit: edit.end(), is_allowed=True)
        self.status, self.holder = CLOSED, ""

    @rule(agent=agents)
    def agent_claims(self, agent: Agent) -> None:
        is_own = self.status is HELD and self.holder == agent.id
        said = self.attempt(
            lambda edit: edit.claim(agent), is_allowed=self.status is WAITING or is_own
        )
        assert (said is not None) == (self.status is WAITING)
        if self.status is WAITING:
            self.status, self.holder, self.fence = HELD, agent.id, self.fence + 1

    def holds(self, agent_id: str, fence: int) -> bool:
        """True for the one who holds, by the newest claim."""
        return self.status is HELD and (self.holder, self.fence) == (agent_id, fence)

    @rule(agent=agents, fence=fences)
    def agent_says(self, agent: Agent, fence: int) -> None:
        may = self.holds(agent.id, fence)
        key = ClientKey(agent.id, ClientId(f"m{len(self.subject.messages())}"))
        self.attempt(lambda edit: edit.agent_says(agent, fence, "Gladly"), is_allowed=may, key=key)

    @rule(agent=agents, fence=fences, how=st.sampled_from(["bot", "queue", "resolve"]))
    def agent_gives_up(self, agent: Agent, fence: int, how: str) -> None:
        steps: dict[str, Callable[[ConversationEdit], Message | None]] = {
            "bot": lambda edit: edit.release_to_bot(agent, fence),
            "queue": lambda edit: edit.release_to_queue(agent, fence),
            "resolve": lambda edit: edit.resolve(agent, fence),
        }
        may = self.holds(agent.id, fence)
        self.attempt(steps[how], is_allowed=may)
        if may:
            self.status = {"bot": BOT, "queue": WAITING, "resolve": CLOSED}[how]
            self.holder = ""

    @rule(agent=agents, fence=fences, other=agents)
    def agent_transfers(self, agent: Agent, fence: int, other: Agent) -> None:
        may = self.holds(agent.id, fence)
        self.attempt(lambda edit: edit.transfer(agent, fence, other), is_allowed=may)
        if may:
            self.holder, self.fence = other.id, self.fence + 1

    @rule(fence=fences)
    def lease_runs_out(self, fence: int) -> None:
        is_lost = self.status is HELD and fence == self.fence
        said = self.attempt(lambda edit: edit.lose_agent(fence), is_allowed=True)
        assert (said is not None) == is_lost
        if is_lost:
            self.status, self.holder = WAITING, ""

    @invariant()
    def it_stands_as_the_model_says(self) -> None:
        conversation = self.subject.conversation()
        ticket = conversation.ticket
        assert conversation.status is self.status
        is_open = ticket is not None and ticket.is_open
        assert is_open == (self.status in (WAITING, HELD))
        if ticket is not None and is_open:
            held_by = ticket.agent_id if self.status is HELD else None
            assert (held_by or "", ticket.fence) == (self.holder, self.fence)
            assert ticket.asked_at == self.asked_at

    @invariant()
    def rows_are_numbered_without_a_gap_and_times_go_up(self) -> None:
        rows = self.subject.messages()
        assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
        assert self.subject.conversation().last_seq == len(rows)
        assert sorted(row.at for row in rows) == [row.at for row in rows]

    @invariant()
    def every_command_and_every_reply_is_one_row(self) -> None:
        rows = self.subject.messages()
        keys = [row.client_key for row in rows if row.client_key is not None]
        replied = [row.in_reply_to for row in rows if row.kind is MessageKind.ANSWER]
        assert len(set(keys)) == len(keys)
        assert len(set(replied)) == len(replied)
