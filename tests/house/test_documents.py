"""What a document shows as an example can be pasted: each page in one passes the gate as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.real import REPO

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

DOCUMENTS = sorted(
    path.relative_to(REPO).as_posix()
    for pattern in (
        "README.md",
        "CONTRIBUTING.md",
        "docs/*.md",
        "_ext/README.md",
        "_ext/*/README.md",
    )
    for path in REPO.glob(pattern)
)
#: Languages of blocks that are no page of a site, and why.
NO_PAGES = {
    "sh": "what is typed into a terminal",
    "text": "what a terminal answers",
    "": "a drawing, or what is typed",
    "python": "conf.py or code",
    "bibtex": "sources; the pages of the same document are built with them",
}
#: Blocks in Markdown that are no page either, by their start, and why.
SHAPES = {"::::{evidence-group}\n:disclaimer: hospital-only\n\n:::{evidence} ...": "a shape alone"}
STUB = (
    "\n:::{{evidence}} The law calls tea a food\n:id: {0}\n:tier: reference\n:cite: stub\n"
    ":disclaimer: stub\n\nIt does.\n:::\n"
)
SOURCE = (
    "@misc{stub,\n  author = {Stub, Ann}, title = {The law}, year = {2020},\n"
    "  url = {https://example.org/law}, design = {fact-sheet}, species = {not applicable},\n}\n"
)
CONF = 'evidence_articles = {"tremors": "An article"}\n'


class Block(NamedTuple):
    """A fenced block of a document."""

    language: str
    text: str


def blocks(name: str) -> list[Block]:
    found = re.findall(
        r"^( *)(`{3,})(.*?)\n(.*?)\n\1\2$",
        (REPO / name).read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    return [Block(language, f"{text}\n") for _, _, language, text in found]


def pages(name: str) -> list[str]:
    return [
        block.text
        for block in blocks(name)
        if block.language == "markdown" and not any(map(block.text.startswith, SHAPES))
    ]


def named(text: str, *options: str) -> set[str]:
    """Return the names that options of the examples hold."""
    found = re.findall(rf"^:(?:{'|'.join(options)}): (.+)$", text, re.MULTILINE)
    return {name.strip() for value in found for name in value.split(",")}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_block_is_a_page_or_of_a_kind_that_is_none(name: str) -> None:
    kinds = {block.language for block in blocks(name)}
    assert kinds <= {"markdown", *NO_PAGES}


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if pages(name)])
def test_the_pages_in_a_document_pass(new_site: Callable[..., Site], name: str) -> None:
    """They stand beside what they name and do not show: other claims, disclaimers and sources."""
    text = "\n".join(pages(name))
    sources = "\n".join(block.text for block in blocks(name) if block.language == "bibtex")
    own = named(text, "id")
    claims = named(text, "harms", "claim", "answer") - own
    keys = named(text, "cite") - {*re.findall(r"^@\w+\{([^,]+),", sources, re.MULTILINE)}
    site = new_site("tea")
    site.write("references.bib", SOURCE + sources + "".join(map(source_of, sorted(keys))))
    site.write("page.md", f"# A page\n\n{text}")
    site.add("conf.py", CONF)
    stubs = "".join(
        f"\n:::{{disclaimer}} {one}\nThis is no advice.\n:::\n"
        for one in sorted({"stub", *named(text, "disclaimer")})
    )
    site.write("safety/stubs.md", "# Stubs\n" + stubs + "".join(map(STUB.format, sorted(claims))))
    site.write("index.md", "# Tea\n\n```{toctree}\npage\nsafety/stubs\n```\n")
    built = site.build("-W")
    assert built.findings == []
    assert (built.status, built.other_lines) == (0, [])


def source_of(key: str) -> str:
    """Return the entry of the site's own bibliography."""
    text = (REPO / "references.bib").read_text("utf-8")
    found = re.search(rf"^@\w+\{{{re.escape(key)},.*?^\}}\n", text, re.DOTALL | re.MULTILINE)
    assert found, f"{key} is in no block and not in references.bib"
    return found[0]


def test_what_the_examples_name_is_on_the_site() -> None:
    """An example of this repository can be pasted into its own site."""
    text = "\n".join(text for name in ("README.md", "CONTRIBUTING.md") for text in pages(name))
    ids = {*(REPO / "claims.lock").read_text("utf-8").split()}
    assert named(text, "harms", "claim", "answer") - ids == set()
    defined = (REPO / "safety" / "disclaimers.md").read_text("utf-8")
    for disclaimer in named(text, "disclaimer"):
        assert f"{{disclaimer}} {disclaimer}\n" in defined


def test_the_settings_in_a_document_are_python() -> None:
    """A block that starts with extensions is a whole conf.py."""
    for name in DOCUMENTS:
        for block in blocks(name):
            if block.text.startswith("extensions"):
                compile(block.text, name, "exec")
