"""What a coder is made with, and what is refused of it before anything is loaded."""

from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path

from dragoman.errors import UsageError
from dragoman.language.parse import DEFAULT_MODEL
from dragoman.run.received import shown

CODERS = ("reader", "rules")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a coder is made with.

    Attributes:
        codebook: A user's own codebook file, on top of ours.
        actors: A user's own actor file, on top of ours.
        model: Name of an installed spaCy pipeline.
        coder: "reader", the trained coder, or "rules", the lexicon alone.
        threads: Threads of the Reader's encoder.
        threshold: Certainty from which the Reader's events are coded; None is its own, which asks more of
            words that the lexicon does not list. A lower one finds more and is wrong more often.
    """

    codebook: str | PathLike[str] | None = None
    actors: str | PathLike[str] | None = None
    model: str = DEFAULT_MODEL
    coder: str = "reader"
    threads: int = 1
    threshold: float | None = None


def own_file(name: str, given: object) -> Path | None:
    """Give the path of a user's own file.

    Raises:
        UsageError: It is no path.
    """
    path = fspath(given) if isinstance(given, str | PathLike) else given
    if path is None or isinstance(path, str):
        return None if path is None else Path(path)
    raise UsageError(f"{name}: {shown(given)} is no path; give a string or a pathlib.Path")


def looked_over(settings: object) -> Settings:
    """Give settings that a coder can be made with: ours where none are given.

    Raises:
        UsageError: No coder can be made with them; the message names the part.
    """
    if settings is None:
        return Settings()
    if not isinstance(settings, Settings):
        raise UsageError(
            f"settings: {shown(settings)} are no Settings; write dragoman.Settings(coder='rules') or the like"
        )
    if settings.coder not in CODERS:
        raise UsageError(f"coder {settings.coder!r} is not one of {', '.join(CODERS)}")
    if not isinstance(settings.model, str):
        raise UsageError(
            f"model: {shown(settings.model)} is no name; give that of an installed spaCy pipeline"
        )
    threads = settings.threads
    if not isinstance(threads, int) or isinstance(threads, bool) or threads < 1:
        raise UsageError(f"threads: {shown(threads)} is no number of threads; give a whole number from 1")
    _check_threshold(settings)
    return settings


def _check_threshold(settings: Settings) -> None:
    threshold = settings.threshold
    if threshold is None:
        return
    if settings.coder != "reader":
        raise UsageError(f"coder {settings.coder!r} has no threshold; leave it out, or take the reader")
    if not isinstance(threshold, int | float) or isinstance(threshold, bool) or not 0 <= threshold <= 1:
        raise UsageError(f"threshold {shown(threshold)} is no certainty; give one from 0 to 1")
