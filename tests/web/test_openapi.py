"""The API describes itself: every call has a description, and an example that it would take."""

from typing import Final

import pytest
from fastapi import FastAPI
from fastapi.openapi.models import OpenAPI, Operation, PathItem, Response, Schema
from fastapi.routing import APIRoute
from pydantic import BaseModel, TypeAdapter

from bot.web.http import (
    agent_routes,
    ask_routes,
    conversation_routes,
)
from bot.web.http.casework import case_routes, phrase_routes
from bot.web.http.customer import attachment_routes, question_routes
from bot.web.http.desk import desk_routes

ROUTERS: Final = tuple(
    routes.router
    for routes in (
        agent_routes,
        ask_routes,
        attachment_routes,
        conversation_routes,
        question_routes,
        case_routes,
        phrase_routes,
        desk_routes,
    )
)
ROUTES: Final = [
    route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)
]
WITH_BODY: Final = [route for route in ROUTES if route.body_field is not None]


def name_of(route: APIRoute) -> str:
    """Method and path."""
    return f"{method_of(route)} {route.path}"


def method_of(route: APIRoute) -> str:
    """GET, POST or DELETE."""
    (method,) = route.methods or {""}
    return method


@pytest.fixture(scope="module")
def schema() -> OpenAPI:
    """The document, as its own standard reads it."""
    app = FastAPI()
    for router in ROUTERS:
        app.include_router(router)
    return OpenAPI.model_validate(app.openapi())


def body_model(route: APIRoute) -> type[BaseModel]:
    """What the body of a call is made of."""
    assert route.body_field is not None
    model = route.body_field.field_info.annotation
    assert isinstance(model, type)
    assert issubclass(model, BaseModel)
    return model


@pytest.mark.parametrize("route", ROUTES, ids=name_of)
def test_every_call_says_what_it_does(route: APIRoute) -> None:
    assert route.description.strip().endswith(".")


@pytest.mark.parametrize("route", WITH_BODY, ids=name_of)
def test_every_body_has_an_example_that_is_taken(route: APIRoute) -> None:
    model = body_model(route)
    properties = TypeAdapter(model).json_schema()["properties"]
    example = {
        name: field["examples"][0] if "examples" in field else field["default"]
        for name, field in properties.items()
    }
    assert model.model_validate(example).model_dump(mode="json") == example


def test_customers_and_agents_have_tokens_of_their_own(schema: OpenAPI) -> None:
    assert schema.components is not None
    assert set(schema.components.securitySchemes or {}) == {"customer", "agent"}


@pytest.mark.parametrize("route", ROUTES, ids=name_of)
def test_every_refusal_is_described_in_its_own_shape(route: APIRoute, schema: OpenAPI) -> None:
    assert schema.paths is not None
    operation = getattr(PathItem.model_validate(schema.paths[route.path]), method_of(route).lower())
    assert isinstance(operation, Operation)
    for status, response in (operation.responses or {}).items():
        if status.startswith("4"):
            assert shape_of(response) == "#/components/schemas/ErrorBody", status


def shape_of(response: object) -> str:
    """What the JSON of a response refers to."""
    content = Response.model_validate(response).content
    assert content is not None
    shape = content["application/json"].schema_
    assert isinstance(shape, Schema)
    return str(shape.ref)
