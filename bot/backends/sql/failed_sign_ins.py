"""FailedSignIns over a SQL database, so that every worker counts the same."""

from datetime import timedelta
from hashlib import sha256

from sqlalchemy import delete, insert, select

from bot.backends.sql.database import Database
from bot.backends.sql.tables import failed_sign_ins


class SqlFailedSignIns:
    """A row each. A name is kept as its hash: whatever is typed there may be long, or a password."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def recent(self, name: str, within: timedelta) -> list[timedelta]:
        """How long ago each was, the longest ago first, none longer than `within`."""
        at = failed_sign_ins.c.at
        async with self._database.reading() as connection:
            now = await self._database.now(connection)
            found = await connection.execute(
                select(at)
                .where(failed_sign_ins.c.name_hash == _hash_of(name), at > now - within)
                .order_by(at)
            )
            return [now - moment for moment in found.scalars()]

    async def note(self, name: str, within: timedelta) -> None:
        """One more, now; whatever is older than `within` is forgotten, of any name."""
        async with self._database.writing() as connection:
            now = await self._database.now(connection)
            await connection.execute(
                delete(failed_sign_ins).where(failed_sign_ins.c.at <= now - within)
            )
            await connection.execute(
                insert(failed_sign_ins).values(name_hash=_hash_of(name), at=now)
            )

    async def forget(self, name: str) -> None:
        """None of this name any more."""
        async with self._database.writing() as connection:
            await connection.execute(
                delete(failed_sign_ins).where(failed_sign_ins.c.name_hash == _hash_of(name))
            )


def _hash_of(name: str) -> str:
    return sha256(name.casefold().encode(errors="surrogatepass")).hexdigest()
