"""The ``network`` command: who acts on whom, as edges, nodes or GraphML."""

import sys
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Annotated

import typer

from dragoman.views.cli.analysis_options import (
    Asked,
    CountedAs,
    Statuses,
    Weights,
    read_material,
    tell_set_aside,
    write_rows,
)
from dragoman.views.cli.as_reviewed import AsReviewed
from dragoman.views.cli.console import is_terminal, note
from dragoman.views.cli.options import (
    ActorPart,
    Country,
    EventType,
    First,
    Last,
    PlacePart,
    Quiet,
    StoreFile,
    one_of,
)
from dragoman.views.cli.plot_option import PlotFile, check_plot, title_of, write_plot

FORMATS = ("table", "csv", "jsonl", "graphml")
NODES = ("country", "actor")
SIGNS = ("intensity", "goldstein", "quad")


def network(  # noqa: PLR0913 - each is an option of the command
    *,
    store: StoreFile,
    nodes: Annotated[str, typer.Option(help=f"What a node is: {', '.join(NODES)}.")] = "country",
    sign: Annotated[str, typer.Option(help=f"What weighs a tie: {', '.join(SIGNS)}.")] = "intensity",
    centrality: Annotated[
        bool, typer.Option("--centrality", help="A row a node with its centralities, instead of a row a tie.")
    ] = False,
    event_type: EventType = None,
    actor: ActorPart = None,
    country: Country = None,
    place: PlacePart = None,
    first: First = None,
    last: Last = None,
    corrected: AsReviewed = False,
    status: Statuses = None,
    count: CountedAs = "reports",
    weight: Weights = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help=f"{', '.join(FORMATS)}; table on a terminal, else csv."
        ),
    ] = None,
    plot: PlotFile = None,
    quiet: Quiet = False,
) -> None:
    """Write who acts on whom as a signed, weighted network: ties, centralities, or GraphML with both.

    Example: dragoman network --store events.duckdb --from 2017-01-01 --format graphml
    """
    asked = Asked(
        event_type, actor, country, first, last, status, count, weight, corrected=corrected, place=place
    )
    _network(store, asked, _Given(nodes, sign, centrality, output), plot, quiet=quiet)


@dataclass(frozen=True, slots=True)
class _Given:
    """What nodes and ties are, and what of them is written, as given on the command line."""

    nodes: str
    sign: str
    centrality: bool
    output: str | None


def _network(store: Path, asked: Asked, given: _Given, plot: Path | None, *, quiet: bool) -> None:
    """Write the network, draw it where asked to, and say what is not in it."""
    from dragoman.views.analysis.graphml import graphml  # noqa: PLC0415 - keeps --help instant
    from dragoman.views.analysis.network import (  # noqa: PLC0415
        Centrality,
        Edge,
        Node,
        Scale,
        make_network,
    )

    output = one_of(given.output, FORMATS, "--format") or ("table" if is_terminal() else "csv")
    node = Node(one_of(given.nodes, NODES, "--nodes") or "country")
    scale = Scale(one_of(given.sign, SIGNS, "--sign") or "intensity")
    check_plot(plot)
    # The sides' confidences are of their countries: a name is what the text says.
    material = read_material(
        store, asked, ("actors", "recipients") if node is Node.COUNTRY else (), quiet=quiet
    )
    made = make_network(material.found, node, scale)
    if output == "graphml":
        for part in graphml(made):
            sys.stdout.write(part)
    else:
        kind = Centrality if given.centrality else Edge
        rows = made.nodes if given.centrality else made.edges
        write_rows([field.name for field in fields(kind)], map(astuple, rows), output)
    if plot is not None:
        from dragoman.views.analysis.plots.ties import network_plot  # noqa: PLC0415 - needs an extra

        write_plot(plot, network_plot(made, title_of("Who acts on whom", asked)))
    tell_set_aside(material.set_aside, made.set_aside, quiet=quiet)
    note(f"{len(made.nodes)} nodes, {len(made.edges)} ties", quiet=quiet)
