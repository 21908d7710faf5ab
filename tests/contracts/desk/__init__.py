"""The seams of the desk, on every engine."""
