"""Clients' histories against the store; never the server's logs."""
