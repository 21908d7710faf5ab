"""Teller measured side by side with the plain pipeline; `make bench` runs it and writes docs/benchmarks.md."""
