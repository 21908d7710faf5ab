"""The ConversationStore in depth: edits, fences, the queue, pending questions and feedback."""
