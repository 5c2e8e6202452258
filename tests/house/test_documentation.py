"""The documentation of the extension: it passes its own gate, and tells of all that there is."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import pytest

from sphinx_evidence.__main__ import make_parser
from sphinx_evidence.model.claim import CLAIM_OPTIONS
from sphinx_evidence.model.settings import SETTINGS
from sphinx_evidence.rules.registry import RULES
from sphinx_evidence.shell.reading import directives, roles
from tests.conftest import Built, run_sphinx
from tests.real import REPO

DOCS = REPO / "docs"
#: The directives whose options stand with them; those of claims have a page of their own.
TOLD_HERE = directives().keys() - {"evidence", "bibliography"}


@pytest.fixture(scope="module")
def documentation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """Return one build of it, of which all tests read."""
    out = tmp_path_factory.mktemp("docs")
    before = [*sys.path]
    try:
        yield run_sphinx(
            ["-W", "-b", "html", "-d", f"{out}/doctrees", ".", f"{out}/html"], DOCS, out / "html"
        )
    finally:
        sys.path[:] = before
        sys.modules.pop("_reference", None)


def names(built: Built, page: str, kind: str) -> list[str]:
    """Return what stands in code in the headings, or before the definitions, of a page."""
    return [node.get_text() for node in built.html(f"reference/{page}").select(f"{kind} code")]


def test_it_passes_its_own_gate(documentation: Built) -> None:
    assert (documentation.status, documentation.stderr) == (0, "")
    assert documentation.summary.startswith(
        "evidence: 5 claims seen; waived: 0; findings: 0 errors"
    )


def test_it_tells_of_each_directive_and_role(documentation: Built) -> None:
    assert names(documentation, "directives", "h3") == [*directives()]
    told = [name.strip(":") for name in names(documentation, "directives", "dt")]
    own = [one.known for name, one in directives().items() if name in TOLD_HERE]
    assert told == [option for known in own for option in known] + [*roles()]


def test_it_tells_of_each_option_of_a_claim(documentation: Built) -> None:
    [table, *_] = documentation.html("reference/claims").select("table")
    told = [code.get_text() for row in table.select("tbody tr") for code in row.td.select("code")]
    assert sorted(told) == sorted(CLAIM_OPTIONS)


def test_it_tells_of_each_setting_command_and_rule(documentation: Built) -> None:
    assert names(documentation, "settings", "dt") == [one.name for one in SETTINGS]
    commands = re.search(r"\{(.*?)\}", make_parser().format_usage())
    assert commands
    assert names(documentation, "commands", "h2") == re.sub(r"\s", "", commands[1]).split(",")
    rules = (documentation.out / "reference" / "rules.html").read_text("utf-8")
    assert re.findall(r'<section id="rule-([a-z-]+)"', rules) == [*RULES]


def test_each_page_is_reached(documentation: Built) -> None:
    """And nothing but the list that `watch` writes is left out."""
    pages = {path.relative_to(DOCS).with_suffix("").as_posix() for path in DOCS.rglob("*.md")}
    links = {
        link["href"].removesuffix(".html")
        for link in documentation.html().select("nav a, .sidebar-tree a")
    }
    assert pages - {"index", "reading-list"} <= links
