"""Every error that Dragoman raises on purpose, in one tree.

::

    DragomanError
    ├── InputError            what was given cannot be read
    │   ├── UnreadableArticle   one article: recorded in the ledger, the rest goes on
    │   │   ├── OtherLanguage     it is not in English: skipped, not failed
    │   │   └── FetchError        an address of the web could not or may not be fetched
    │   └── UsageError          a wrong argument: the command line exits 2
    ├── KnowledgeError        a codebook, actor or place file is wrong
    ├── StoreError            the database cannot be opened, written or migrated
    │   └── StoreBusy           another process has it open
    └── ModelError            a language model or weights file is missing or does not fit

Each message names the value, the place and the remedy.
"""


class DragomanError(Exception):
    """Base of every error raised on purpose; the command line prints its message on one line."""


class InputError(DragomanError):
    """What was given cannot be read or understood."""


class UnreadableArticle(InputError):  # noqa: N818 - it names the finding, as ledgers print it
    """One article cannot be coded; the ledger records the reason and the rest goes on."""


class OtherLanguage(UnreadableArticle):
    """One article is not in English; the ledger says skipped, for nothing is wrong with it."""


class FetchError(UnreadableArticle):
    """An address could not or may not be fetched; its message is the reason that the ledger keeps.

    Attributes:
        passing: Trying again later may help: the server was slow, broken or busy.
        asked: The server was asked. False where the time had not come: its host rests, or the run ends.
        status: HTTP status of the answer, or None where there was none.
        wait: Seconds that the server asked to be left alone, or None.
    """

    def __init__(
        self,
        message: str,
        *,
        passing: bool = False,
        asked: bool = True,
        status: int | None = None,
        wait: float | None = None,
    ) -> None:
        super().__init__(message)
        self.passing = passing
        self.asked = asked
        self.status = status
        self.wait = wait


class UsageError(InputError):
    """A wrong argument or combination of arguments; the command line exits 2."""


class KnowledgeError(DragomanError):
    """A codebook, actor or place file is wrong; the message names file, line and key."""


class StoreError(DragomanError):
    """The database cannot be opened, read, written or migrated."""


class StoreBusy(StoreError):  # noqa: N818 - it names the finding
    """Another process has the database open; waiting helps."""


class ModelError(DragomanError):
    """A language model or a weights file is missing or does not fit this version."""
