"""Casework in a SQL database."""
