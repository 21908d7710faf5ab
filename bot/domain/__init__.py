"""The words of the bank's chat: plain dataclasses and their rules, no input or output."""
