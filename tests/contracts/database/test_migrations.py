"""Migrating brings any database to exactly the tables that the code speaks of."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from bot.backends.sql.database import Database
from bot.backends.sql.migrations import migrate
from bot.backends.sql.tables import metadata


@pytest.fixture
async def migrated(empty_url: str) -> AsyncIterator[Database]:
    """A database that was empty and has been migrated."""
    async with Database(empty_url) as database:
        await migrate(database)
        yield database


async def differences(database: Database) -> list[object]:
    """What the database has not as the code says."""

    def compare(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with database.reading() as connection:
        return await connection.run_sync(compare)


async def indexes(database: Database) -> set[str]:
    """Every index with its columns and its condition."""

    def describe(connection: Connection) -> set[str]:
        inspector = inspect(connection)
        return {
            f"{index['name']} {index['unique']} {index['column_names']} "
            f"{[str(condition) for condition in index['dialect_options'].values()]}"
            for table in metadata.tables
            for index in inspector.get_indexes(table)
        }

    async with database.reading() as connection:
        return await connection.run_sync(describe)


async def test_from_empty_to_head_makes_the_tables_of_the_code(migrated: Database) -> None:
    assert await differences(migrated) == []


async def test_an_empty_database_differs(empty_url: str) -> None:
    async with Database(empty_url) as empty:
        assert len(await differences(empty)) > len(metadata.tables)


async def test_the_conditions_of_the_indexes_are_those_of_the_code(migrated: Database) -> None:
    by_migration = await indexes(migrated)
    async with migrated.changing_tables() as connection:
        await connection.run_sync(metadata.drop_all)
        await connection.run_sync(metadata.create_all)
    assert by_migration == await indexes(migrated)
    assert any("awaits_reply" in index for index in by_migration)


async def test_migrating_again_changes_nothing(migrated: Database) -> None:
    await migrate(migrated)
    assert await differences(migrated) == []


async def test_processes_that_start_at_once_migrate_once(empty_url: str) -> None:
    async with Database(empty_url) as one, Database(empty_url) as other:
        await asyncio.gather(*(migrate(each) for each in [one, other] * 3))
        assert await differences(other) == []
