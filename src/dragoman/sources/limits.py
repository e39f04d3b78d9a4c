"""How much a file may unpack to: archives are read as they stream, and a bomb ends where it shows."""

from dataclasses import dataclass

from dragoman.errors import UnreadableArticle

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What unpacking may cost.

    Attributes:
        ratio: Bytes unpacked for each packed byte, in a member and in all. News as text packs 3 to 6 times,
            a site's pages in one solid archive up to some 50 times; a bomb 1,000 times and more.
        free: Bytes that may be unpacked whatever the ratio.
        member: Bytes of one member, streamed.
        held: Bytes of what must be held whole: a message, or a zip or Parquet file inside an archive.
        members: Members of one archive.
        depth: Archives inside archives.
    """

    ratio: int = 200
    free: int = 64 * _MEGABYTE
    member: int = 64_000 * _MEGABYTE
    held: int = 256 * _MEGABYTE
    members: int = 1_000_000
    depth: int = 4


class Meter:
    """Counts what one file that a user named unpacks to, with all archives inside it."""

    def __init__(self, limits: Limits, size: int) -> None:
        """Start at nothing.

        Args:
            limits: What is allowed.
            size: Bytes of the file itself; 0 where only reading it will tell.
        """
        self.limits = limits
        self._size = size
        self._unpacked = 0
        self.is_over = False

    def feed(self, number: int) -> None:
        """Note bytes of the file itself that were read, where its size was not known."""
        self._size += number

    def unpack(self, number: int) -> None:
        """Note bytes that were unpacked.

        Raises:
            UnreadableArticle: They are more than the file may give.
        """
        self._unpacked += number
        allowed = self.limits.free + self.limits.ratio * self._size
        if self._unpacked > allowed:
            self.is_over = True
            raise UnreadableArticle(
                f"it unpacks to more than {allowed:,} bytes in all, {self.limits.ratio} for each of its own, "
                "as a bomb does; unpack it yourself if it is none"
            )
