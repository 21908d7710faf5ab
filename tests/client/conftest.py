"""The same server that the tests of the web have."""

from tests.web.conftest import pages, published, server, tokens

__all__ = ["pages", "published", "server", "tokens"]
