"""Every refusal: its code, its HTTP status and one sentence that says how to mend it.

The codes are part of the protocol (docs/protocol.md) and are the same over HTTP, over the websockets and in tests.
"""

from bot.errors.base import BotError, Detail
from bot.errors.customers import (
    AttachmentRefusedError,
    IdentityRefusedError,
    NotWithPersonError,
)
from bot.errors.desk import (
    AgentUnavailableError,
    AtCapacityError,
    NotOfferedError,
    SupervisorsOnlyError,
    UnknownAgentError,
    UnknownDeskError,
)
from bot.errors.frames import (
    BodyTooLargeError,
    FrameTooLargeError,
    InvalidFrameError,
    InvalidJsonError,
    NoWordsError,
    TextEmptyError,
    TextTooLongError,
    UnknownFrameError,
)


class ClientIdReusedError(BotError):
    """The same client id with other words."""

    code, status = "client_id_reused", 409
    sentence = "This client_id was used for another message. Send it again with a new one."


class UnknownConversationError(BotError):
    """No such conversation, or not for this token."""

    code, status = "unknown_conversation", 404
    sentence = "There is no such conversation. Please start a new one."


class ConversationClosedError(BotError):
    """The conversation takes no more messages."""

    code, status = "conversation_closed", 409
    sentence = "This conversation has ended. Please start a new one."


class NotWaitingError(BotError):
    """Nobody waits in the queue there."""

    code, status = "not_waiting", 409
    sentence = "This conversation is not waiting for a person."


class AlreadyClaimedError(BotError):
    """Another agent was faster."""

    code, status = "already_claimed", 409
    sentence = "{agent_name} has already taken this conversation."


class FencedError(BotError):
    """The agent no longer holds the conversation."""

    code, status = "fenced", 409
    sentence = "You no longer hold this conversation, so nothing was written."


class UnknownTicketError(BotError):
    """No such ticket."""

    code, status = "unknown_ticket", 404
    sentence = "There is no such ticket in the queue."


class UnknownMessageError(BotError):
    """No such message, or not one that can be judged or chosen from."""

    code, status = "unknown_message", 404
    sentence = "There is no message with this seq that could be judged or chosen from."


class UnknownChoiceError(BotError):
    """The clarification did not offer that."""

    code, status = "unknown_choice", 422
    sentence = "That was not among the choices."


class AlreadyRatedError(BotError):
    """A conversation is rated once."""

    code, status = "already_rated", 409
    sentence = "This conversation has already been rated. Thank you."


class NotClosedError(BotError):
    """Only a closed conversation can be rated."""

    code, status = "not_closed", 409
    sentence = "A conversation can be rated when it has ended."


class WrongPasswordError(BotError):
    """Name or password is wrong; which of the two is not said."""

    code, status = "wrong_password", 401
    sentence = "The name or the password is wrong."


class NotSignedInError(BotError):
    """The token is missing, wrong or expired."""

    code, status = "not_signed_in", 401
    sentence = "You are not signed in, or your sign-in has expired. Please sign in."


class OriginRefusedError(BotError):
    """The page may not connect."""

    code, status = "origin_refused", 403
    sentence = "Pages of this origin may not connect. The operator can allow it in the settings."


class TooManyRequestsError(BotError):
    """The caller is faster than allowed."""

    code, status = "too_many_requests", 429
    sentence = "Too many requests. Please try again in {retry_after} seconds."


class BusyError(BotError):
    """The server has no room now."""

    code, status = "busy", 503
    sentence = "There is no room at the moment. Please try again in {retry_after} seconds."


class NoContentError(BotError):
    """Nothing has been published yet."""

    code, status = "no_content", 503
    sentence = (
        "No content has been published yet. An operator can publish some with: bot index FOLDER"
    )


class NotFoundError(BotError):
    """No such address or source."""

    code, status = "not_found", 404
    sentence = "There is nothing at this address."


class MethodNotAllowedError(BotError):
    """The address exists, but not for that method."""

    code, status = "method_not_allowed", 405
    sentence = "This address does not take that method; the header Allow names those it takes."


class AgentExistsError(BotError):
    """An agent of that name exists."""

    code, status = "agent_exists", 409
    sentence = "There is already an agent named {name}. Choose another name, or change the password with --reset."


class WeakPasswordError(BotError):
    """A password too short to be safe."""

    code, status = "weak_password", 422
    sentence = "The password needs at least {limit} characters."


class SetupError(BotError):
    """The settings do not allow the server to start."""

    code, status = "setup", 500
    sentence = "The settings do not allow a start."


class GateFailedError(BotError):
    """The content answers known questions worse than before, or breaks its promise."""

    code, status = "gate_failed", 500
    sentence = "The content answers known questions worse than before."
