"""The network command: ties, centralities and GraphML of a store."""

import csv
import io
from pathlib import Path

import pytest

from dragoman.views.cli.main import main
from made_store import Made, made_store

EVENTS = (
    Made("AAA", "BBB", "2030-01-15"),
    Made("BBB", "AAA", "2030-03-21"),
    Made("AAA", "AAA", "2030-03-21"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("network") / "s.duckdb", EVENTS)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["network", *arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_ties_as_an_edge_list(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    status, out, err = run(capsys, "--store", str(store), "--weight", "event")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    assert [(row["source"], row["target"], row["weight"]) for row in rows] == [
        ("AAA", "BBB", "-3.5"),
        ("BBB", "AAA", "-3.5"),
    ]
    assert err == (
        "1 events not counted: no country on one of the sides, or the same on both\n2 nodes, 2 ties\n"
    )


def test_centralities_are_a_row_a_node(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    out = run(capsys, "--store", str(store), "--centrality", "--to", "2030-02-01")[1]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["node"], row["out_degree"], row["eigenvector"]) for row in rows] == [
        ("AAA", "1", "0.707107"),
        ("BBB", "0", "0.707107"),
    ]


def test_graphml_goes_to_standard_output(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    status, out, err = run(capsys, "--store", str(store), "--format", "graphml", "--nodes", "actor", "-q")
    assert (status, err) == (0, "")
    assert out.startswith("<?xml")
    assert '<data key="label">Police of AAA</data>' in out


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        (("--nodes", "city"), "is not one of country, actor"),
        (("--sign", "mood"), "is not one of intensity, goldstein, quad"),
        (("--format", "gexf"), "is not one of table, csv, jsonl, graphml"),
    ],
)
def test_wrong_usage_exits_2_in_one_line(
    capsys: pytest.CaptureFixture[str], store: Path, options: tuple[str, ...], problem: str
) -> None:
    status, out, err = run(capsys, "--store", str(store), *options)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert problem in err
