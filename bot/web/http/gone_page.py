"""What a browser is shown in place of a source that is no longer published."""

from typing import Final

from fastapi import Request

from bot.web.http.text_frame import framed

# Nobody knows in which language the source was: both are said, the browser's own first.
_WORDS: Final = {
    "en": (
        "This source is no longer published",
        "The bank has withdrawn or replaced it. Ask again in the chat for what holds now, or talk to a person there.",
    ),
    "zh-Hans": (
        "此来源已不再公布",
        "本行已撤下或更换这份内容。请在对话中重新提问，以那里的回答为准；您也可以随时要求人工服务。",
    ),
}


def wants_page(request: Request) -> bool:
    """Whether a person looks: browsers ask for HTML, programs do not."""
    return "text/html" in request.headers.get("accept", "")


def gone_page(request: Request) -> str:
    """The page in both languages."""
    is_chinese = request.headers.get("accept-language", "").lower().startswith("zh")
    first, second = ("zh-Hans", "en") if is_chinese else ("en", "zh-Hans")
    main = f'<main class="gone">{_part(first, "h1")}{_part(second, "h2")}</main>'
    title, _ = _WORDS[first]
    return framed(main, title=title, language=first, root="../" * _depth(request))


def _part(language: str, heading: str) -> str:
    title, text = _WORDS[language]
    return f'<section lang="{language}"><{heading}>{title}</{heading}><p>{text}</p></section>'


def _depth(request: Request) -> int:
    """How many folders below the server's root the browser sees itself; a slash that is written %2F is none."""
    path = bytes(request.scope["raw_path"]).decode("ascii", "replace")
    return path.partition("/sources/")[2].count("/") + 1
