"""How a page is known again, whoever names it."""

import re

from dragoman.errors import FetchError
from dragoman.sources.web.addresses import read_url

# What is added to say where a reader came from; the page is the same without.
_TRACKING = re.compile(r"(?:^|&)(?:utm_[a-z]+|fbclid|gclid)=[^&]*", re.IGNORECASE)


def page_key(address: str) -> str:
    """Give the key of a page: its address without fragment, tracking, and differences that mean nothing.

    An address that cannot be read is its own key; fetching it says what is wrong.
    """
    try:
        url = read_url(address)
    except FetchError:
        return address.strip()
    query = url.query.decode("ascii", errors="replace")
    kept = _TRACKING.sub("", query).lstrip("&")
    if kept != query:
        url = url.copy_with(query=kept.encode() or None)
    return str(url)
