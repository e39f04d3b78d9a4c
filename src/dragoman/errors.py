"""Every error that Dragoman raises on purpose, in one tree.

::

    DragomanError
    ├── InputError            what was given cannot be read
    │   ├── UnreadableArticle   one article: recorded in the ledger, the rest goes on
    │   │   └── OtherLanguage     it is not in English: skipped, not failed
    │   └── UsageError          a wrong argument: the command line exits 2
    ├── KnowledgeError        a codebook, actor or place file is wrong
    ├── StoreError            the database cannot be opened, written or migrated
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


class UsageError(InputError):
    """A wrong argument or combination of arguments; the command line exits 2."""


class KnowledgeError(DragomanError):
    """A codebook, actor or place file is wrong; the message names file, line and key."""


class StoreError(DragomanError):
    """The database cannot be opened, read, written or migrated."""


class ModelError(DragomanError):
    """A language model or a weights file is missing or does not fit this version."""
