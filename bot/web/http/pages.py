"""The built pages, the pages of the sources, and the headers that guard them."""

from html import escape
from importlib.resources import files

import nh3
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from markdown_it import MarkdownIt

from bot.errors import NotFoundError
from bot.web.context import FlowsOf, WebOptions
from bot.web.http.gone_page import gone_page, wants_page
from bot.web.http.packed_files import HashedFiles, packed_file
from bot.web.http.text_frame import framed
from knowledge_base.words import Passage, PassageId

_markdown = MarkdownIt("commonmark", {"html": False}).enable("table")

router = APIRouter(include_in_schema=False)


def _policy(frame_ancestors: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            "img-src 'self' data:; font-src 'self'; frame-src 'self'; base-uri 'none'; "
            f"form-action 'self'; frame-ancestors {frame_ancestors}"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        # Pages of sister sites cannot lower their domain to reach in.
        "Origin-Agent-Cluster": "?1",
        # Pages name hashed files, so that a new build is seen at once.
        "Cache-Control": "no-cache",
    }


def _options(request: Request) -> WebOptions:
    options = request.app.state.options
    assert isinstance(options, WebOptions)
    return options


def _page(request: Request, name: str, frame_ancestors: str) -> Response:
    path = _options(request).pages / name
    if not path.is_file():
        raise NotFoundError("The pages have not been built. Build them with: make install")
    return packed_file(path, _policy(frame_ancestors), request.headers)


@router.get("/")
async def demo(request: Request) -> Response:
    """The sample bank's page, which embeds the widget."""
    return _page(request, "index.html", "'none'")


@router.get("/widget/")
async def widget(request: Request) -> Response:
    """The page inside the widget's frame."""
    return _page(request, "widget/index.html", " ".join(_options(request).embed_origins))


@router.get("/console/")
async def console(request: Request) -> Response:
    """The agents' console."""
    return _page(request, "console/index.html", "'none'")


@router.get("/configurator/")
async def configurator(request: Request) -> Response:
    """Where a web developer tries the widget's looks."""
    return _page(request, "configurator/index.html", "'none'")


@router.get("/widget.js")
async def loader(request: Request) -> Response:
    """The script that a bank's page includes."""
    path = _options(request).pages / "widget.js"
    if not path.is_file():
        raise NotFoundError
    headers = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}
    return packed_file(path, headers, request.headers)


@router.get("/sources/{passage_id:path}")
async def source(passage_id: str, request: Request, flows: FlowsOf) -> Response:
    """The approved text that an answer rests on, as it is now."""
    passage = flows.library.index.passages.get(PassageId(passage_id))
    if passage is not None and flows.ask.may_show(passage):
        return _source_page(passage)
    refusal = NotFoundError("This source is no longer published.")
    if not wants_page(request):
        raise refusal
    headers = {**_policy("'none'"), "Vary": "Accept, Accept-Language"}
    return HTMLResponse(gone_page(request), refusal.status, headers)


@router.get("/text.css")
async def text_style() -> Response:
    """The look of pages of text."""
    style = (files("bot.web.http") / "text_page.css").read_text("utf-8")
    return Response(style, media_type="text/css", headers={"Cache-Control": "public, max-age=300"})


def _source_page(passage: Passage) -> Response:
    is_chinese = passage.terms.language == "zh"
    return text_page(
        passage.title,
        passage.text,
        language="zh-Hans" if is_chinese else "en",
        note="经本行审核的内容" if is_chinese else "Approved information of the bank",
        foot=f"{'版本' if is_chinese else 'Version'} {passage.version}",
    )


def text_page(
    title: str, markdown: str, *, language: str = "en", note: str = "", foot: str = ""
) -> Response:
    """A page that shows Markdown, one level below the server's root."""
    # markdown-it refuses HTML; nh3 sees to it that nothing else slips through.
    text = nh3.clean(_markdown.render(markdown))
    main = (
        f'<main><p class="note">{escape(note)}</p><h1>{escape(title)}</h1>'
        f"<article>{text}</article><footer>{escape(foot)}</footer></main>"
    )
    page = framed(main, title=title, language=language, root="../")
    return HTMLResponse(page, headers=_policy("'none'"))


def install(app: FastAPI, options: WebOptions) -> None:
    """Serve the pages."""
    app.include_router(router)
    app.mount("/assets", HashedFiles(directory=options.pages / "assets", check_dir=False))
