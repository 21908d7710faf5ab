"""Facts about what agents do beside talking."""
