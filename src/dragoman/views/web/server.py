"""Runs the workbench until it is told to end."""

import errno
import os
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from dragoman.errors import StoreBusy, UsageError
from dragoman.run.review.corrected_store import open_corrected
from dragoman.store.corrections import corrections_of
from dragoman.store.database import Store, open_store
from dragoman.store.lock import holder
from dragoman.views.web.access import Access
from dragoman.views.web.app import build
from dragoman.views.web.security import Guard

_GRACE = 2  # seconds for open connections once the end is asked for: each open page holds one
_WAITING = 128  # connections that wait to be taken


def serve(
    path: Path,
    guard: Guard,
    port: int,
    *,
    read_only: bool,
    corrected: bool,
    tell: Callable[[str], None],
) -> None:
    """Serve a store until the process is interrupted.

    Args:
        path: The store.
        guard: Where it is bound to and what is asked of whoever comes.
        port: Port; 0 takes any that is free.
        read_only: Opens the store for reading alone.
        corrected: Opens it as its reviewers have it now, for reading alone too.
        tell: Told what was found on opening, and the address once it can be opened.

    Raises:
        UsageError: The host or port cannot be had.
        StoreError: The store cannot be opened.
    """
    # The port first: opening a store for writing may bring its tables up to date.
    with (
        _ended_as_by_ctrl_c(),
        listening(guard.host, port) as taken,
        _opened(path, read_only=read_only, corrected=corrected) as store,
    ):
        for notice in store.notices:
            tell(notice)
        app = build(Access(store, is_writable=not read_only and not corrected), guard)
        config = uvicorn.Config(
            app, log_level="error", access_log=False, server_header=False, timeout_graceful_shutdown=_GRACE
        )
        tell(_told(store, f"http://{_written(guard.host)}:{taken.getsockname()[1]}/"))
        try:
            uvicorn.Server(config).run(sockets=[taken])
        except KeyboardInterrupt:
            # The server has ended in order by now and hands the signal on.
            return


@contextmanager
def _ended_as_by_ctrl_c() -> Iterator[None]:
    """Have a termination signal, which the server hands on, end the process as Ctrl-C does.

    By itself it would end it at once, with the store not closed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _told(store: Store, address: str) -> str:
    """Say what is served where, and of a store that is as its reviewers have it what that changes."""
    corrections = corrections_of(store)
    if corrections is None:
        return f"serving {store.path} at {address} (Ctrl-C ends)"
    return (
        f"serving {store.path} as its reviewers have it, for reading alone, at {address} (Ctrl-C ends): "
        f"{corrections.told()}"
    )


def _opened(path: Path, *, read_only: bool, corrected: bool) -> Store:
    """Open the store, and say what helps where another process has it."""
    try:
        return open_corrected(path) if corrected else open_store(path, write=not read_only, make=False)
    except StoreBusy as error:
        if holder(path) is not None:
            raise StoreBusy(f"{error}; --read-only does not help meanwhile") from error
        if read_only or corrected:
            raise
        raise StoreBusy(f"{error}; if that only reads, serve it with --read-only") from error


def listening(host: str, port: int) -> socket.socket:
    """Take a port.

    Raises:
        UsageError: It cannot be had; the message says why.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise UsageError(f"--host {host}: no such host ({error}); name one of this machine's") from error
    family, kind, protocol, _, where = found[0]
    taken = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(where)
        taken.listen(_WAITING)
    except OSError as error:
        taken.close()
        raise UsageError(_why_not(host, port, error)) from error
    return taken


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"--port {port}: another program has it on {host}; name another, or end that one"
    if error.errno == errno.EACCES:
        return f"--port {port}: the system does not give it to you; name one above 1023"
    return f"--host {host}, --port {port}: cannot be had ({error.strerror}); name one of this machine's"


def _written(host: str) -> str:
    return f"[{host}]" if ":" in host else host
