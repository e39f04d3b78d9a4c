"""What a ledger remarks on an article beside what became of it."""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum


class About(StrEnum):
    """What a remark is about.

    ``REPLACED``: the article stood in the store without its day or title. ``OTHER_DAY``: its text stands
    there under another day, and both are kept. ``UPDATED``: one that is called the same has other words, and
    both are kept. ``OTHER_SETTINGS``: it was coded before, with other settings. ``JUDGEMENT``: a judgement
    names an event that is no more. ``FETCHED_BEFORE``: a page that is named was fetched before, and is not
    now.
    """

    REPLACED = "replaced"
    OTHER_DAY = "other day"
    UPDATED = "updated"
    OTHER_SETTINGS = "other settings"
    JUDGEMENT = "judgement"
    FETCHED_BEFORE = "fetched before"


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark.

    Attributes:
        about: What it is about.
        detail: Id of the other article, names of the settings, id of the judgement, or day of the fetch
            (empty where that is not known).
    """

    about: About
    detail: str


@dataclass(slots=True)
class Remarks:
    """Remarks by the article's id, until they are told."""

    _kept: dict[str, list[Remark]] = field(default_factory=lambda: defaultdict(list))

    def add(self, article: str, about: About, detail: str) -> None:
        """Keep a remark."""
        self._kept[article].append(Remark(about, detail))

    def told(self, article: str) -> tuple[Remark, ...]:
        """Give the remarks on an article, once."""
        return tuple(self._kept.pop(article, ()))
