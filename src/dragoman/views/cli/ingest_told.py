"""What ``ingest`` tells of articles beside their number: each thing once, with its count and remedy."""

import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.records import Article
from dragoman.views.cli.console import fail, many, note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dragoman.run.pipeline import Step
    from dragoman.sources import Reading

_COLUMNS = 12
_NAMED = 3  # articles and ids named in one message; the rest is counted
# "news.jsonl:7#a12" is of news.jsonl; and what lines were found to hold differs from line to line.
_LINE = re.compile(r"(?::\d+|\[\d+\])(?:#.*)?$", re.DOTALL)
_VARIES = re.compile(r"\(found .*?\)|'[^']*'|\d+")


class Told:
    """Gathers what is to be told of a run; a failure is told as it comes, and more like it at the end."""

    def __init__(self) -> None:
        self._failures: Counter[tuple[str, str]] = Counter()
        self._skipped: list[str] = []
        self._number_skipped = 0
        self._empty: list[str] = []
        self._other_kinds: list[str] = []
        self._remarks: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._unread: dict[str, None] = {}
        self._doubles: list[str] = []
        self._number_of_doubles = 0

    def read(self, readings: "Iterable[Reading]") -> "Iterator[Reading]":
        """Give what is read, and note which columns and keys stand beside articles without a day."""
        for reading in readings:
            if isinstance(reading, Article) and reading.published is None:
                self._unread |= dict.fromkeys(reading.unread)
            yield reading

    def hear(self, step: "Step") -> None:
        """Take in what became of an article."""
        if step.state == "failed":
            self._failed(step)
        if step.state == "skipped":
            self._skip(step)
        if step.state == "done" and step.double_of:
            self._number_of_doubles += 1
            if len(self._doubles) < _NAMED:
                self._doubles.append(f"{step.origin} is {step.double_of}")
        for remark in step.remarks:
            self._remarks[remark.about].append((step.origin, remark.detail))

    def no_days(self, number: int) -> str:
        """Say of how many articles no day is known, and which columns and keys may hold it."""
        told = (
            f"of {many(number, 'article')} in the store no day of publication is known, so dates such as "
            "“on Monday” stay empty there; "
        )
        names = list(self._unread)
        if not names:
            return f"{told}ingest them again with --published DAY, and they are coded with it"
        more = f" and {len(names) - _COLUMNS} more" if len(names) > _COLUMNS else ""
        return (
            f"{told}columns or keys that were not read: {', '.join(names[:_COLUMNS])}{more}; ingest them "
            "again with --columns published=NAME (title=NAME …) where one holds the day, "
            "else with --published DAY"
        )

    def tell(self, store: Path, *, quiet: bool) -> None:
        """Say it, behind the run."""
        for (file, _), number in self._failures.items():
            if number > 1:
                fail(f"{file}: {number:,} in all failed for this reason; {_where('failed', store)}")
        for line in (*self._empty, *self._skipped):
            note(f"skipped: {line}", quiet=quiet)
        if self._other_kinds:
            note(_of_other_kinds(self._other_kinds), quiet=quiet)
        if self._number_skipped > len(self._skipped):
            more = self._number_skipped - len(self._skipped)
            note(f"skipped: {more:,} more; {_where('skipped', store)}", quiet=quiet)
        if self._doubles:
            named = ", ".join(self._doubles) + _more(self._number_of_doubles)
            note(f"doubles, each kept once: {named}", quiet=quiet)
        for line in (*self._fetched_before(), *self._said(store)):
            note(line, quiet=quiet)

    def _fetched_before(self) -> "Iterator[str]":
        """Write which pages are not fetched, for they were before."""
        if not (found := self._remarks.get("fetched before")):
            return
        for origin, day in found[:_NAMED]:
            yield f"{origin}: fetched before{f' on {day}' if day else ''}; --again fetches it anew"
        if len(found) > _NAMED:
            yield f"{many(len(found) - _NAMED, 'more page was', 'more pages were')} fetched before"

    def _skip(self, step: "Step") -> None:
        from dragoman.sources import NO_ARTICLE, OTHER_KIND  # noqa: PLC0415 - keeps --help instant

        if step.reason == OTHER_KIND:
            self._other_kinds.append(step.origin)
            return
        if step.reason == NO_ARTICLE:  # each is told: whoever named it thinks that it holds some
            self._empty.append(f"{step.origin}: {step.reason}")
            return
        self._number_skipped += 1
        if len(self._skipped) < _NAMED:
            self._skipped.append(f"{step.origin}: {step.reason}")

    def _failed(self, step: "Step") -> None:
        kind = (_LINE.sub("", step.origin), _VARIES.sub("", step.reason))
        self._failures[kind] += 1
        if self._failures[kind] == 1:
            fail(f"{step.origin}: {step.reason}")

    def _said(self, store: Path) -> "Iterator[str]":
        """Write what was remarked, a line for each matter."""
        found = self._remarks
        if replaced := found.get("replaced"):
            number = many(len(replaced), "article")
            yield f"updated: {number} came without a day or title before and took the place of that"
        if days := found.get("other day"):
            number = many(len(days), "article")
            yield f"{number} in the store under another day too, both kept: {_pairs(days)}"
        if updated := found.get("updated"):
            number = many(len(updated), "article")
            yield (
                f"updated: {number} in the store with other words under the same link, id or file, "
                f"both kept: {_pairs(updated)}"
            )
        if days or updated:
            yield f"what is not wanted goes with: dragoman forget ID --store {store}"
        if others := found.get("other settings"):
            names = ", ".join(sorted({name for _, detail in others for name in detail.split(", ")}))
            number = many(len(others), "article was", "articles were")
            yield f"{number} coded before with other settings ({names}); --again codes them anew"
        if lost := sorted({judgement for _, judgement in found.get("judgement", ())}):
            names = ", ".join(lost[:_NAMED]) + _more(len(lost))
            number = many(len(lost), "judgement")
            yield f"{number} of events that are no more, which hold for what is left: {names}"


def _of_other_kinds(origins: list[str]) -> str:
    from dragoman.sources import SUFFIXES  # noqa: PLC0415 - keeps --help instant

    files = f"{many(len(origins), 'file')} of other kinds: {', '.join(origins[:_NAMED])}{_more(len(origins))}"
    return (
        f"skipped: {files}; in folders and archives are read {' '.join(SUFFIXES)}, others if named themselves"
    )


def _pairs(found: list[tuple[str, str]]) -> str:
    return ", ".join(f"{origin} beside {other}" for origin, other in found[:_NAMED]) + _more(len(found))


def _more(number: int) -> str:
    return f" and {number - _NAMED:,} more" if number > _NAMED else ""


def _where(state: str, store: Path) -> str:
    """Say where all of them are listed."""
    table = f"the table ledger (state = '{state}')"
    return f"all stand in {table} and under Sources of: dragoman serve --store {store}"
