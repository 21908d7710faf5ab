"""Refusals of what a client sends, whatever it is about."""

from bot.errors.base import BotError


class InvalidJsonError(BotError):
    """The text is not JSON."""

    code, status = "invalid_json", 400
    sentence = "This is not valid JSON. Send one JSON object."


class InvalidFrameError(BotError):
    """A field is missing, unknown or of the wrong kind."""

    code, status = "invalid_frame", 422
    sentence = "Some fields are missing, unknown or of the wrong kind; see detail.fields."


class UnknownFrameError(BotError):
    """No frame of that type exists."""

    code, status = "unknown_frame", 422
    sentence = "There is no frame of this type. The protocol lists those that exist."


class FrameTooLargeError(BotError):
    """A frame above the limit."""

    code, status = "frame_too_large", 413
    sentence = "This frame is too large; at most {limit} bytes are taken."


class BodyTooLargeError(BotError):
    """An HTTP body above the limit."""

    code, status = "body_too_large", 413
    sentence = "This request is too large; at most {limit} bytes are taken."


class TextEmptyError(BotError):
    """Nothing but white space."""

    code, status = "text_empty", 422
    sentence = "The message is empty. Please write something."


class TextTooLongError(BotError):
    """A message above the limit."""

    code, status = "text_too_long", 422
    sentence = "The message is too long: at most {limit} characters. Please shorten it or send it in parts."


class NoWordsError(BotError):
    """Only symbols, which the bot cannot answer."""

    code, status = "no_words", 422
    sentence = "There are no words in this message. Please put your question into words."
