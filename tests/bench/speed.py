"""How fast both sides answer over an FAQ of 1,700 entries, how fast they are ready, and what they hold in memory."""

import csv
import json
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.error import URLError
from urllib.request import Request, urlopen

from knowledge_base.words import Passage
from tests.bench.generated_bank import generated_bank, messages
from tests.bench.growth import run_child
from tests.bench.plain_pipeline import PlainEmbeddings, PlainPipeline
from tests.bench.timing import Times, resident_megabytes

_STARTS: Final = 3
_ASKED_BEFORE_WEIGHING: Final = 20
_BEAT: Final = 0.02  # seconds
_PATIENCE: Final = 120.0  # seconds


@dataclass(frozen=True, slots=True)
class Speed:
    """One side. `publish` and `start` in seconds, `memory` in megabytes."""

    times: Times
    publish: float
    start: float
    memory: float


def measure_speed(*, few: bool, say: Callable[[str], None]) -> tuple[Speed, Speed]:
    """Teller's and the plain pipeline's."""
    passages = generated_bank()
    asked = messages(passages, _ASKED_BEFORE_WEIGHING)
    starts = 1 if few else _STARTS
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        say(f"speed: publishing {len(passages):,} entries on both sides")
        published = _seconds(lambda: _publish_teller(passages, folder))
        built = _seconds(lambda: _build_plain(passages, folder))
        say("speed: starting both sides")
        teller = [_start_teller(folder, asked) for _ in range(starts)]
        plain = [_start_plain(folder, asked) for _ in range(starts)]
        say("speed: asking both sides")
        return (
            _speed(_times("teller", folder), published, teller),
            _speed(_times("plain", folder), built, plain),
        )


def _speed(times: Times, publish: float, started: Sequence[tuple[float, float]]) -> Speed:
    seconds, megabytes = zip(*started, strict=True)
    return Speed(times, publish, statistics.median(seconds), statistics.median(megabytes))


def _times(side: str, folder: Path) -> Times:
    return Times(**json.loads(run_child("times", side, str(folder))))


def _seconds(story: Callable[[], None]) -> float:
    began = time.perf_counter()
    story()
    return time.perf_counter() - began


def _publish_teller(passages: Sequence[Passage], folder: Path) -> None:
    content = folder / "content"
    content.mkdir()
    with (content / "faq.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "question", "answer", "language"])
        rows.writerows([one.source_id, one.title, one.text, one.terms.language] for one in passages)
    words = ["index", str(content), "--data", str(folder / "teller")]
    subprocess.run([sys.executable, "-m", "bot", *words], check=True, capture_output=True)


def _build_plain(passages: Sequence[Passage], folder: Path) -> None:
    PlainPipeline.of(passages, PlainEmbeddings()).save(folder / "plain")


def _start_teller(folder: Path, asked: Sequence[str]) -> tuple[float, float]:
    """Seconds from the command to the first answer over HTTP; megabytes after some more."""
    port = _free_port()
    address = f"http://127.0.0.1:{port}/api/ask"
    words = ["serve", "--data", str(folder / "teller"), "--port", str(port)]
    began = time.perf_counter()
    with _running([sys.executable, "-m", "bot", *words]) as server:
        while not _is_answered(address, "Is anybody there?"):
            if server.poll() is not None or time.perf_counter() - began > _PATIENCE:
                raise RuntimeError("The server did not come up.")
            time.sleep(_BEAT)
        seconds = time.perf_counter() - began
        for question in asked:
            _is_answered(address, question)
        return seconds, resident_megabytes(server.pid)


def _start_plain(folder: Path, asked: Sequence[str]) -> tuple[float, float]:
    """The same for the plain pipeline, which is no server: its first answer is a line it prints."""
    began = time.perf_counter()
    words = ["-m", "tests.bench.child", "load", "plain", str(folder)]
    with _running([sys.executable, *words]) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdout.readline()
        seconds = time.perf_counter() - began
        for question in asked:
            child.stdin.write(f"{question}\n")
            child.stdin.flush()
            child.stdout.readline()
        return seconds, resident_megabytes(child.pid)


@contextmanager
def _running(command: Sequence[str]) -> Iterator["subprocess.Popen[str]"]:
    pipe = subprocess.PIPE
    environment = {**os.environ, "HF_HUB_OFFLINE": "1"}
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, env=environment) as child:
        try:
            yield child
        finally:
            child.terminate()


def _is_answered(address: str, question: str) -> bool:
    body = json.dumps({"question": question}).encode()
    request = Request(address, body, {"Content-Type": "application/json"})
    try:
        with urlopen(request, timeout=_PATIENCE) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port
