"""THE CLIENT'S HALF of the protocol: outbox, resume, gap detection and back-off; for tests, load and the terminal."""
