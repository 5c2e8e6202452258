"""What a document shows can be pasted: pages pass the gate as they stand, commands can be typed.

Documents that are walked are done step by step, as a reader does them.
"""

from __future__ import annotations

import re
import shlex
import textwrap
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from sphinx.cmd.build import get_parser

from sphinx_evidence import trials
from sphinx_evidence.__main__ import make_parser
from sphinx_evidence.model.settings import SETTINGS
from tests.conftest import EXTENSIONS
from tests.real import REPO
from tests.walks import Walk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site

DOCUMENTS = sorted(
    path.relative_to(REPO).as_posix()
    for pattern in (
        "README.md",
        "CONTRIBUTING.md",
        "docs/**/*.md",
        "_ext/README.md",
        "_ext/*/README.md",
    )
    for path in REPO.glob(pattern)
    if path.name != "reading-list.md"  # `watch` writes it
)
#: Those that are walked, and the status with which each of their commands ends.
WALKED = {
    "docs/tutorial/first-claim.md": [0, 0, 1, 1, 1, 0],
    "docs/how-to/existing-site.md": [0, 0, 0, 0],
    "docs/how-to/own-rule.md": [0, 1, 0],
    "docs/how-to/wording-pack.md": [1],
    "docs/how-to/zotero.md": [1, 1],
}
#: Languages of blocks that are no page of a site, and why.
NO_PAGES = {
    "sh": "what is typed into a terminal",
    "text": "what a terminal answers",
    "": "a drawing, or what is typed",
    "python": "conf.py or code",
    "bibtex": "sources; the pages of the same document are built with them",
    "toml": "what is packed, or a wording pack",
    "css": "a style sheet",
    "yaml": "settings of a service",
    "json": "settings of an editor, or what a program reads",
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


def shown(name: str) -> bool:
    """Tell whether a document shows pages, or sources."""
    return bool(pages(name)) or any(block.language == "bibtex" for block in blocks(name))


def named(text: str, *options: str) -> set[str]:
    """Return the names that options of the examples hold."""
    found = re.findall(rf"^:(?:{'|'.join(options)}): (.+)$", text, re.MULTILINE)
    return {name.strip() for value in found for name in value.split(",")}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_block_is_a_page_or_of_a_kind_that_is_none(name: str) -> None:
    # A directive of the documentation is tried with it (test_documentation.py).
    kinds = {one.language for one in blocks(name) if not one.language.startswith("{")}
    assert kinds <= {"markdown", *NO_PAGES}


@pytest.mark.parametrize("name", [n for n in DOCUMENTS if shown(n) and n not in WALKED])
def test_the_pages_in_a_document_pass(new_site: Callable[..., Site], name: str) -> None:
    """They stand beside what they name and do not show: other claims, disclaimers and sources."""
    text = "\n".join(pages(name))
    sources = "\n".join(block.text for block in blocks(name) if block.language == "bibtex")
    own = named(text, "id")
    claims = named(text, "harms", "claim", "answer") - own
    there = re.findall(r"^@\w+\{([^,]+),", sources, re.MULTILINE)
    text += "".join(f"\n{{cite}}`{key}`\n" for key in there)  # so that they are judged
    keys = named(text, "cite") - {*there}
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


#: What a doctest in a box has at hand; the conf.py of this site adds the last.
READY = {*trials.__all__, "counts", "means", "magnesium"}


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name not in WALKED])
def test_python_in_a_document_is_right(name: str) -> None:
    """It is of a `conf.py`, of the code itself, or names what doctests have at hand."""
    code = (REPO / "_ext" / "sphinx_evidence" / "rules" / "ids.py").read_text("utf-8")
    for block in blocks(name):
        text = textwrap.dedent(block.text)
        if block.language != "python" or text in code:
            continue
        if re.match(r"\w+ = ", text):
            values: dict[str, object] = {}
            exec(compile(text, name, "exec"), values)  # noqa: S102 -- our own documents
            ours = {key for key in values if key.startswith("evidence_")}
            assert ours <= {setting.name for setting in SETTINGS}
        else:
            assert {*re.findall(r"\b(\w+)\(", text)} <= READY


def test_each_colour_that_can_be_changed_is_told() -> None:
    theme = (REPO / "docs" / "how-to" / "theme.md").read_text("utf-8")
    style = (EXTENSIONS / "sphinx_evidence" / "shell" / "static" / "evidence.css").read_text(
        "utf-8"
    )
    told = re.findall(r"`(--evidence-[a-z-]+)`", theme)
    assert sorted(told) == sorted({*re.findall(r"(--evidence-[a-z-]+):", style)})


# -- What is typed ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", WALKED)
def test_a_document_can_be_walked(name: str, tmp_path: Path) -> None:
    walk = Walk(REPO / name, tmp_path).to_its_end()
    assert walk.status == WALKED[name]


def typed(name: str) -> list[str]:
    """Return the lines that a document has a reader type into a terminal, without remarks."""
    lines = [
        line.partition("  #")[0].strip()
        for block in blocks(name)
        if block.language == "sh" or block.text.startswith("sphinx-build")
        for line in block.text.splitlines()
    ]
    return [line for line in lines if line]


#: Commands of others, each tried in a test of what it is for.
OF_OTHERS = (
    "python -m pip install sphinx-intl",
    "python -m sphinx.ext.intersphinx ",
    "sphinx-intl update ",
)


def can_be_typed(line: str) -> bool:
    """Tell whether what a line calls knows all that it is told."""
    words = shlex.split(line.partition(" > ")[0])
    if words[0] == "make":
        targets = set(
            re.findall(r"^([a-z-]+):", (REPO / "Makefile").read_text("utf-8"), re.MULTILINE)
        )
        return {word for word in words[1:] if "=" not in word} <= targets
    if words[:2] == ["pip", "install"]:
        extras = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]
        asked = re.findall(r"\w+", words[-1])
        return words[-1][0] == "." and {*asked} <= {*extras["optional-dependencies"]}
    if words[0] == "sphinx-build":
        words = ["python", "-m", "sphinx", *words[1:]]
    if words[:2] == ["python", "-m"] and words[2] in ("sphinx", "sphinx_evidence"):
        parser = get_parser() if words[2] == "sphinx" else make_parser()
        return bool(parser.parse_args(words[3:]))  # it exits where it does not know a word
    if words[0] == "cd" or line in ("python -m venv .venv", ". .venv/bin/activate"):
        return True
    return line.startswith(OF_OTHERS)


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if typed(name)])
def test_what_is_to_be_typed_can_be_typed(name: str) -> None:
    assert [line for line in typed(name) if not can_be_typed(line)] == []


@pytest.mark.parametrize("line", ["make tea", "pip install .[tea]", "pip install tea", "rm -r tea"])
def test_what_nobody_knows_cant_be_typed(line: str) -> None:
    assert not can_be_typed(line)
