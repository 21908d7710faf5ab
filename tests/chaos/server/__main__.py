"""Forks servers out of one process that has imported everything, so that a restart costs 0.2 s and not 2.

Orders come as JSON lines on standard input; what started and what ended is said on standard output.
"""

import json
import os
import select
import signal
import sys
from contextlib import suppress
from importlib import import_module

from bot.__main__ import main
from tests.chaos.server.bugs import plant_bug
from tests.chaos.server.crash_points import arm
from tests.chaos.server.orders import Order
from tests.chaos.server.wake_ups import disturb

_BEAT = 0.02


def _serve(order: Order) -> None:
    """What a forked child does until it ends."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    log = os.open(order.log, os.O_APPEND | os.O_CREAT | os.O_WRONLY)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(source, target)
    os.environ.update(order.environment)
    sys.argv = ["bot", *order.arguments]
    if order.crash:
        arm(order.crash)
    if order.wake_ups:
        disturb(order.wake_ups)
    if order.bug:
        plant_bug(order.bug, order.skew)
    main()


def _fork(order: Order) -> int:
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        _serve(order)
        code = 0
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else 1
    finally:
        with suppress(OSError):
            sys.stderr.flush()
        os._exit(code)


class _Nursery:
    """Orders in, children out."""

    def __init__(self) -> None:
        self._children: set[int] = set()
        self._said = b""

    def run(self) -> None:
        self._tell(ready=True)
        while self._take_orders():
            self._reap()
        for pid in self._children:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def _take_orders(self) -> bool:
        readable, _, _ = select.select([0], [], [], _BEAT)
        if not readable:
            return True
        chunk = os.read(0, 65_536)
        *lines, self._said = (self._said + chunk).split(b"\n")
        for line in lines:
            order = Order(**json.loads(line))
            pid = _fork(order)
            self._children.add(pid)
            self._tell(started=order.number, pid=pid)
        return bool(chunk)

    def _reap(self) -> None:
        for pid in tuple(self._children):
            ended, status = os.waitpid(pid, os.WNOHANG)
            if ended:
                self._children.discard(pid)
                self._tell(ended=pid, code=os.waitstatus_to_exitcode(status))

    def _tell(self, **what: object) -> None:
        sys.stdout.write(json.dumps(what) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    for module in ("bot.serving", "bot.wiring.application"):
        import_module(module)
    _Nursery().run()
