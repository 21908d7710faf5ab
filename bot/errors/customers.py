"""Refusals of what a customer's page wants beside talking."""

from bot.errors.base import BotError


class IdentityRefusedError(BotError):
    """The bank's signature is missing, wrong or old, its `sub` is unusable, or the conversation is another's."""

    code, status = "identity_refused", 403
    sentence = "This identity could not be confirmed."


class NotWithPersonError(BotError):
    """Files are for a person."""

    code, status = "not_with_person", 409
    sentence = "Files can be sent once you talk to a person or wait for one."


class AttachmentRefusedError(BotError):
    """A file that is neither a picture nor a PDF, whatever its name says."""

    code, status = "attachment_refused", 415
    sentence = "Only pictures (PNG, JPEG, WebP) and PDF files can be sent."
