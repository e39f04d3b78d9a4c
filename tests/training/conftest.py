"""Lets the tests of the training scripts import them by name, as the scripts import each other."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "training"))
