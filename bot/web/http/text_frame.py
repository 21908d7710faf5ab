"""The frame of the pages that show text."""

import re
from html import escape
from importlib.resources import files
from typing import Final

_FRAME: Final = files("bot.web.http") / "text_frame.html"


def framed(main: str, *, title: str, language: str, root: str) -> str:
    """A whole page; `main` is HTML, `root` leads from the page to the server's own addresses."""
    words = {
        "{{language}}": language,
        "{{title}}": escape(title),
        "{{root}}": root,
        "{{main}}": main,
    }
    # In one pass, so that a mark within the content stays what it is.
    return re.sub(r"{{\w+}}", lambda mark: words[mark[0]], _FRAME.read_text("utf-8"))
