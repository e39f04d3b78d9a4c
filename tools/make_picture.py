"""Writes docs/images/demo.svg: what the demonstration prints in a terminal, as a picture."""

import os
import pty
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "images" / "demo.svg"
COMMAND = ("-m", "dragoman.views.demo", "examples", "niger.txt")
WIDTH = 150
# rich's own template, without the fonts that it would fetch from elsewhere when the picture is shown.
_FACES = re.compile(r"\s*@font-face \{.*?\}\s*(?=\S)", re.DOTALL)
_CHUNK = 65_536


def printed() -> str:
    """Run the demonstration in a terminal of its own and give what it prints, colours and all."""
    errors = os.dup(sys.stderr.fileno())
    process, terminal = pty.fork()
    if process == 0:
        os.dup2(errors, sys.stderr.fileno())  # progress bars are no part of the picture
        os.chdir(ROOT)
        inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        settings = {**inherited, "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
        os.execve(sys.executable, [sys.executable, *COMMAND], settings)  # noqa: S606 - no shell is wanted
    parts = []
    while part := _read(terminal):
        parts.append(part)
    _, status = os.waitpid(process, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(b"".join(parts).decode())
    return b"".join(parts).decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    """Read what there is; a terminal whose program has ended gives an error in place of an end."""
    try:
        return os.read(terminal, _CHUNK)
    except OSError:
        return b""


def picture(text: str) -> str:
    """Draw a terminal with the text."""
    console = Console(record=True, width=WIDTH, file=Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    console.print(Text(f"$ python {' '.join(COMMAND)}", style="dim"))
    console.print(Text.from_ansi(text.strip("\n")))
    drawn = console.export_svg(title="Dragoman", unique_id="demo")
    return _FACES.sub("\n\n    ", drawn).replace("Fira Code,", "ui-monospace,").rstrip() + "\n"


def main() -> None:
    """Write the picture."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(picture(printed()), encoding="utf-8")
    print(f"wrote {TARGET.name}")


if __name__ == "__main__":
    main()
