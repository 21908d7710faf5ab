"""The Generation that serves now; a newer one takes its place without a restart."""

import asyncio
import logging
from typing import Final

from bot.domain.ids import GenerationId
from bot.errors import NoContentError
from bot.ports import Index, IndexBuilder, Publications

_log = logging.getLogger(__name__)
# An editor who publishes waits no longer than this to see it answered.
_BEAT: Final = 2.0


class Library:
    """Holds one loaded Index; everybody who answers asks it for the current one."""

    def __init__(self, builder: IndexBuilder, publications: Publications) -> None:
        self._builder = builder
        self._publications = publications
        self._index: Index | None = None
        self._damaged: GenerationId | None = None

    @property
    def index(self) -> Index:
        """Raises NoContentError when nothing has been published or loaded yet."""
        if self._index is None:
            raise NoContentError
        return self._index

    @property
    def is_ready(self) -> bool:
        """True once there is something to answer from."""
        return self._index is not None

    async def has_publication(self) -> bool:
        """True when something has been published, loaded or not."""
        return await self._publications.current() is not None

    async def refresh(self) -> None:
        """Load what is published now; a Generation that cannot be read leaves the older one serving."""
        current = await self._publications.current()
        loaded = self._index.generation.id if self._index else None
        if current is None or current == loaded:
            return
        try:
            self._index = await self._builder.load(current)
        except NoContentError as error:
            # Tried again at each beat, since publishing the same content mends it under the same name.
            if current != self._damaged:
                _log.error("generation %s cannot be loaded: %s", current, error.message)
            self._damaged = current
            return
        self._damaged = None
        _log.info("generation %s serves: %d passages", current, self._index.generation.passages)

    async def watch(self) -> None:
        """Refresh for ever."""
        while True:
            await self.refresh()
            await asyncio.sleep(_BEAT)
