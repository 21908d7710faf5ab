"""The store: SQLAlchemy Core over SQLite, with Alembic's migrations."""
