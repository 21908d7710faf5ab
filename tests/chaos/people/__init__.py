"""Customers and agents who talk whatever happens, and note what they did and saw."""
