"""Questions without a conversation, and whether the server is well."""

from fastapi import APIRouter, Response
from pydantic import BaseModel

from bot.domain.message import Citation
from bot.domain.reply import Answer, Clarification, Escalation, Outcome
from bot.web.context import FlowsOf
from bot.web.http.bodies import AskBody, ErrorBody, ReplyBody
from bot.web.wire import ChoiceObject, CitationObject, HitObject

router = APIRouter()


class Health(BaseModel):
    """Whether the server is well."""

    status: str
    generation: str | None = None


@router.post(
    "/api/ask",
    tags=["questions"],
    responses={422: {"model": ErrorBody}, 503: {"model": ErrorBody}},
)
async def ask(body: AskBody, flows: FlowsOf) -> ReplyBody:
    """What the bot would say to a question. Nothing is stored, and nobody is handed over."""
    return reply_body(await flows.ask.outcome_of(body.question, body.language))


@router.get("/healthz", tags=["health"])
async def healthz() -> Health:
    """The process answers."""
    return Health(status="ok")


@router.get("/readyz", tags=["health"], responses={503: {"model": Health}})
async def readyz(flows: FlowsOf, response: Response) -> Health:
    """The store answers and there is content to answer from; else 503."""
    await flows.follow.check_store()
    if not flows.library.is_ready:
        response.status_code = 503
        return Health(status="no_content")
    return Health(status="ready", generation=flows.library.index.generation.id)


def reply_body(outcome: Outcome) -> ReplyBody:
    """An Outcome as JSON."""
    reply = outcome.reply
    passages = () if isinstance(reply, Clarification) else reply.passages
    choices = reply.choices if isinstance(reply, Clarification) else ()
    return ReplyBody(
        decision=outcome.decision,
        text=reply.text,
        citations=[CitationObject.of(Citation.of(passage)) for passage in passages],
        choices=[ChoiceObject.of(choice) for choice in choices],
        reason=reply.reason if isinstance(reply, Escalation) else None,
        offers_person=reply.offers_person if isinstance(reply, Answer) else True,
        confidence=outcome.confidence,
        threshold=outcome.threshold,
        candidates=[
            HitObject(id=hit.passage.id, title=hit.passage.title, score=round(hit.score, 4))
            for hit in outcome.hits
        ],
        generation=outcome.generation_id,
    )
