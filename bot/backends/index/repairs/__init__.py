"""Typing errors in questions, mended by the words of the content."""
