"""What the coder finds in the example articles: byte for byte as it was read, and above the floors."""

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from dragoman.evaluation.gate import FLOORS, failures, fingerprint, read_floors
from dragoman.evaluation.gold import compare, figures, read_gold
from dragoman.run.coder import CODERS, Coder, Report, Settings
from dragoman.views.demo import read_examples

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent
EXAMPLES = read_examples(ROOT / "examples")
NAMES = [example.path.stem for example in EXAMPLES]


@pytest.fixture(scope="module")
def update() -> ModuleType:
    """The tool that writes the golden files."""
    spec = spec_from_file_location("update_golden", ROOT / "tools" / "update_golden.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    """The examples, by the rules coder."""
    return coded("rules")


def coded(name: str) -> dict[str, Report]:
    """Code the examples with a coder."""
    coder = Coder(Settings(coder=name))
    return {example.path.stem: coder.code(example.text, example.published) for example in EXAMPLES}


@pytest.mark.model
@pytest.mark.places
@pytest.mark.parametrize("name", NAMES)
def test_events_are_those_that_were_read(name: str, reports: dict[str, Report], update: ModuleType) -> None:
    """The records are the golden ones; after a wanted change run tools/update_golden.py and read the diff."""
    now = [json.loads(line) for line in update.lines(reports[name]).splitlines()]
    golden = (GOLDEN / f"{name}.events.jsonl").read_text("utf-8").splitlines()
    assert now == [json.loads(line) for line in golden]


@pytest.mark.model
@pytest.mark.places
@pytest.mark.parametrize("coder", CODERS)
def test_no_figure_is_below_its_floor(coder: str, update: ModuleType) -> None:
    """Events and fields agree with the annotation at least as often as was pinned for the coder."""
    compared = [
        compare(report.document.text, report.events, read_gold(GOLDEN / f"{name}.gold.json"))
        for name, report in coded(coder).items()
    ]
    gold = fingerprint(update.gold_files())
    assert failures(figures(compared), read_floors(FLOORS[coder]), gold=gold) == []


@pytest.mark.model
@pytest.mark.places
@pytest.mark.parametrize("coder", CODERS)
def test_coding_twice_gives_the_same_bytes(coder: str, update: ModuleType) -> None:
    """A second coding, by another instance of the coder, gives the same records."""
    shortest = min(EXAMPLES, key=lambda example: len(example.text))
    first, again = (Coder(Settings(coder=coder)).code(shortest.text, shortest.published) for _ in range(2))
    assert update.lines(again) == update.lines(first)
