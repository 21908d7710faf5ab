"""Desks, agents at work, offers, the service-level clock and cursors in a SQL database."""
