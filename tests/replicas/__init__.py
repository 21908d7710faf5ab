"""Several real servers on one PostgreSQL and one Redis."""
