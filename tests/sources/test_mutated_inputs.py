"""Broken files give articles and failures, and never another error; the full run is in benchmarks/."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.sources import read

EACH = 500


def _script() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "mutate_inputs.py"
    spec = spec_from_file_location("mutate_inputs", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["mutate_inputs"] = module
    spec.loader.exec_module(module)
    return module


SCRIPT = _script()


@pytest.mark.parametrize("suffix", SCRIPT.SOUND)
def test_a_broken_file_never_raises(tmp_path: Path, suffix: str) -> None:
    """And among so many some are read and some fail, or they would not test anything."""
    path = tmp_path / f"mutant{suffix}"
    total: dict[str, int] = {}
    for data in SCRIPT.mutants(suffix, EACH, seed=2):
        path.write_bytes(data)
        for name, count in SCRIPT.outcome(path, clean=False).items():
            total[name] = total.get(name, 0) + count
    assert [name for name in total if name.startswith("error")] == []
    assert total["articles"] > EACH // 10
    assert total["failures"] > EACH // 10


def test_the_same_seed_gives_the_same_files() -> None:
    first, again = (list(SCRIPT.mutants(".jsonl.gz", 50, seed=3)) for _ in range(2))
    assert first == again
    assert len(set(first)) > 45


_NOTHING = b"\0 \t\r\n\v\f\x1c\x1d\x1e\x1f"


@pytest.mark.parametrize("suffix", SCRIPT.SOUND)
@settings(max_examples=25, deadline=None)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_fail(
    tmp_path_factory: pytest.TempPathFactory, suffix: str, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(data)
    readings = list(read(path))
    assert readings or not data.removeprefix(b"\xfe\xff").removeprefix(b"\xff\xfe").strip(_NOTHING)
