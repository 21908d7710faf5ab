"""Whatever the network does, each command is stored once and in order, and each row is shown once and in order."""

from itertools import count

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.client.agent_session import AgentSession
from bot.client.frames import Accepted, Bye, ConversationCame, Message, MessageCame, Refused
from bot.client.session import CustomerSession, Forgotten, Postponed
from tests.client.model_server import ModelServer, Network, row


class _Customer(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        numbers = count(1)
        self.session = CustomerSession("c_1", "token", new_id=lambda: f"n{next(numbers)}")
        self.server = ModelServer()
        self.network = Network(self.server, self.session)
        self.said: list[str] = []

    @property
    def shown(self) -> list[Message]:
        shown: list[Message] = []
        for event in self.network.events:
            if isinstance(event, Forgotten):
                shown.clear()
            elif isinstance(event, MessageCame):
                shown.append(event.message)
        return shown

    @rule()
    def say(self) -> None:
        self.said.append(self.session.command("say", {"text": f"words {len(self.said)}"}))
        self.network.pump()

    @rule()
    def bot_says(self) -> None:
        message = self.server.say("An answer.")
        if self.network.is_up and not self.network.to_server:
            self.network.to_client.append(MessageCame(type="message", message=message))

    @rule()
    def connect(self) -> None:
        self.network.connect()

    @rule()
    def cut(self) -> None:
        self.network.cut()

    @rule()
    def carry_up(self) -> None:
        self.network.carry_up()

    @rule()
    def carry_down(self) -> None:
        self.network.carry_down()

    @precondition(lambda self: self.network.to_client)
    @rule()
    def double_a_frame(self) -> None:
        self.network.to_client.appendleft(self.network.to_client[0])

    @precondition(lambda self: self.network.to_client)
    @rule()
    def leave_out_a_message(self) -> None:
        if isinstance(self.network.to_client[0], MessageCame):
            self.network.to_client.popleft()

    @rule()
    def no_room(self) -> None:
        self.server.has_no_room = True

    @rule()
    def room_again(self) -> None:
        self.server.has_no_room = False
        self.session.resume()
        self.network.pump()

    @invariant()
    def rows_are_shown_once_and_in_order(self) -> None:
        assert self.shown == self.server.rows[: len(self.shown)]

    @invariant()
    def commands_are_stored_once_and_in_order(self) -> None:
        stored = [one.client_id for one in self.server.rows if one.client_id is not None]
        assert stored == self.said[: len(stored)]

    def teardown(self) -> None:
        self.server.has_no_room = False
        self.network.connect()
        while self.network.to_server or self.network.to_client:
            self.network.carry_up()
            self.network.carry_down()
        assert self.shown == self.server.rows
        assert self.session.unanswered == 0
        answered = [e.client_id for e in self.network.events if isinstance(e, Accepted)]
        assert answered == self.said


TestCustomer = _Customer.TestCase
TestCustomer.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)


def welcomed(session: CustomerSession, server: ModelServer) -> None:
    """A connection on which the session has seen everything."""
    session.connected()
    session.outgoing()
    for frame in server.hello(session.last_seq):
        session.received(frame)


def test_a_server_restored_from_an_older_copy_makes_the_client_forget() -> None:
    server = ModelServer([row(1, "one"), row(2, "two"), row(3, "three")])
    session = CustomerSession("c_1", "token")
    welcomed(session, server)
    server.rows = [row(1, "one"), row(2, "other")]
    network = Network(server, session)
    network.connect()
    network.carry_up()
    while network.to_client:
        network.carry_down()
    assert Forgotten("c_1") in network.events
    shown = [event.message.text for event in network.events if isinstance(event, MessageCame)]
    assert shown == ["one", "other"]


def test_nothing_is_sent_before_the_welcome_or_after_a_bye() -> None:
    session = CustomerSession("c_1", "token")
    session.command("say", {"text": "Hello"}, "a1")
    session.connected()
    assert [frame["type"] for frame in session.outgoing()] == ["hello"]
    for frame in ModelServer().hello(0):
        session.received(frame)
    session.received(Bye(type="bye"))
    assert session.outgoing() == []
    session.resume()
    assert session.outgoing() == []


