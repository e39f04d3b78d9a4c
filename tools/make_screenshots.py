"""Takes the pictures of the workbench in docs/images/, from invented articles.

Run from the repository root, with a Chromium on the PATH or named in the variable CHROMIUM::

    PYTHONPATH=tests python tools/make_screenshots.py [NAME …]

Each picture is of one page of the store that the browser tests use, in a window of one size and theme. They
are drawn with few colours, so that each stays below 120 kB. The same machine draws the same pictures; another
one's fonts make others.
"""

import argparse
import io
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from chromium import WHERE, Look, chromium, find_chromium, look_at
from made_workbench import paths_of, workbench_store
from served import served

IMAGES = Path("docs/images")
MOST_BYTES = 120_000
COLOURS = (256, 128, 64, 32)
DRAWN = 1200  # milliseconds for charts to be drawn to their end
# What comes after the page itself: knowledge that is loaded, articles that are parsed.
SETTLED = "() => !/(Loading|Reading|Waiting)[^.]*…/.test(document.querySelector('main').innerText)"
ABOUT = "/positions?about=moratorium"
REVIEWER = "Ines Maruda"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: of which page, in a window how wide, in which theme."""

    page: str
    width: str = "wide"
    theme: str = "light"

    @property
    def file(self) -> Path:
        """Where it stands."""
        marks = [self.page, *(["narrow"] if self.width == "narrow" else []), *([self.theme] * self.is_dark)]
        return IMAGES / f"workbench-{'-'.join(marks)}.png"

    @property
    def is_dark(self) -> bool:
        """Whether it is in the dark theme."""
        return self.theme == "dark"


PAGES = (
    *("overview", "events", "incidents", "incident", "article", "actors", "actor", "dyad", "positions"),
    *("review", "sources"),
)
PICTURES = (
    *(Picture(page) for page in PAGES),
    *(Picture(page, width="narrow") for page in PAGES),
    *(Picture(page, theme="dark") for page in ("overview", "article", "incident")),
)


def take(browser: Browser, url: str, path: str, picture: Picture) -> bytes:
    """Take a picture of what a window of that size shows first."""
    with look_at(browser, url, width=picture.width, theme=picture.theme) as shown:
        shown.go(path)
        if picture.page == "review":
            shown.page.locator("main .reviewer input, main input.reviewer").first.fill(REVIEWER)
            shown.page.keyboard.press("Enter")
            shown.page.wait_for_selector("#question")
        _settle(shown)
        return shrunk(shown.page.screenshot(animations="disabled", caret="hide"))


def _settle(shown: Look) -> None:
    """Wait until all is there and charts stand still."""
    shown.page.wait_for_function(SETTLED)
    shown.page.wait_for_timeout(DRAWN)
    shown.page.wait_for_load_state("networkidle")


def shrunk(png: bytes) -> bytes:
    """Draw a picture with fewer colours, as few as it takes to stay small."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    small = b""
    for colours in COLOURS:
        out = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        small = out.getvalue()
        if len(small) <= MOST_BYTES:
            break
    return small


def main() -> int:
    """Make the store, serve it and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", help="pages; all where none is named")
    wanted = parser.parse_args().names
    found = find_chromium()
    if found is None:
        print(WHERE, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        store = workbench_store(Path(folder) / "harbour.duckdb")
        paths = {**paths_of(store), "positions": ABOUT}
        with served(store) as running, chromium(found) as browser:
            for picture in PICTURES:
                if not wanted or picture.page in wanted:
                    picture.file.write_bytes(take(browser, running.url, paths[picture.page], picture))
                    print(f"{picture.file}: {picture.file.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
