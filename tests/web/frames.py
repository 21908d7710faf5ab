"""Every frame that a server sends, told apart by its type."""

from typing import Annotated, Final

from pydantic import Field, TypeAdapter

from bot.web.sockets.sent import (
    Accepted,
    AgentsFrame,
    Bye,
    CaseFrame,
    ClaimAccepted,
    ConsoleMessage,
    ConsolePresence,
    ConsoleSeen,
    ConsoleTyping,
    ConsoleWelcome,
    ConversationFrame,
    MentionsFrame,
    MessageFrame,
    Pong,
    PresenceFrame,
    QueueChangedFrame,
    QueueFrame,
    Refused,
    Resync,
    SeenFrame,
    StateFrame,
    TypingFrame,
    Welcome,
)

CustomerFrame = (
    Welcome
    | MessageFrame
    | StateFrame
    | TypingFrame
    | PresenceFrame
    | SeenFrame
    | Accepted
    | Refused
    | Resync
    | Bye
    | Pong
)
ConsoleFrame = (
    ConsoleWelcome
    | QueueFrame
    | QueueChangedFrame
    | AgentsFrame
    | ConsoleTyping
    | ConsolePresence
    | ConsoleSeen
    | CaseFrame
    | MentionsFrame
    | ConversationFrame
    | ConsoleMessage
    | ClaimAccepted
    | Bye
    | Refused
    | Pong
)
CUSTOMER_FRAMES: Final[TypeAdapter[CustomerFrame]] = TypeAdapter(
    Annotated[CustomerFrame, Field(discriminator="type")]
)
CONSOLE_FRAMES: Final[TypeAdapter[ConsoleFrame]] = TypeAdapter(
    Annotated[ConsoleFrame, Field(discriminator="type")]
)
