"""The whole application over the engines that the settings name."""

import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from fastapi import FastAPI

from bot.backends.attachment_folder import AttachmentFolder
from bot.backends.embeddings.encoder import Encoder
from bot.backends.embeddings.hashing import HashingEmbeddings
from bot.backends.embeddings.model import EmbeddingModel
from bot.backends.embeddings.universal_encoder import UNIVERSAL_MODEL, UniversalSentenceEncoder
from bot.backends.index.generation_folder import GenerationFolder
from bot.backends.signed_identity import SignedIdentity
from bot.backends.sql.asked_questions import SqlAskedQuestions
from bot.backends.sql.casework.case_store import SqlCaseStore
from bot.backends.sql.casework.phrase_store import SqlPhraseStore
from bot.backends.sql.conversation_store import SqlConversationStore
from bot.backends.sql.database import Database
from bot.backends.sql.desk.cursor_rows import SqlCursors
from bot.backends.sql.desk.desks import SqlDesks
from bot.backends.sql.desk.offer_rows import SqlOffers
from bot.backends.sql.desk.roster import SqlRoster
from bot.backends.sql.publications import SqlPublications
from bot.domain.simplified import simplified
from bot.engines import Engines, opened_engines
from bot.flows.ask import Ask
from bot.flows.casework.advise import Advise
from bot.flows.casework.board import QueueBoard
from bot.flows.casework.casework import Casework
from bot.flows.casework.phrasebook import Phrasebook
from bot.flows.converse import Converse
from bot.flows.customer.attach import Attach
from bot.flows.customer.identify import Identify
from bot.flows.customer.suggest import Suggest
from bot.flows.desk.attendance import Attendance
from bot.flows.desk.courtesies import Courtesies
from bot.flows.desk.offering import Offering
from bot.flows.desk.passing import Passing
from bot.flows.desk.reception import Reception
from bot.flows.desk.upkeep import Upkeep
from bot.flows.evaluate import Evaluate
from bot.flows.follow import Follow
from bot.flows.handoff import Handoff
from bot.flows.library import Library
from bot.flows.publish import Publish
from bot.flows.replies import Replies
from bot.ports import ConversationStore, EventBus
from bot.ports.desk import Offers
from bot.settings import Settings
from bot.web.app import create_app
from bot.web.context import Flows, WebOptions
from bot.wiring.accounts import accounts_over


@dataclass(frozen=True, slots=True)
class Application:
    """All flows over opened engines."""

    web: Flows
    publish: Publish


def sample_content() -> Path:
    """The fictional bank's content that comes with the package."""
    return Path(str(files("knowledge_base") / "sample"))


def built_pages() -> Path:
    """The widget, the console and the demo page, as built."""
    return Path(str(files("web_widget") / "dist"))


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[Application]:
    """Over engines that are open for as long as the block lasts."""
    async with opened_engines(settings) as engines:
        yield _assemble(settings, engines)


def _assemble(settings: Settings, engines: Engines) -> Application:
    database, bus = engines.database, engines.bus
    store, cases = SqlConversationStore(database), SqlCaseStore(database)
    library, publish = _content(settings, database)
    accounts = accounts_over(engines, settings)
    desk = _desk_flows(engines, accounts.attendance)
    ask = Ask(store, bus, library, _today(settings), desk.reception)
    replies = Replies(ask, store)
    flows = Flows(
        advise=Advise(store, library, _today(settings)),
        ask=ask,
        attendance=accounts.attendance,
        attach=_attach(settings, store, bus),
        board=QueueBoard(store, cases, desk.offers, bus),
        casework=Casework(store, cases, bus),
        converse=Converse(store, bus, replies, desk.reception),
        courtesies=Courtesies(store, SqlCursors(database), engines.hints, bus),
        follow=Follow(store, bus, desk.reception),
        handoff=Handoff(store, bus, replies, desk.offering),
        identify=Identify(store, bus, SignedIdentity(settings.identity_secret)),
        library=library,
        offering=desk.offering,
        passing=desk.passing,
        phrasebook=Phrasebook(store, SqlPhraseStore(database)),
        replies=replies,
        sign_in=accounts.sign_in,
        suggest=Suggest(library, ask, SqlAskedQuestions(database), simplified, time.monotonic),
        upkeep=desk.upkeep,
    )
    return Application(flows, publish)


def _attach(settings: Settings, store: ConversationStore, bus: EventBus) -> Attach:
    files = AttachmentFolder(settings.data / "attachments")
    return Attach(store, bus, files, settings.largest_attachment)


def _content(settings: Settings, database: Database) -> tuple[Library, Publish]:
    publications = SqlPublications(database)
    builder = GenerationFolder(settings.data / "generations", *_models(settings))
    publish = Publish(builder, publications, risk=settings.answer_risk, today=_today(settings))
    return Library(builder, publications), publish


@dataclass(frozen=True, slots=True)
class _DeskFlows:
    """What goes on around the queue."""

    offers: Offers
    reception: Reception
    offering: Offering
    passing: Passing
    upkeep: Upkeep


def _desk_flows(engines: Engines, attendance: Attendance) -> _DeskFlows:
    database, bus = engines.database, engines.bus
    store = SqlConversationStore(database)
    desks, roster, offers = SqlDesks(database), SqlRoster(database), SqlOffers(database)
    offering = Offering(desks, offers, roster, bus)
    reception = Reception(desks, roster, time.monotonic)
    return _DeskFlows(
        offers=offers,
        reception=reception,
        offering=offering,
        passing=Passing(store, roster, desks, reception, bus),
        upkeep=Upkeep(store, attendance, desks, offering, bus),
    )


def evaluation(settings: Settings, folder: Path) -> Evaluate:
    """Measures on content of its own, in a folder of its own; nothing that serves is touched."""
    builder = GenerationFolder(folder, *_models(settings))
    return Evaluate(builder, risk=settings.answer_risk, today=_today(settings))


def web_application(settings: Settings) -> FastAPI:
    """The ASGI application."""

    @asynccontextmanager
    async def opening() -> AsyncIterator[Flows]:
        async with opened(settings) as application:
            yield application.web

    options = WebOptions(
        pages=built_pages(),
        embed_origins=settings.embed_origins,
        allowed_origins=settings.allowed_origins,
        largest_attachment=settings.largest_attachment,
        most_connections=settings.most_connections,
    )
    return create_app(opening, options)


def _models(settings: Settings) -> Iterator[EmbeddingModel]:
    """Each reads what those before it cannot; hashing reads everything."""
    if settings.embedding_model == HashingEmbeddings.name:
        yield HashingEmbeddings()
        return
    encoders, adapts = settings.data / "encoders", settings.adapt_encoder
    yield Encoder(settings.embedding_model, encoders, adapts=adapts)
    if settings.multilingual_model == UNIVERSAL_MODEL:
        yield UniversalSentenceEncoder()
    elif settings.multilingual_model:
        yield Encoder(settings.multilingual_model, encoders, adapts=adapts)


def _today(settings: Settings) -> Callable[[], date]:
    zone = ZoneInfo(settings.time_zone)
    return lambda: datetime.now(zone).date()
