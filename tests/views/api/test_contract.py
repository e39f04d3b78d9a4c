"""The API keeps to its own description: whatever that allows is answered as it says, and nothing else."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from schemathesis.specs.openapi.schemas import OpenApiSchema

from dragoman.store.database import Store
from dragoman.views.api.access import OwnAccess
from dragoman.views.api.app import ROUTES, create

# What a schema cannot say: how two days lie to each other, and which of three letters are a country.
_UNSAID = ("turn them round", "is no country code")
# Of an address without parameters nothing can be wrong.
ASKED = [
    (route.path, mode)
    for route in ROUTES
    for mode in GenerationMode
    if mode is GenerationMode.POSITIVE or route.path not in {"/status", "/codebook"}
]


@pytest.fixture(scope="module")
def described(store: Store) -> OpenApiSchema:
    made: OpenApiSchema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", create(OwnAccess(store)))
    return made


@pytest.mark.parametrize(("path", "mode"), ASKED)
def test_answers_are_as_described(described: OpenApiSchema, path: str, mode: GenerationMode) -> None:
    """Right and wrong values get the statuses, headers and bodies that the document states."""
    _ask(described, path, mode, examples=3)


@pytest.mark.slow
@pytest.mark.parametrize(("path", "mode"), ASKED)
def test_many_answers_are_as_described(described: OpenApiSchema, path: str, mode: GenerationMode) -> None:
    _ask(described, path, mode, examples=60)


def _ask(described: OpenApiSchema, path: str, mode: GenerationMode, *, examples: int) -> None:
    @given(case=described[path]["GET"].as_strategy(generation_mode=mode))
    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def ask(case: schemathesis.Case) -> None:
        response = case.call()
        unsaid = response.status_code == 422 and any(one in response.text for one in _UNSAID)
        case.validate_response(response, excluded_checks=[positive_data_acceptance] if unsaid else [])

    ask()
