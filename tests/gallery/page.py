"""The one page on which all pictures stand."""

from collections import defaultdict
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

_HEAD: Final = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Gallery</title>
<style>
body{font:15px/1.5 system-ui,sans-serif;margin:2rem;background:#f7f3ea;color:#182827}
h2{margin:3rem 0 .5rem}figure{margin:0}figcaption{font-size:12px;color:#566361}
.row{display:flex;flex-wrap:wrap;gap:1rem;align-items:flex-start}
img{display:block;height:20rem;width:auto;border:1px solid #c9bfab;border-radius:6px}
nav{columns:4}nav a{display:block;color:#0f3d3e}
</style>
<h1>Gallery</h1>
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """One state in one look."""

    app: str
    scene: str
    look: str
    file: str


def write_page(folder: Path, pictures: list[Picture]) -> Path:
    """index.html in this folder, where the pictures are."""
    rows: dict[str, list[Picture]] = defaultdict(list)
    for picture in pictures:
        rows[f"{picture.app}: {picture.scene}"].append(picture)
    parts = [_HEAD, "<nav>"]
    parts += [f'<a href="#{_anchor(title)}">{escape(title)}</a>' for title in rows]
    parts.append("</nav>")
    for title, row in rows.items():
        parts.append(f'<h2 id="{_anchor(title)}">{escape(title)}</h2><div class="row">')
        parts += [
            f'<figure><a href="{one.file}"><img loading="lazy" src="{one.file}" alt="{escape(title)}, {one.look}"></a>'
            f"<figcaption>{one.look}</figcaption></figure>"
            for one in row
        ]
        parts.append("</div>")
    path = folder / "index.html"
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def _anchor(title: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in title)
