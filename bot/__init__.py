"""Teller: answers a bank's customers from approved content, and hands the rest to people."""
