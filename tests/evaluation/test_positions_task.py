"""The positions task: the labels are not read, and the passages we mend on stay right."""

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from dragoman.evaluation.positions_task import predict
from dragoman.run.coder import Coder, Settings

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "corpus" / "positions"
FLOOR = 0.94  # .958 on 2026-11-29


def passages(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


def test_passages_are_whole_and_apart() -> None:
    """At least 150 passages, no id or text twice, every stance one of the three."""
    rows = [*passages("tune.jsonl"), *passages("held.jsonl")]
    assert len(rows) >= 150
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == len(rows)
    held = [position for row in rows for position in row["positions"]]  # type: ignore[attr-defined]
    assert {position["stance"] for position in held} == {"for", "against", "unclear"}


@pytest.mark.model
@pytest.mark.places
@pytest.mark.slow
def test_the_passages_we_mend_on_stay_right() -> None:
    """Below the floor something broke; raise the floor when it got better."""
    spec = spec_from_file_location("score_positions", ROOT / "benchmarks" / "score_positions.py")
    assert spec is not None
    assert spec.loader is not None
    score = module_from_spec(spec)
    spec.loader.exec_module(score)
    coder, tally = Coder(Settings(coder="rules")), score.Tally()
    for row in passages("tune.jsonl"):
        asked = {key: row[key] for key in ("id", "text", "about")}
        score.add(tally, row, predict(asked, coder)["positions"])
    assert tally.both / tally.expected >= FLOOR
