"""The pages, the headers that guard them, and the pages of the sources."""

from pathlib import Path
from typing import Final
from urllib.parse import quote

import httpx2
import pytest

from tests.web.conftest import Serve
from tests.web.server import PAGES, code_of

HOSTILE: Final = "guide#hostile-b-words-b-text"


def policy_of(response: httpx2.Response) -> dict[str, str]:
    """The content security policy, by its directives."""
    directives = response.headers["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


@pytest.mark.parametrize(
    ("address", "name"),
    [("/", "index.html"), ("/widget/", "widget/index.html"), ("/console/", "console/index.html")],
)
async def test_a_page_comes_with_its_guards(
    http: httpx2.AsyncClient, address: str, name: str
) -> None:
    response = await http.get(address)
    assert (response.status_code, response.text) == (200, PAGES[name])
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cache-Control"] == "no-cache"
    policy = policy_of(response)
    assert (policy["default-src"], policy["script-src"]) == ("'none'", "'self'")
    assert "unsafe" not in response.headers["Content-Security-Policy"]


async def test_only_the_widget_may_be_framed(http: httpx2.AsyncClient) -> None:
    framed = {
        address: policy_of(await http.get(address))["frame-ancestors"]
        for address in ("/", "/widget/", "/console/", "/sources/abroad-fee")
    }
    assert framed.pop("/widget/") == "*"
    assert set(framed.values()) == {"'none'"}


async def test_the_operator_says_who_may_frame_the_widget(serve: Serve) -> None:
    sites = ("https://www.bank.example", "https://bank.example")
    with serve(embed_origins=sites) as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            assert policy_of(await http.get("/widget/"))["frame-ancestors"] == " ".join(sites)
            assert policy_of(await http.get("/console/"))["frame-ancestors"] == "'none'"


async def test_the_loader_may_be_fetched_by_any_page(http: httpx2.AsyncClient) -> None:
    response = await http.get("/widget.js")
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


async def test_hashed_files_may_be_kept_for_ever(http: httpx2.AsyncClient) -> None:
    response = await http.get("/assets/page-a1b2c3.js")
    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "address", ["/assets/none.js", "/assets/", "/assets/..%2Findex.html", "/assets/%00", "/none"]
)
async def test_what_is_not_there_is_not_found(http: httpx2.AsyncClient, address: str) -> None:
    assert code_of(await http.get(address)) == "not_found"


async def test_pages_that_are_not_built_are_not_found(serve: Serve, tmp_path: Path) -> None:
    with serve(pages=tmp_path / "none") as server:
        async with httpx2.AsyncClient(base_url=server.http, trust_env=False) as http:
            for address in ("/", "/widget/", "/console/", "/widget.js", "/assets/page.js"):
                assert code_of(await http.get(address)) == "not_found"
            assert "make install" in (await http.get("/")).text


async def test_a_source_shows_the_approved_text(http: httpx2.AsyncClient) -> None:
    response = await http.get("/sources/abroad-fee")
    assert response.status_code == 200
    assert "<strong>$12</strong>" in response.text
    assert '<html lang="en">' in response.text
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert (await http.get("/text.css")).headers["Content-Type"].startswith("text/css")


async def test_a_chinese_source_says_so(http: httpx2.AsyncClient) -> None:
    page = (await http.get("/sources/zh-abroad-fee")).text
    assert '<html lang="zh-Hans">' in page
    assert "经本行审核的内容" in page


@pytest.mark.parametrize("passage_id", ["old-offer", "staff-note", "none", "", "../source.css"])
async def test_expired_internal_and_unknown_sources_look_the_same(
    http: httpx2.AsyncClient, passage_id: str
) -> None:
    response = await http.get(f"/sources/{quote(passage_id, safe='')}")
    assert code_of(response) == "not_found"


@pytest.mark.parametrize(
    ("passage_id", "asked", "first", "style"),
    [
        ("old-offer", "en-GB,en;q=0.9", "en", "../text.css"),
        ("none", "zh-CN,zh;q=0.9", "zh-Hans", "../text.css"),
        ("a/b", "de", "en", "../../text.css"),
    ],
)
async def test_a_browser_is_told_on_a_page_that_a_source_is_gone(
    http: httpx2.AsyncClient, passage_id: str, asked: str, first: str, style: str
) -> None:
    headers = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": asked}
    response = await http.get(f"/sources/{passage_id}", headers=headers)
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert policy_of(response)["frame-ancestors"] == "'none'"
    assert f'<html lang="{first}">' in response.text
    assert "no longer published" in response.text
    assert "此来源已不再公布" in response.text
    assert f'href="{style}"' in response.text
    assert "{{" not in response.text


async def test_html_in_a_source_is_harmless(http: httpx2.AsyncClient) -> None:
    page = (await http.get(f"/sources/{quote(HOSTILE, safe='')}")).text
    assert "<script" not in page
    assert "<img" not in page
    assert "javascript:" not in page.partition("<article>")[2].replace("](javascript:", "")
    assert "&lt;script&gt;" in page
    assert "<td>$3</td>" in page


async def test_marks_in_a_source_stay_what_they_are(http: httpx2.AsyncClient) -> None:
    page = (await http.get(f"/sources/{quote(HOSTILE, safe='')}")).text
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert title == "The guide – Hostile &lt;b&gt;words&lt;/b&gt; {{text}}"


async def test_a_page_takes_no_posting(http: httpx2.AsyncClient) -> None:
    assert code_of(await http.post("/")) == "method_not_allowed"
    assert code_of(await http.post("/assets/page-a1b2c3.js")) == "method_not_allowed"
