"""How much one server carries, on loopback, beside a bare echo server of the same stack. Not part of make test."""
