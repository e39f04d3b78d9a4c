"""Writes the output of commands into the pages that show it; a test checks that it is current.

A page shows output by a line ``<!-- output of: COMMAND -->`` with a fenced block behind it. The command runs
in the repository's root.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = (
    ROOT / "README.md",
    ROOT / "docs" / "tutorial" / "first-article.md",
    ROOT / "docs" / "how-to" / "changes.md",
)
_BLOCK = re.compile(
    r"(<!-- output of: (?P<command>.+?) -->\n+```\w*\n)(?P<output>.*?)(?=^```$)", re.DOTALL | re.MULTILINE
)


def current(page: str) -> str:
    """Give a page with every block as its command writes it now."""
    return _BLOCK.sub(lambda block: block[1] + output_of(block["command"]), page)


def output_of(command: str) -> str:
    """Run a command line and give its standard output without spaces at line ends or blank lines around.

    Raises:
        CalledProcessError: It failed.
    """
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(  # the commands are our own pages'
        ["bash", "-euo", "pipefail", "-c", command],  # noqa: S607 - found on the path, as a reader's would be
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def main() -> None:
    """Write all pages."""
    for page in PAGES:
        page.write_text(current(page.read_text("utf-8")), encoding="utf-8")
        print(f"wrote {page.name}")


if __name__ == "__main__":
    main()
