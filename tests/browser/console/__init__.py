"""Facts about the agents' console."""
