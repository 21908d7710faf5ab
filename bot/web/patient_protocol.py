"""HTTP as uvicorn speaks it, but for those who never finish what they begin to say."""

import asyncio
from typing import Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# A phone on a bad line manages a head of some kilobytes in far less.
_HEAD_WITHIN: Final = 10.0
_LARGEST_HEAD: Final = 64 * 1024
# Beside what the kernel keeps: five hundred readers who stall cost this as often; the library's own is 64 KB.
_MOST_UNSENT: Final = 16 * 1024


class PatientProtocol(HttpToolsProtocol):
    """Closes a connection whose request line and headers are not there in time, or do not end."""

    _late: asyncio.TimerHandle | None = None
    _head: int | None = 0
    """Bytes of the head that is being read; None while there is none to read."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """From now on the first request is awaited."""
        super().connection_made(transport)
        transport.set_write_buffer_limits(high=_MOST_UNSENT)
        self._await_head()

    def _received(self, data: bytes) -> None:
        """Counted until the headers are complete."""
        if self._head is not None:
            if self._head > _LARGEST_HEAD:
                self.transport.close()
                return
            self._head += len(data)
        super().data_received(data)

    data_received = _received

    def on_message_begin(self) -> None:
        """The first byte of a request, perhaps of a later one on the same connection."""
        super().on_message_begin()
        if self._head is None:
            self._await_head()

    def on_headers_complete(self) -> None:
        """Whoever has come so far is served; bodies and sockets have limits of their own."""
        self._stop_waiting()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is awaited any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _await_head(self) -> None:
        self._head = 0
        self._late = self.loop.call_later(_HEAD_WITHIN, self._close_late)

    def _stop_waiting(self) -> None:
        self._head = None
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _close_late(self) -> None:
        self.transport.close()
