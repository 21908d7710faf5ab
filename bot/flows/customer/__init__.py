"""What a customer can do beside talking."""
