"""A workbench that a test starts as a user would, in a process of its own, on this machine alone."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx

READY_SECONDS = 60.0
END_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Served:
    """A workbench that runs.

    Attributes:
        url: Its address, without a slash at the end.
        process: Its process.
        output: The file that it writes to.
    """

    url: str
    process: subprocess.Popen[bytes]
    output: IO[str]

    def said(self) -> str:
        """Give what it wrote so far, errors included."""
        self.output.seek(0)
        return self.output.read()


def free_port() -> int:
    """Give a port of this machine that nobody listens on now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def served(store: Path, *options: str) -> Iterator[Served]:
    """Serve a store with ``dragoman serve``, and end it by Ctrl-C.

    Raises:
        RuntimeError: It ended before it answered, or did not answer in time; the message has its words.
    """
    port = free_port()
    start = "from dragoman.views.cli.main import run; run()"
    command = [sys.executable, "-c", start, "serve", "--store", str(store), "--port", str(port), *options]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)}
    # Into a file and not a pipe: one that nobody reads is full after some errors, and then the server waits.
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=subprocess.STDOUT)
        try:
            running = Served(f"http://127.0.0.1:{port}", process, said)
            _wait(running)
            yield running
        finally:
            end(process)


def end(process: subprocess.Popen[bytes]) -> int:
    """End a workbench as Ctrl-C does, or by force where it does not end, and give its exit status."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    return process.returncode


def _wait(running: Served) -> None:
    """Wait until it answers at all: with a page, or by asking for a token."""
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        if running.process.poll() is not None:
            raise RuntimeError(f"dragoman serve ended: {running.said()}")
        try:
            httpx.get(running.url, timeout=5, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"dragoman serve did not answer within {READY_SECONDS:.0f} s")
