"""The API's documentation as a page of our own: nothing is fetched from elsewhere."""

import json
from collections.abc import Iterator

from fastapi import APIRouter, Request
from fastapi.openapi import models
from fastapi.responses import Response

from bot.web.http.pages import text_page

router = APIRouter(include_in_schema=False)
_METHODS = ("get", "post", "put", "delete")


@router.get("/api/docs")
async def api_docs(request: Request) -> Response:
    """Every call with its parameters, an example and its answers."""
    description = models.OpenAPI.model_validate(request.app.openapi())
    return text_page("Teller API", "\n".join(_lines(description)))


def _lines(description: models.OpenAPI) -> Iterator[str]:
    yield description.info.description or ""
    yield "\nFor machines: [openapi.json](openapi.json)\n"
    named = (description.components.schemas if description.components else None) or {}
    schemas = {name: one for name, one in named.items() if isinstance(one, models.Schema)}
    for path, item in (description.paths or {}).items():
        for method in _METHODS:
            operation = getattr(models.PathItem.model_validate(item), method)
            if isinstance(operation, models.Operation):
                yield f"\n## {method.upper()} {path}\n\n{operation.description or ''}\n"
                yield from _operation(operation, schemas)


def _operation(operation: models.Operation, schemas: dict[str, models.Schema]) -> Iterator[str]:
    for parameter in operation.parameters or ():
        dumped = parameter.model_dump(mode="json", by_alias=True)
        yield f"- `{dumped.get('name')}` ({dumped.get('in')}) {dumped.get('description') or ''}"
    if operation.requestBody is not None:
        schema = models.Schema.model_validate(
            operation.requestBody.model_dump(by_alias=True, exclude_none=True)["content"][
                "application/json"
            ]["schema"]
        )
        example = json.dumps(_example(schema, schemas), indent=2, ensure_ascii=False)
        yield f"\nSend, for example:\n\n```json\n{example}\n```\n"
    answers = [
        f"{status} {models.Response.model_validate(one).description}"
        for status, one in (operation.responses or {}).items()
    ]
    yield "\nAnswers: " + "; ".join(answers)


def _example(schema: models.Schema, schemas: dict[str, models.Schema]) -> object:
    if schema.ref is not None:
        return _example(schemas[schema.ref.rsplit("/", 1)[-1]], schemas)
    if schema.examples:
        return schema.examples[0]
    if schema.properties:
        return {
            name: _example(one, schemas)
            for name, one in schema.properties.items()
            if isinstance(one, models.Schema)
        }
    return schema.default if schema.default is not None else (schema.enum or ["…"])[0]
