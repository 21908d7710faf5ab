"""An agent's half of the sockets: commands, followed conversations, the queue."""
