"""What training needs is said in a line before anything is imported, installed or read."""

import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import encoder_files
import pytest

ROOT = Path(__file__).parents[2]
MAKE = shutil.which("make")
SCRIPTS = ("train", "export", "take_up", "decode", "encoder", "model")


@pytest.mark.skipif(find_spec("torch") is not None, reason="torch is installed here")
@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_without_its_packages_ends_in_one_line(name: str) -> None:
    """Even --help: the line names the packages and the environment that has them."""
    made = subprocess.run(
        [sys.executable, ROOT / "training" / f"{name}.py", "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 1
    assert re.fullmatch(r"training: torch, .* not installed here; .*\.venv-train/bin/python.*\n", made.stderr)


def test_a_folder_without_the_encoder_is_named(tmp_path: Path) -> None:
    """The line names the folder, the files and where to read on."""
    (tmp_path / "config.json").write_text("{}", "utf-8")
    said = encoder_files.lacking(tmp_path)
    assert said == (
        f"ENCODER={tmp_path}: no model.safetensors, tokenizer.json there; "
        "training/README.md says where they come from"
    )


def test_another_encoder_is_taken_and_said_to_be_another(tmp_path: Path) -> None:
    """Weights may be made from another MPNet; they are then not those of the model card."""
    for name in encoder_files.FILES:
        (tmp_path / name).write_text("{}", "utf-8")
    assert encoder_files.lacking(tmp_path) is None
    assert [line.partition(":")[0] for line in encoder_files.others(tmp_path)] == [
        str(tmp_path / name) for name in encoder_files.FILES
    ]


def test_the_page_on_training_names_the_encoder_by_its_whole_sha256() -> None:
    """Page and script name the same files."""
    page = (ROOT / "training" / "README.md").read_text("utf-8")
    assert (
        dict(re.findall(r"^\| `([\w.]+)` \| `([0-9a-f]{64})` \|$", page, re.MULTILINE)) == encoder_files.FILES
    )


@pytest.mark.skipif(MAKE is None, reason="make is not installed here")
@pytest.mark.parametrize("goal", ["train", "retrain"])
def test_make_looks_at_the_encoder_before_it_installs_anything(tmp_path: Path, goal: str) -> None:
    """Without an encoder nothing is made."""
    folder = tmp_path / "environment"
    made = subprocess.run(
        [str(MAKE), goal, f"ENCODER={tmp_path}", f"TRAIN={folder}", f"PYTHON={sys.executable}"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode != 0
    assert f"ENCODER={tmp_path}: no model.safetensors" in made.stderr
    assert not folder.exists()
