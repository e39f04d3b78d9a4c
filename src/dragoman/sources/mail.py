"""E-mails (``.eml``) and pages that a browser saved as one file (``.mhtml``) to articles."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from dragoman.errors import UnreadableArticle
from dragoman.records import Article, Basis
from dragoman.sources.encoding import decode
from dragoman.sources.failure import Reading, SetAside
from dragoman.sources.given import Given
from dragoman.sources.making import make_article
from dragoman.sources.publication import published_or_none

_BROKEN = (ValueError, LookupError, TypeError, AttributeError, OverflowError, AssertionError, RecursionError)
"""What the email package raises on broken headers and parts; the first five found by mutating messages."""
_ATTACHED = "what is attached to a message is not read; save it as a file and give that"
_ANSWERED = re.compile(r"(?:(?:re|aw|sv|fwd?|wg)\s*:\s*)+", re.IGNORECASE)
# A part that was pasted or quoted undecoded: no word and no address has sixty such characters.
_UNDECODED = re.compile(r"^[> \t]*[A-Za-z0-9+/]{60,}={0,2}[ \t]*$\n?", re.MULTILINE)
_FLOWED = re.compile(r"(?<!^--) \r?\n(?!>)", re.MULTILINE)


def read_mail(data: bytes, *, origin: str) -> Iterator[Reading]:
    """Read the message's own text, else its page; what is attached is set aside.

    The subject is the title, the day it was sent on that of publication, and the sender's name the outlet.

    Args:
        data: The file.
        origin: Its path.

    Raises:
        UnreadableArticle: It is no message that can be read, or holds no text.
    """
    try:
        message = _message(data)
        yield _article(message, origin)
        for part in message.iter_attachments():
            if part.is_attachment():
                yield SetAside(f"{origin}!{part.get_filename() or part.get_content_type()}", _ATTACHED)
    except _BROKEN as error:
        raise _unreadable(error, "save its text from the mail program and give that") from error


def _article(message: EmailMessage, origin: str) -> Article:
    said = Given(
        title=_ANSWERED.sub("", _header(message, "Subject"), count=1) or None,
        published=published_or_none(_header(message, "Date")),
        source=_sender(message),
        published_basis=Basis.METADATA,
        source_basis=Basis.METADATA,
    )
    for kind in ("plain", "html"):
        words = _words(_body(message, kind))
        if words.strip():
            return make_article(words, given=said, markup="html" if kind == "html" else None, origin=origin)
    raise UnreadableArticle(
        "the message holds no text of its own, and attachments are not read; save them and give those"
    )


def read_saved_page(data: bytes, *, origin: str) -> Article:
    """Read the page of a file that a browser saved; the day in its head is that of saving and is not taken.

    Args:
        data: The file.
        origin: Its path.

    Raises:
        UnreadableArticle: It is no such file that can be read, or holds no page.
    """
    try:
        message = _message(data)
        page = _body(message, "html")
        words = _words(page)
        link = _link(message, page)
    except _BROKEN as error:
        raise _unreadable(error, "save the page as HTML and give that") from error
    if not words.strip():
        raise UnreadableArticle("the file holds no page; save the page anew, as HTML")
    return make_article(words, given=Given(url=link), markup="html", origin=origin)


def _link(message: EmailMessage, page: EmailMessage | None) -> str | None:
    """Give the address that the page was saved from."""
    places = [_header(message, "Snapshot-Content-Location")]
    places += [_header(page, "Content-Location")] if page is not None else []
    return next((place for place in places if place.startswith(("http://", "https://"))), None)


def _message(data: bytes) -> EmailMessage:
    return message_from_bytes(data, policy=policy.default)


def _body(message: EmailMessage, kind: str) -> EmailMessage | None:
    part = message.get_body((kind,))
    return part if isinstance(part, EmailMessage) else None


def _words(part: EmailMessage | None) -> str:
    """Give the words of a part, decoded; lines that the sender's program only wrapped are joined."""
    data = None if part is None else part.get_payload(decode=True)
    if part is None or not isinstance(data, bytes):
        return ""
    text = decode(data, told=str(part.get_content_charset() or ""))
    if part.get_content_subtype() == "html":
        return text
    if str(part.get_param("format") or "").lower() == "flowed":
        text = _FLOWED.sub(" ", text)
    return _UNDECODED.sub("", text)


def _header(message: EmailMessage, name: str) -> str:
    """Give a header's words on one line; empty where there is none."""
    return " ".join(str(_parsed(message, name) or "").split())


def _sender(message: EmailMessage) -> str | None:
    """Give the name of who sent it; an address is none."""
    addresses = getattr(_parsed(message, "From"), "addresses", ())
    names = (" ".join(str(address.display_name).split()) for address in addresses)
    return next((name for name in names if name and "@" not in name), None)


def _parsed(message: EmailMessage, name: str) -> object:
    """Give a header as the email package has it; one that it cannot read says nothing of the article."""
    try:
        return message.get(name)
    except _BROKEN:
        return None


def _unreadable(error: Exception, remedy: str) -> UnreadableArticle:
    why = " ".join((str(error) or type(error).__name__).split())[:100]
    return UnreadableArticle(f"it is no message that can be read, or is broken ({why}); {remedy}")
