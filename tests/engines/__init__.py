"""Real engines, started by the tests themselves: PostgreSQL and Redis, from packages, on free ports."""
