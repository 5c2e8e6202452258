from __future__ import annotations

import pytest

from sphinx_print.ids import IdSpace, collect_ids
from sphinx_print.rewrite import PageRewriter


def rewrite(html: str, depth: int = 0) -> tuple[str, list[str]]:
    """Rewrite a page that shares the ids x and y with another page."""
    space = IdSpace({"p.html": (*collect_ids(html), "x", "y"), "q.html": ["x", "y"]})
    return PageRewriter.rewrite(
        html, "p.html", space, lambda href: space.target("p.html", href), depth
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>a &amp; b &#8212; c</p>", "<p>a &amp; b &#8212; c</p>"),
        ('<p id="x">a</p>', '<p id="p--x">a</p>'),
        ('<p id="x">a</p><p id="x">b</p>', '<p id="p--x">a</p><p>b</p>'),
        ('<div aria-labelledby="x y">a</div>', '<div aria-labelledby="p--x p--y">a</div>'),
        ('<label for="x">a</label>', '<label for="p--x">a</label>'),
        ('<a href="#x">a</a>', '<a href="#p--x">a</a>'),
        ('<a class="c" href="q.html#x">a</a>', '<a class="c" href="#q--x">a</a>'),
        ('<a href="javascript:x()">a</a>', "<span>a</span>"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ("<p>a<script>if (a < b) {}</script>b</p>", "<p>ab</p>"),
        (
            "<details><summary>s</summary>t</details>",
            "<details open><summary>s</summary>t</details>",
        ),
        ('<p role="heading" aria-level="3" class="c">a</p>', '<h3 class="c">a</h3>'),
        ('<p role="heading">a</p>', "<p>a</p>"),
        ('<use href="#x"></use>', '<use href="#p--x"></use>'),
        ('<rect fill="url(#x)"></rect>', '<rect fill="url(#p--x)"></rect>'),
        ("<p>a<br/>b<img src='i.png' alt=''></p>", '<p>a<br>b<img src="i.png" alt=""></p>'),
        ("<div><p>a</div>b", "<div><p>a</p></div>b"),
        ("a</section>b", "ab"),
    ],
)
def test_rewritten(before: str, after: str) -> None:
    assert rewrite(before)[0] == after


def test_headings_of_a_page_below_another_go_down() -> None:
    html, _ = rewrite('<h1>a</h1><h6>b</h6><p role="heading" aria-level="3">c</p>', depth=1)
    assert html == "<h2>a</h2><h6>b</h6><h4>c</h4>"


def test_a_faulty_link_is_reported() -> None:
    assert rewrite('<a href="#gone">a</a>')[1] == ["link to '#gone': the page has no such id"]


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ('<a href="https://doi.org/10.1/a">a paper</a>', "(10.1/a)"),
        ('<a href="https://www.example.org/">a <b>site</b></a>', "(example.org/)"),
        ('<a href="https://doi.org/10.1/a">doi:10.1/a</a>', ""),
        ('<a href="https://example.org/x?a=1&amp;b=2">https://example.org/x?a=1&amp;b=2</a>', ""),
        ('<a href="#x">inside</a>', ""),
    ],
)
def test_an_address_is_printed_where_the_text_does_not_show_it(link: str, shown: str) -> None:
    html, _ = rewrite(link)
    assert ("print-address" in html) == bool(shown)
    assert shown in html
