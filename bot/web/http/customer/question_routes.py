"""Known questions: to begin with, and as one types."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel

from bot.web.context import FlowsOf
from bot.web.http.bodies import ErrorBody
from bot.web.http.customer.budgets import address_of
from knowledge_base.words import Language

router = APIRouter(prefix="/api/questions", tags=["questions"])


class KnownQuestionBody(BaseModel):
    """The question of an approved FAQ entry."""

    id: str
    text: str


class KnownQuestionsBody(BaseModel):
    """Questions that have an approved answer."""

    questions: list[KnownQuestionBody]


@router.get("", responses={422: {"model": ErrorBody}, 429: {"model": ErrorBody}})
async def known_questions(
    request: Request,
    response: Response,
    flows: FlowsOf,
    language: Language = Language.ENGLISH,
    begin: Annotated[
        str, Query(max_length=200, description="What has been typed; empty: what is asked most.")
    ] = "",
) -> KnownQuestionsBody:
    """Approved questions that hold what was typed (from three letters or two Chinese characters), or to begin with."""
    request.app.state.question_budgets.spend(address_of(request))
    suggest = flows.suggest
    found = (
        await suggest.completions(begin, language) if begin else await suggest.starters(language)
    )
    response.headers["Cache-Control"] = "public, max-age=60"
    return KnownQuestionsBody(
        questions=[KnownQuestionBody(id=one.id, text=one.text) for one in found]
    )
