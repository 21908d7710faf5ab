"""What a customer can do beside talking, played by flows."""
