"""The client library's rules, without a server."""
