"""Looking again at the store."""
