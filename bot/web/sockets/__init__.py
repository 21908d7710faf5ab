"""Websockets: typed frames, and one session for each connection."""
