"""What can be read by address: events, documents piece by piece, the codebook; and what cannot."""

from pathlib import Path

import mcp_types as types
import pytest
from mcp.shared.exceptions import MCPError

from dragoman.views.mcp import resources
from dragoman.views.mcp.results import NOTICE
from made_mcp import LONG, ask, data, event_of, mcp_store, read_resource
from made_records import (
    TEXT,
    made_article,
    made_document,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with an incident of several reports, statements, a hostile article and a long one."""
    return mcp_store(tmp_path_factory.mktemp("mcp") / "made.duckdb")


def test_resources_are_listed_and_read(path: Path) -> None:
    listed = ask(path, lambda client: client.list_resources()).resources
    assert [str(one.uri) for one in listed] == ["dragoman://codebook"]
    templates = ask(path, lambda client: client.list_resource_templates()).resource_templates
    assert [one.uri_template for one in templates] == [
        *("dragoman://event/{id}", "dragoman://document/{id}{?from}", "dragoman://codebook/{name}")
    ]
    assert len(read_resource(path, "dragoman://codebook")["entries"]) == 16
    assert read_resource(path, "dragoman://codebook/AID")["entries"][0]["name"] == "AID"
    assert read_resource(path, f"dragoman://event/{event_of(TEXT)}") == data(
        path, "get_event", id=event_of(TEXT)
    )


def test_a_long_document_is_read_piece_by_piece(path: Path) -> None:
    uri = f"dragoman://document/{made_document(made_article(LONG)).id}"
    pieces, start = [], 0
    for _ in range(10):
        piece = read_resource(path, f"{uri}?from={start}")
        assert piece["notice"] == NOTICE
        assert len(piece["quoted"]) <= resources.MOST
        pieces.append(piece["quoted"])
        start = piece["end"]
        if not piece["cut"]:
            break
        assert piece["cut"][0].endswith(f"read on with ?from={start}")
    assert "".join(pieces) == LONG


NOWHERE = (
    *(
        "file:///etc/passwd",
        "dragoman://event/",
        "dragoman://event/e1:ffffff",
        "dragoman://document/../x",
        "dragoman://[",
    ),
    *("dragoman://codebook/%00", "dragoman://store/x", "dragoman://event/e1:ffffff?from=1"),
)


@pytest.mark.parametrize("uri", NOWHERE)
def test_what_is_nowhere_is_refused(path: Path, uri: str) -> None:
    with pytest.raises(MCPError) as refused:
        read_resource(path, uri)
    assert refused.value.error.code == types.INVALID_PARAMS
    assert "Traceback" not in str(refused.value)


@pytest.mark.parametrize("start", ["-1", "x", "99999999", "1.5", "²"])
def test_an_offset_outside_a_document_is_refused(path: Path, start: str) -> None:
    with pytest.raises(MCPError, match="is no offset of the document"):
        read_resource(path, f"dragoman://document/{made_document(made_article(TEXT)).id}?from={start}")
