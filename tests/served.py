"""A workbench that a test starts as a user would, in a process of its own, on this machine alone."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

READY_SECONDS = 60.0
END_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Served:
    """A workbench that runs.

    Attributes:
        url: Its address, without a slash at the end.
        process: Its process.
    """

    url: str
    process: subprocess.Popen[str]


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
    process = subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        running = Served(f"http://127.0.0.1:{port}", process)
        _wait(running)
        yield running
    finally:
        end(process)


def end(process: subprocess.Popen[str]) -> int:
    """End a workbench as Ctrl-C does, or by force where it does not end, and give its exit status."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
    try:
        process.communicate(timeout=END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
    return process.returncode


def _wait(running: Served) -> None:
    """Wait until it answers at all: with a page, or by asking for a token."""
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until:
        if running.process.poll() is not None:
            raise RuntimeError(f"dragoman serve ended: {running.process.communicate()[0]}")
        try:
            httpx.get(running.url, timeout=5, trust_env=False)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"dragoman serve did not answer within {READY_SECONDS:.0f} s")
