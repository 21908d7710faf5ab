"""Every error leaves through one door: the same shape, with its code, and never with a customer's text."""

import logging
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from bot.errors import (
    BotError,
    InvalidFrameError,
    InvalidJsonError,
    MethodNotAllowedError,
    NotFoundError,
    TextTooLongError,
)

_log = logging.getLogger(__name__)
# What the framework itself refuses.
_OF_STATUS: Final[dict[int, type[BotError]]] = {
    400: InvalidJsonError,
    404: NotFoundError,
    405: MethodNotAllowedError,
}


def response_of(error: BotError) -> JSONResponse:
    """One refusal over HTTP."""
    body = {"error": {"code": error.code, "message": error.message, "detail": error.detail}}
    headers = {}
    if "retry_after" in error.detail:
        headers["Retry-After"] = str(error.detail["retry_after"])
    return JSONResponse(body, error.status, headers)


async def _refuse(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, BotError)
    return response_of(error)


async def _refuse_body(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError | ValidationError)
    problems = error.errors()
    if any(problem["type"] == "json_invalid" for problem in problems):
        return response_of(InvalidJsonError())
    if any(
        problem["type"] == "string_too_long" and problem["loc"][-1] in ("text", "question")
        for problem in problems
    ):
        return response_of(TextTooLongError(limit=4_000))
    fields = [f"{'.'.join(str(part) for part in p['loc'])}: {p['msg']}" for p in problems]
    return response_of(InvalidFrameError(fields=fields[:10]))


async def _refuse_http(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    # FastAPI wraps whatever stops it from reading a body.
    if isinstance(error.__cause__, BotError):
        return response_of(error.__cause__)
    refusal = _OF_STATUS.get(error.status_code, BotError)()
    response = response_of(refusal)
    response.headers.update(error.headers or {})
    return response


async def _refuse_fault(request: Request, error: Exception) -> JSONResponse:
    _log.error("fault at %s %s", request.method, request.url.path, exc_info=error)
    return response_of(BotError())


def install(app: FastAPI) -> None:
    """Show every error the same way."""
    app.add_exception_handler(BotError, _refuse)
    app.add_exception_handler(RequestValidationError, _refuse_body)
    app.add_exception_handler(HTTPException, _refuse_http)
    app.add_exception_handler(Exception, _refuse_fault)
