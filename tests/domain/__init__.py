"""The words of the chat and their rules."""
