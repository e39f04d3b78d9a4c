"""Lets the tests of the tools import them by name, as the tools import each other."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "tools"))
