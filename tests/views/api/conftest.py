"""The API in front of a made-up store, asked in-process."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from dragoman.store.database import Store
from dragoman.views.api.access import OwnAccess
from dragoman.views.api.app import create
from made_api import Walk, api_store, wordless_store


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with api_store(tmp_path_factory.mktemp("api") / "s.duckdb") as opened:
        yield opened


@pytest.fixture(scope="session")
def client(store: Store) -> TestClient:
    return TestClient(create(OwnAccess(store)), base_url="http://test/api/v1/")


@pytest.fixture(scope="session")
def wordless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The API of a store that keeps no text."""
    with wordless_store(tmp_path_factory.mktemp("api") / "w.duckdb") as opened:
        yield TestClient(create(OwnAccess(opened)), base_url="http://test/api/v1/")


@pytest.fixture(scope="session")
def walk(client: TestClient) -> Walk:
    """Give all items of a list, by following the links from page to page."""

    def pages(path: str, **query: object) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        answer = client.get(path, params={key: str(value) for key, value in query.items()})
        while True:
            assert answer.status_code == 200, answer.text
            body = answer.json()
            assert ("link" in answer.headers) == (body["next"] is not None)
            found += body["items"]
            if body["next"] is None:
                assert body["total"] == len(found)
                return found
            answer = client.get(f"http://test{answer.links['next']['url']}")

    return pages
