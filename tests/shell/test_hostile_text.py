"""Text that would do harm as markup stays text, wherever an author writes it."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site


PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "image": "<img src=x onerror=alert(1)>",
    "closing tags": "</p></div></div><b>",
    "address": "javascript:alert(1)",
    "markdown link": "[x](javascript:alert(1)) and ](javascript:alert(1))",
    "autolink": "<javascript:alert(1)>",
    "rst link": "`x <javascript:alert(1)>`_",
    "backticks": "`code` ``more`` ```",
    "roles": "{ref}`x` :ref:`x` {raw}`y`",
    "per cent": "%s %d %(name)s %",
    "braces": "{0} {} {name} {{ jinja }} {% raw %}",
    "stars": "*a* **b** _c_ __d__ |e| $f$",
    "quotes": "\"double\" 'single' \\ \\\\",
    "entities": "&lt;b&gt; &amp; & &#x6a;",
    "comment": "--> <!-- ]]> <![CDATA[",
    "emoji": "😀 👩‍⚕️ é",
    "right to left": "\u202eabc\u202c שלום",
    "control": "a\x07b\x1b[31mc",
    "latex": "\\input{/etc/passwd} \\textbf{x} $\\alpha$ 50% #1 a_b ~ ^",
    "long": "long " * 300,
    "one long word": "w" * 1000,
    "commas": ", , ,,",
    "colons": ":a: b: c",
    "path": "../../etc/passwd",
}
#: Elements of the theme that are scripts or carry them are told by what they hold.
BAD_ADDRESSES = ("javascript:", "data:", "vbscript:")


def assert_harmless(page: BeautifulSoup) -> None:
    for script in page.select("script"):
        assert "alert(" not in script.get_text()
        assert script.get("src") or "searchbox" in str(script.string)
    for node in page.find_all(True):
        for name, value in node.attrs.items():
            assert not name.startswith("on"), node
            if name in ("href", "src", "action"):
                assert not str(value).strip().lower().startswith(BAD_ADDRESSES), node
    for box in page.select(".evidence-claim, .evidence-table, .evidence-fault"):
        assert box.select("script, img, iframe, b, i, form, style, svg") == []


def visible(text: str) -> str:
    """Return a text as the box shows it: control characters and white space as one space."""
    return " ".join("".join(c if c.isprintable() or ord(c) > 127 else " " for c in text).split())


def quoted(text: str) -> str:
    """Return a text as YAML in double quotes."""
    return json.dumps(text, ensure_ascii=False)


def claim(number: int, option: str, value: str) -> str:
    """Return a MyST claim in which one option, or the sentence, is hostile."""
    values = {
        "id": f"claim-{number}",
        "tier": "reference",
        "cite": "smith2020",
        "disclaimer": "general",
    }
    sentence = visible(value) if option == "sentence" else f"Sentence {number}"
    if option == "name":
        values[visible(value).replace(":", "")[:40] or "x"] = "value"
    elif option != "sentence":
        values[option] = value
    lines = "".join(
        f"{quoted(name) if option == 'name' else name}: {quoted(text)}\n"
        for name, text in values.items()
    )
    return f":::{{evidence}} {sentence}\n---\n{lines}---\n\nBody {number}.\n:::\n"


def rst_claim(number: int, option: str, value: str) -> str:
    values = {"id": f"rst-{number}", "tier": "reference", "cite": "smith2020"}
    values["disclaimer"] = "general"
    sentence = visible(value) if option == "sentence" else f"Sentence {number}"
    if option != "sentence":
        values[option] = visible(value)
    lines = "".join(f"   :{name}: {text}\n" for name, text in values.items())
    return f".. evidence:: {sentence}\n{lines}\n   Body {number}.\n"


#: Options that are read in different ways; the others are plain text like the population.
OPTIONS = ("sentence", "id", "tier", "cite", "disclaimer", "population", "rated-down", "unknown")
CASES = [(option, name) for option in OPTIONS for name in PAYLOADS]
#: Each payload in two options, each option with others.
FEW = [case for number, case in enumerate(CASES) if number % 4 == number // len(PAYLOADS) % 4]
TABLE = (
    "\n:::{evidence-table} All\n:columns: claim, tier, page, condition, sources, outcome, "
    "population, intervention, comparator, direction, size, reviewed\n:::\n"
)


@pytest.fixture(scope="module")
def hostile(new_site_of_module: Callable[..., Site]) -> Site:
    """Return a site of claims in which each option in turn holds each payload."""
    return planted(new_site_of_module("tea"), CASES)


def planted(site: Site, cases: list[tuple[str, str]]) -> Site:
    """Write claims with these payloads into a site."""
    site.write(
        "page.md",
        "# Page\n\n"
        + "\n".join(claim(n, option, PAYLOADS[name]) for n, (option, name) in enumerate(cases)),
    )
    site.write(
        "other.rst",
        ":orphan:\n\nOther\n=====\n\n"
        + "\n".join(rst_claim(n, option, PAYLOADS[name]) for n, (option, name) in enumerate(cases)),
    )
    site.add("index.md", TABLE)
    return site


@pytest.fixture(scope="module")
def built(hostile: Site) -> Built:
    """Build it."""
    return hostile.build()


@pytest.fixture(scope="module")
def html(built: Built) -> Callable[[str], BeautifulSoup]:
    """Return its pages as a browser reads them; they are long, and read once."""
    return functools.cache(built.html)


def test_hostile_options_cause_no_traceback(built: Built) -> None:
    assert "Traceback" not in built.stderr
    assert built.status == 1
    seen = int(built.summary.split()[1])
    assert seen == 2 * len(CASES)


def test_each_finding_is_one_line_without_control_characters(built: Built) -> None:
    count = int(built.summary.rpartition("findings: ")[2].split()[0])
    assert len(built.findings) == count
    for line in built.findings:
        assert line.isprintable() or "\u202e" in line or "\u200d" in line, line
        assert "\x1b" not in line
        assert "\x07" not in line


@pytest.mark.parametrize("page", ["page", "other", "index"])
def test_no_markup_gets_through_to_html(html: Callable[[str], BeautifulSoup], page: str) -> None:
    assert_harmless(html(page))


def test_each_hostile_claim_has_its_box_and_keeps_its_words(
    html: Callable[[str], BeautifulSoup],
) -> None:
    for page in ("page", "other"):
        boxes = html(page).select(".evidence-claim")
        assert len(boxes) == len(CASES)
        for number, (box, (option, name)) in enumerate(zip(boxes, CASES, strict=True)):
            # No box stands in another: no closing tag got through.
            assert box.find_parent(class_="evidence-claim") is None
            words = " ".join(box.get_text(" ").split())
            assert f"Body {number}." in words, (option, name)
            # In .rst a title such as `:a: b` is an option, so that claim has no sentence.
            if option == "sentence" and (page, name) != ("other", "colons"):
                sentence = box.select_one(".evidence-sentence strong")
                assert sentence is not None
                shown = "".join(c for c in sentence.get_text() if c.isalnum())
                assert shown == "".join(c for c in visible(PAYLOADS[name]) if c.isalnum())


def test_no_id_stands_twice(html: Callable[[str], BeautifulSoup]) -> None:
    for page in ("page", "other"):
        ids = [str(node["id"]) for node in html(page).select("[id]")]
        assert len(ids) == len(set(ids))


def test_claims_json_is_still_json(built: Built) -> None:
    document = json.loads((built.out / "claims.json").read_text("utf-8"))
    assert len(document["claims"]) == 2 * len(CASES)
    sentences = {found["claim"] for found in document["claims"]}
    assert {visible(payload) for payload in PAYLOADS.values()} <= sentences


@pytest.fixture(scope="module", params=["few", pytest.param("all", marks=pytest.mark.exhaustive)])
def some(request: pytest.FixtureRequest, new_site_of_module: Callable[..., Site]) -> Site:
    """Return a site of claims with each payload and each option, or with each in each."""
    assert {option for option, _ in FEW} == {*OPTIONS}
    assert {name for _, name in FEW} == {*PAYLOADS}
    return planted(new_site_of_module("tea"), FEW if request.param == "few" else CASES)


@pytest.mark.parametrize(
    "builder",
    [
        *("latex", "text"),
        *(
            pytest.param(one, marks=pytest.mark.exhaustive)
            for one in ("man", "texinfo", "epub", "gettext")
        ),
    ],
)
def test_hostile_options_pass_through_every_builder(some: Site, builder: str) -> None:
    # Sphinx lets gettext share its doctrees with no other builder.
    apart = ("-d", "_build/apart") if builder == "gettext" else ()
    built = some.build(*apart, "-D", "version=1", "-D", "copyright=x", builder=builder)
    assert "Traceback" not in built.stderr, built.stderr
    assert built.status == 1
    if builder == "latex":
        tex = next(built.out.glob("*.tex")).read_text("utf-8")
        body = tex[tex.index(r"\begin{document}") :]
        assert r"\input{/etc" not in body, "LaTeX gets a command from an option"


def test_a_hostile_bibliography(new_site: Callable[..., Site]) -> None:
    fields = ("title", "journal", "year", "volume", "pages", "publisher", "participants", "design")
    entries = []
    keys = []
    for number, (name, payload) in enumerate(PAYLOADS.items()):
        text = visible(payload).replace("{", "").replace("}", "").replace("\\", "")
        if name in ("rst link", "long"):
            continue
        for field in fields:
            values = {"title": "Tea", "year": "2020", field: text}
            key = f"k{number}{field}"
            keys.append(key)
            given = "".join(f"  {n} = {{{value}}},\n" for n, value in values.items())
            entries.append(f"@article{{{key},\n  author = {{Smith, {text[:30]}}},\n{given}}}\n")
    site = new_site(
        "tea",
        {
            "references.bib": "\n".join(entries),
            "page.md": f"# Page\n\n:::{{evidence}} Tea\n:id: tea\n:tier: reference\n"
            f":cite: {', '.join(keys)}\n:disclaimer: general\n\nBody.\n:::\n\n"
            "```{bibliography}\n```\n",
        },
    )
    built = site.build()
    assert "Traceback" not in built.stderr
    assert_harmless(built.html("page"))
    assert len(built.box("tea", "page").select("dd li")) == len(keys)


ADDRESSES = (
    *("javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "vbscript:x"),
    *("data:text/html,<script>alert(1)</script>", "//evil.example/x", "javascript&#58;x"),
    *("http://", "https://[::1", "java\tscript:alert(1)", 'https://exa mple.org/"><script>'),
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_none_becomes_no_link(
    new_site: Callable[..., Site], address: str
) -> None:
    entries, claims = [], []
    for field in ("url", "doi", "pmid", "note", "howpublished"):
        value = f"\\url{{{address}}}" if field in ("note", "howpublished") else address
        entries.append(
            f"@misc{{{field},\n  author = {{A, B}},\n  title = {{T}},\n  {field} = {{{value}}},\n}}\n"
        )
        claims.append(f":::{{evidence}} Tea\n:id: {field}\n:tier: reference\n:cite: {field}\n")
        claims.append(":disclaimer: general\n\nBody.\n:::\n\n")
    site = new_site(
        "tea",
        {
            "page.md": "# Page\n\n" + "".join(claims) + "```{bibliography}\n```\n",
            "references.bib": "".join(entries),
        },
    )
    built = site.build()
    assert "Traceback" not in built.stderr
    assert set(built.rules) <= {
        "broken-bibliography",
        "duplicate-work",  # all have one title and author
        "malformed-identifier",
        "missing-identifier",  # an address that is none finds nothing
    }
    assert_harmless(built.html("page"))
    outside = [
        str(a["href"])
        for a in built.html("page").select(".evidence-facts a[href], dl.citation a[href]")
        if not str(a["href"]).startswith("#")
    ]
    assert [href for href in outside if not href.startswith(("https://", "http://"))] == []


def test_what_other_directives_and_roles_are_given(new_site: Callable[..., Site]) -> None:
    lines = []
    for name, payload in PAYLOADS.items():
        text = visible(payload).replace("`", "'")
        lines.append(
            f"{{claim}}`{text}` and {{claim}}`{text} <{text}>` and {{evidence:claim}}`{text}`\n"
        )
        lines.append(f":::{{disclaimer}} {text}\n{name}\n:::\n")
        lines.append(f":::{{evidence-table}} {text}\n:::\n")
        for option in ("condition", "tier", "direction", "page", "columns", "unknown"):
            lines += [f":::{{evidence-table}}\n---\n{option}: {quoted(payload)}\n---\n:::\n"]
    site = new_site("tea", {"page.md": "# Page\n\n" + "\n".join(lines)})
    for builder in ("html", "latex", "text"):
        built = site.build(builder=builder)
        assert "Traceback" not in built.stderr
        assert built.status == 1
        assert set(built.rules) == {
            "unknown-claim",
            "invalid-id",
            "unknown-option",
            "unknown-value",
            "untraced-number",
        }
    assert_harmless(site.build().html("page"))


def test_hostile_front_matter(new_site: Callable[..., Site]) -> None:
    options = ":id: ID\n:tier: reference\n:cite: smith2020\n:disclaimer: general\n"
    claim_text = f":::{{evidence}} Tea\n{options}\nBody.\n:::\n"
    values = {
        "list": "[1, 2]",
        "number": "1",
        "null": "null",
        "text": "just text",
        "deep": "{condition: {a: b}}",
        "many": "{condition: [tremor, tics]}",
        "script": '{condition: "<script>alert(1)</script>"}',
        "nothing": "{condition: }",
        "other": "{conditon: tremor}",
        "json": "'{\"condition\": 5}'",
    }
    pages = {
        f"{name}.md": f"---\norphan: true\nevidence: {value}\n---\n# {name}\n\n"
        + claim_text.replace("ID", name)
        for name, value in values.items()
    }
    pages["index.md"] = "# Tea\n\n:::{disclaimer} general\nNo.\n:::\n" + TABLE
    site = new_site("tea", pages)
    site.delete("page.md")
    built = site.build()
    assert "Traceback" not in built.stderr
    assert len(built.html().select(".evidence-table tbody tr")) == len(values)
    assert_harmless(built.html())
