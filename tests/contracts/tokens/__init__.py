"""Search token by token."""
