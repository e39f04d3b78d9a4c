"""A server on this machine for each test that asks for it."""

from collections.abc import Iterator

import pytest

from local_server import LocalServer, local_server


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as served:
        yield served
