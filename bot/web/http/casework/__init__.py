"""Casework over HTTP, for agents."""
