"""Whatever stands in options, titles, ids and keys: no traceback, and no markup in the HTML.

Many claims go into one build, so that a few builds try thousands of texts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sphinx_evidence.model.claim import CLAIM_OPTIONS
from sphinx_evidence.model.options import one_line

CONF = """\
extensions = ["myst_parser", "sphinx_evidence"]
bibtex_bibfiles = ["references.bib"]
myst_enable_extensions = ["html_image", "dollarmath", "substitution", "attrs_inline"]
smartquotes = False
suppress_warnings = ["toc.not_included"]
"""
BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<evil evil=evil>",
    "</div></dl></body>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "[x](javascript:alert(1))",
    "<javascript:alert(1)>",
    "javascript:alert(1)",
    "![x](x.png)",
    "{raw}`<b>`",
    "{claim}`x`",
    ":raw-html:`<b>`",
    "{ref}`<evil>`",
    "**bold** *it* `code`",
    "$\\href{javascript:alert(1)}{x}$",
    "{{ evil }}",
    "|evil|",
    "[evil]{#evil onclick=evil}",
    "evil_ `evil <javascript:alert(1)>`_",
    "% comment",
    " # comment",
    "#",
    ":::",
    "```",
    "---",
    "|",
    ">",
    "- x",
    "&anchor *alias !tag",
    '"',
    "'",
    "\\",
    "%s %(x)s {0}",
    "\x00\x07\x1b[31m",
    "\u202eevil\u2066",
    "\u200b\ufeff",
    "é茶\U0001f375",
    "x" * 300,
]
TEXT = st.one_of(
    st.sampled_from(NASTY),
    st.lists(st.sampled_from(NASTY), min_size=2, max_size=4).map(" ".join),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
SOUND = {"tier": "low", "cite": "smith2020", "disclaimer": "general"}


class Generated(dict[str, Any]):
    """A claim as its source says it: sentence, options, and whether values stand in quotes."""


@st.composite
def claims(draw: st.DrawFn) -> Generated:
    options = {name: value for name, value in SOUND.items() if draw(st.integers(0, 3))}
    options["id"] = draw(st.one_of(TEXT, st.just("x"), st.just("")))
    names = st.sampled_from([name for name in CLAIM_OPTIONS if name != "id"])
    options |= draw(st.dictionaries(names, TEXT, max_size=4))
    return Generated(sentence=draw(TEXT), options=options, quoted=draw(st.booleans()))


def single(text: str) -> str:
    """Return a text that ends no line of a source."""
    return "".join(" " if sign in BREAKS else sign for sign in text)


def in_quotes(text: str) -> str:
    """Return a text as a YAML scalar in double quotes, every sign kept."""
    plain = json.dumps(text, ensure_ascii=False)[1:-1]
    escaped = "".join(sign if " " <= sign <= "~" else f"\\U{ord(sign):08x}" for sign in plain)
    return f'"{escaped}"'


def markdown(claim: Generated) -> str:
    write = in_quotes if claim["quoted"] else single
    options = "".join(f":{name}: {write(value)}\n" for name, value in claim["options"].items())
    return f"::::{{evidence}} {single(claim['sentence'])}\n{options}\nBody.\n::::\n\n"


def rst(claim: Generated) -> str:
    options = "".join(f"   :{name}: {single(value)}\n" for name, value in claim["options"].items())
    return f".. evidence:: {single(claim['sentence'])}\n{options}\n   Body.\n\n"


def bibliography(texts: list[str]) -> str:
    calm = str.maketrans({"{": "(", "}": ")", "\\": "/", "%": "/", "@": "a"})
    fields = "title author journal year volume pages note url doi pmid design participants finding".split()
    entries = ["@misc{smith2020, title = {Tea}, year = {2020}}\n"]
    for number in range(0, len(texts), len(fields)):
        values = dict(zip(fields, texts[number:], strict=False)) | {"title": f"T {texts[number]}"}
        lines = ",\n".join(
            f"  {name} = {{{text.translate(calm)}}}" for name, text in values.items()
        )
        entries.append(f"@misc{{key{number},\n{lines}\n}}\n")
    return "".join(entries)


def shape(soup: BeautifulSoup | Tag) -> set[tuple[str, str]]:
    """Return every element with every attribute that it carries somewhere."""
    return {
        (element.name, name)
        for element in soup.find_all(name=True)
        for name in ["", *element.attrs]
    }


def page(sources: str, *keys: str) -> str:
    """Return a page with all that can stand on one, around the claims of a test."""
    table = ":::{evidence-table} Table\n:columns: claim, tier, sources, population, harms\n:::\n"
    return f"# Page\n\n{sources}\n{table}\nSee {{claim}}`x` and {' '.join(f'{{cite}}`{k}`' for k in keys)}.\n"


#: The scheme of an address as a browser finds it.
SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\t\r\n-]*):")
DISCLAIMER = ":::{disclaimer} general\nGeneral information.\n:::\n"
#: A claim of each kind of trouble, in calm words: it shows every element that a box may hold.
CALM = [
    Generated(sentence="Calm", quoted=False, options={"id": "x"} | SOUND | extra)
    for extra in (
        {"rated-down": "a: b", "rated-up": "a: b", "harms": "x", "against": "smith2020"},
        {"rated-down": "a: b; c: d", "harms": "x, y", "against": "a, b", "reviewed": "today"},
        {"cite": "smith2020, key0", "against": "key0", "tier": "odd", "disclaimer": "none"},
        {"cite": "", "tier": "", "disclaimer": "", "id": "b", "teir": ""},
    )
]
CALM_BIB = (
    "@misc{smith2020, title = {Tea}, year = {2020}}\n@misc{key0, title = {T}, author = {A, B},"
    " journal = {J}, note = {\\url{https://e.org}}, url = {https://e.org}, doi = {10.1/x}, pmid = {1}}\n"
    "@misc{key1, title = {T}, url = {http://e.org}}\n"
)
HOME = (
    f"# Home\n\n{DISCLAIMER}\n```{{toctree}}\n:glob:\n*\n```\n\n```{{bibliography}}\n:all:\n```\n"
)


def read(site: Any, name: str) -> BeautifulSoup:
    html = (site.root / "_build/html" / f"{name}.html").read_text("utf-8")
    return BeautifulSoup(html, "html5lib")


@pytest.fixture(scope="module")
def allowed() -> dict[str, set[tuple[str, str]]]:
    return {}


@settings(
    max_examples=settings.default.max_examples // 25,  # each of them is two builds
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(st.lists(claims(), min_size=40, max_size=60), st.lists(TEXT, min_size=26, max_size=39))
def test_no_text_becomes_markup_and_none_stops_the_build(
    new_site: Callable[..., Any],
    allowed: dict[str, set[tuple[str, str]]],
    generated: list[Generated],
    texts: list[str],
) -> None:
    if not allowed:
        control = new_site("tea", {"conf.py": CONF, "index.md": HOME, "references.bib": CALM_BIB})
        control.write("page.md", page("".join(map(markdown, CALM)), "key0", "key1"))
        control.write("other.rst", "Other\n=====\n\n" + "".join(map(rst, CALM)))
        control.build("-q")
        for name in ("index", "page", "other"):
            allowed[name] = shape(read(control, name))
        assert ("a", "href") in allowed["page"]
    site = new_site(
        "tea", {"conf.py": CONF, "index.md": HOME, "references.bib": bibliography(texts)}
    )
    site.write("page.md", page("".join(map(markdown, generated)), "key0", "key13"))
    site.write("other.rst", "Other\n=====\n\n" + "".join(map(rst, generated)))
    built = site.build("-q")

    assert built.status in (0, 1)
    assert "Traceback" not in built.stderr
    assert "rror!" not in built.stderr
    assert built.summary.startswith(f"evidence: {2 * len(generated)} claims seen; ")
    both = allowed["page"] | allowed["other"]
    for name in ("page", "other"):
        soup = read(site, name)
        boxes = soup.select(".evidence-claim")
        assert len(boxes) == len(generated)
        assert shape(soup) - both == set()
        for box, claim in zip(boxes, generated, strict=True):
            sentence = box.select_one(".evidence-sentence strong")
            assert sentence is not None
            wanted = one_line(single(claim["sentence"]))
            if name == "page" or not wanted.startswith(":"):
                assert comparable(sentence.get_text()) == comparable(
                    wanted or "This claim has no sentence."
                )
    assert shape(read(site, "index")) - allowed["index"] - both == set()
    for name in ("index", "page", "other"):
        check_links(read(site, name))


def comparable(text: str) -> str:
    """Return a text without what no parser of Markdown or HTML keeps."""
    return "".join(sign for sign in one_line(text) if sign.isprintable() and sign not in "\ufffd ")


def check_links(soup: BeautifulSoup) -> None:
    ids = [element["id"] for element in soup.find_all(id=True)]
    assert len(ids) == len(set(ids)), sorted({one for one in ids if ids.count(one) > 1})
    for element in soup.find_all(href=True):
        href = str(element["href"])
        scheme = SCHEME.match(href)
        assert not scheme or scheme[1].lower() in ("http", "https"), href
        # The list of references is bibtex's: there, an address of a source may be any text.
        if href.startswith("#") and not element.find_parent(class_="citation"):
            assert href[1:] in [*ids, ""], href
    for element in soup.find_all(True):
        assert not any(name.startswith("on") for name in element.attrs)
