"""What can go wrong with one article in a worker, as the errors that the ledger gives as its reason."""

import signal
from dataclasses import dataclass

from dragoman.errors import DragomanError, UnreadableArticle


class CoderFault(Exception):  # noqa: N818 - it names the finding, as ledgers print it
    """A coder broke on an article: the error's kind and message, which every process can take."""


@dataclass(frozen=True, slots=True)
class Hung:
    """An article took longer than it may."""

    seconds: float

    def error(self) -> UnreadableArticle:
        """Give the reason for the ledger once a second try, alone, ended the same way."""
        return UnreadableArticle(
            f"it took longer than {self.seconds:g} s, twice, the second time alone; "
            "shorten it, or run again with --retry and more --article-seconds"
        )


@dataclass(frozen=True, slots=True)
class Died:
    """A worker process ended while it had an article in hand."""

    exit_code: int | None

    def __str__(self) -> str:
        """Say how it ended."""
        code = self.exit_code
        if code is None or code >= 0:
            return f"exit status {code}"
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        return f"{name}, often for lack of memory" if -code == 9 else name

    def error(self) -> UnreadableArticle:
        """Give the reason for the ledger once a second try, alone, ended the same way."""
        return UnreadableArticle(
            f"its worker process died on it twice, the second time alone ({self}); "
            "shorten it, or give the machine more memory and run again with --retry"
        )


Loss = Hung | Died


def as_sent(error: BaseException) -> Exception:
    """Give an error in a form that every process can read: ours as it is, any other as a fault."""
    if isinstance(error, DragomanError):
        return error
    return CoderFault(f"{type(error).__name__}: {error}")
