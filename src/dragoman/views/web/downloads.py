"""What a filter lets through as a file: CSV or JSON lines, all of it and not the page alone."""

import io
from collections.abc import Callable, Iterator
from tempfile import SpooledTemporaryFile
from typing import IO

from nicegui import app
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from dragoman.errors import UsageError
from dragoman.records import Status
from dragoman.records.csv_text import write_table
from dragoman.records.serial import event_to_json, incident_to_json
from dragoman.store import read
from dragoman.store.database import Store
from dragoman.store.incidents import incidents
from dragoman.views.export.csv_flat import CSV_FLAT
from dragoman.views.export.export import write
from dragoman.views.export.json_lines import write_lines
from dragoman.views.incident_rows import CSV_HEADER, csv_row
from dragoman.views.web.access import Access
from dragoman.views.web.browse import PAGING
from dragoman.views.web.fields import Values, given, refuse_unknown
from dragoman.views.web.pages import events as event_page
from dragoman.views.web.pages import incidents as incident_page

MEDIA = {"csv": "text/csv; charset=utf-8", "jsonl": "application/x-ndjson"}
"""Formats and what browsers are told of them."""
_IN_MEMORY = 8_000_000  # bytes of a file that are not put on disk
_AT_ONCE = 1 << 16  # bytes sent at once


def events_file(store: Store, values: Values, form: str) -> IO[bytes]:
    """Write the events that a filter lets through into a file of its own.

    Raises:
        UsageError: The filter cannot be read.
    """
    wanted = event_page.wanted(values)

    def fill(stream: IO[bytes]) -> None:
        if form == "csv":
            # The stream is one of bytes, whatever else it can do.
            write(CSV_FLAT, read.reported(store, wanted), stream, statuses=frozenset(Status))  # type: ignore[arg-type]
        else:
            write_lines(map(event_to_json, read.events(store, wanted)), stream)  # type: ignore[arg-type]

    return _filled(fill)


def incidents_file(store: Store, values: Values, form: str) -> IO[bytes]:
    """Write the incidents that a filter lets through into a file of its own.

    Raises:
        UsageError: The filter cannot be read.
    """
    wanted = incident_page.wanted(values)

    def fill(stream: IO[bytes]) -> None:
        found = incidents(store, wanted)
        if form == "jsonl":
            write_lines(map(incident_to_json, found), stream)  # type: ignore[arg-type]
            return
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        write_table(CSV_HEADER, map(csv_row, found), text)
        text.detach()

    return _filled(fill)


def _filled(fill: Callable[[IO[bytes]], None]) -> IO[bytes]:
    stream = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed by whoever sends it
    done = False
    try:
        fill(stream)
        stream.seek(0)
        done = True
    finally:
        if not done:
            stream.close()
    return stream


def _sent(stream: IO[bytes]) -> Iterator[bytes]:
    with stream:
        while part := stream.read(_AT_ONCE):
            yield part


def add(access: Access) -> None:
    """Register the files of both lists."""

    async def answer(
        request: Request, names: tuple[str, ...], things: str, make: Callable[[Store, Values, str], IO[bytes]]
    ) -> Response:
        form = request.query_params.get("format", "csv")
        if form not in MEDIA:
            return PlainTextResponse(f"format: {form[:40]!r} is not one of {', '.join(MEDIA)}\n", 400)
        try:
            refuse_unknown((*names, *PAGING, "format"), request.query_params)
            stream = await access.ask(make, given(names, request.query_params), form)
        except UsageError as error:
            return PlainTextResponse(f"{error}\n", 400)
        named = {"Content-Disposition": f'attachment; filename="{things}.{form}"'}
        return StreamingResponse(_sent(stream), media_type=MEDIA[form], headers=named)

    @app.get("/events/download", include_in_schema=False)
    async def _events(request: Request) -> Response:
        return await answer(request, event_page.NAMES, "events", events_file)

    @app.get("/incidents/download", include_in_schema=False)
    async def _incidents(request: Request) -> Response:
        return await answer(request, incident_page.NAMES, "incidents", incidents_file)
