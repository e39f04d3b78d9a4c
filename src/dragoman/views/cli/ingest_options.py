"""The options of ``ingest``, so that the command itself can be read at a glance."""

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH]...",
        help="Files, folders, tables, archives, addresses, or -; none: finish what an earlier run read.",
    ),
]
Published = Annotated[
    str | None, typer.Option(metavar="DAY", help="Publication day of articles that come without one.")
]
Outlet = Annotated[str | None, typer.Option(help="Outlet of articles that come without one.")]
ColumnPairs = Annotated[
    str | None,
    typer.Option(metavar="PAIRS", help="What a table's columns or JSON keys hold: text=body,title=headline."),
]
NoText = Annotated[
    bool, typer.Option("--no-text", help="Keep offsets, codes, links and hashes, and no article's words.")
]
Retry = Annotated[bool, typer.Option("--retry", help="Code again what failed or was skipped.")]
Again = Annotated[
    bool,
    typer.Option(
        "--again",
        help="Code anew what was coded with other settings, in the place of that; fetch named pages anew.",
    ),
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Exit with status 1 if any article failed, not only if all did.")
]
ArticleSeconds = Annotated[
    float,
    typer.Option(min=1, metavar="SECONDS", help="An article that takes longer is tried once more, alone."),
]
Engine = Annotated[
    str, typer.Option(metavar="NAME", help="local, or ray: a Ray cluster (pip install 'dragoman[ray]').")
]
Shards = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER", help="With --engine ray: keep the Parquet shards here, seen by all machines."
    ),
]
