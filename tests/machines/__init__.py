"""Whatever is done to a conversation, in whatever order: the same story over the bare rules and over a real store."""
