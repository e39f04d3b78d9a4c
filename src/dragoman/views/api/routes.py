"""What an address of the API is made of."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import Response


@dataclass(frozen=True, slots=True)
class Route:
    """One address, with what the OpenAPI document says of it beside its parameters.

    Attributes:
        path: Behind ``/api/v1``.
        handler: Answers it. Its docstring is the description, its name the operation's id.
        summary: In a few words.
        tag: What it is about.
        body: Model of the answer.
        missing: What status 404 says, or None where nothing can be missing.
        links: Where to go from the answer, by name: the operation, and from what its parameters are taken.
    """

    path: str
    handler: Callable[..., Awaitable[Response]]
    summary: str
    tag: str
    body: Any
    missing: str | None = None
    links: Mapping[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)


def first_item(operation: str, parameter: str, key: str) -> tuple[str, Mapping[str, str]]:
    """Give the link from a list to an operation on its first item."""
    return operation, {parameter: f"$response.body#/items/0/{key}"}


def own(operation: str, parameter: str) -> tuple[str, Mapping[str, str]]:
    """Give the link from one thing to another operation on the same."""
    return operation, {parameter: "$response.body#/id"}