def test_a_refusal_is_final_unless_it_says_when_to_try_again() -> None:
    session = CustomerSession("c_1", "token")
    welcomed(session, ModelServer())
    session.command("say", {"text": ""}, "a1")
    session.command("say", {"text": "Hello"}, "a2")
    assert [frame["client_id"] for frame in session.outgoing()] == ["a1"]
    empty = Refused(type="refused", code="text_empty", message="", client_id="a1")
    assert session.received(empty) == [empty]
    assert [frame["client_id"] for frame in session.outgoing()] == ["a2"]
    busy = Refused(
        type="refused", code="busy", message="", client_id="a2", detail={"retry_after": 2}
    )
    assert session.received(busy) == [Postponed(2.0)]
    assert session.outgoing() == []
    session.resume()
    assert [frame["client_id"] for frame in session.outgoing()] == ["a2"]


def agent_following(*conversation_ids: str) -> AgentSession:
    """A session that has been welcomed and has asked for these."""
    session = AgentSession("token")
    session.connected()
    session.outgoing()
    for conversation_id in conversation_ids:
        session.follow(conversation_id)
    for frame in ModelServer().hello(0)[:1]:
        session.received(frame)
    session.outgoing()
    return session


def came(seq: int, conversation_id: str = "c_1") -> MessageCame:
    """A message of a followed conversation."""
    return MessageCame(type="message", message=row(seq, "words"), conversation_id=conversation_id)


def test_an_agent_follows_again_after_the_last_row_of_each_conversation() -> None:
    session = agent_following("c_1", "c_2")
    session.received(came(1))
    session.received(came(2))
    session.connected()
    session.received(ModelServer().hello(0)[0])
    again = {frame.get("conversation_id"): frame.get("after_seq") for frame in session.outgoing()}
    assert again == {None: None, "c_1": 2, "c_2": 0}


def test_an_agent_asks_once_for_what_was_left_out() -> None:
    session = agent_following("c_1")
    session.received(came(1))
    assert session.received(came(4)) == []
    assert session.received(came(5)) == []
    assert [(f["type"], f["after_seq"]) for f in session.outgoing()] == [("follow", 1)]
    assert session.received(came(2)) == [came(2)]


def test_an_agent_asks_again_for_a_conversation_when_there_is_room_to_follow_it() -> None:
    session = agent_following()
    session.follow("c_1")
    (asked,) = session.outgoing()
    busy = Refused(
        type="refused",
        code="busy",
        message="",
        client_id=str(asked["client_id"]),
        detail={"retry_after": 1},
    )
    assert session.received(busy) == [Postponed(1.0)]
    assert session.outgoing() == []
    session.resume()
    (again,) = session.outgoing()
    assert (again["type"], again["conversation_id"], again["after_seq"]) == ("follow", "c_1", 0)


def test_a_conversation_that_may_not_be_followed_is_given_up() -> None:
    session = agent_following()
    session.follow("c_1")
    (asked,) = session.outgoing()
    unknown = Refused(
        type="refused",
        code="unknown_conversation",
        message="",
        client_id=str(asked["client_id"]),
    )
    assert session.received(unknown) == [unknown]
    session.connected()
    session.received(ModelServer().hello(0)[0])
    assert [frame["type"] for frame in session.outgoing()] == ["hello"]


def test_an_agent_forgets_a_conversation_that_has_fewer_rows_than_it_saw() -> None:
    session = agent_following("c_1")
    session.received(came(1))
    session.received(came(2))
    frame = ConversationCame(
        type="conversation", conversation_id="c_1", status="with_agent", last_seq=1
    )
    assert session.received(frame) == [Forgotten("c_1"), frame]
    assert [(f["type"], f["after_seq"]) for f in session.outgoing()] == [("follow", 0)]


def test_commands_of_one_conversation_wait_for_each_other_and_not_for_others() -> None:
    session = agent_following()
    session.command("say", {"text": "one"}, "a1", lane="c_1")
    session.command("say", {"text": "two"}, "a2", lane="c_1")
    session.command("say", {"text": "three"}, "b1", lane="c_2")
    assert [frame["client_id"] for frame in session.outgoing()] == ["a1", "b1"]
