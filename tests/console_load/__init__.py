"""How the console behaves while five hundred conversations are open; no part of make test."""
