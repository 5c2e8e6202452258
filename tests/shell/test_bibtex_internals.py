"""Where sphinxcontrib-bibtex lacks what we take from it, and where its roles would break down."""

from __future__ import annotations

import codecs
import importlib
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

import latexcodec  # noqa: F401 -- it makes "ulatex" known
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.exceptions import PybtexError
from pybtex.markup import LaTeXParser
from pybtex.richtext import Text

from sphinx_evidence.shell.bibtex import internals, plugins

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Site


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("sphinxcontrib.bibtex", "env_updated"),
        pytest.param("sphinxcontrib.bibtex.roles", "CitationRef", marks=pytest.mark.exhaustive),
        pytest.param("sphinxcontrib.bibtex.nodes", "bibliography", marks=pytest.mark.exhaustive),
    ],
)
def test_what_was_renamed_stops_a_build_with_one_line(
    new_site: Callable[..., Site], module: str, name: str
) -> None:
    site = new_site("tea")
    conf = f"import {module} as renamed\nrenamed.another = renamed.{name}\ndel renamed.{name}\n"
    site.add("conf.py", conf)
    built = site.process("-b", "html", ".", "_build/html")
    assert built.status == 1
    lines = built.stderr.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("sphinx_evidence: sphinxcontrib-bibtex ")
    assert f" has no {module}.{name}, which is needed; install a version " in lines[0]


def test_all_that_is_taken_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, names in internals._TAKEN.items():
        for name in names:
            assert internals.taken(module, name) is getattr(internals, name.lstrip("_"))
            with monkeypatch.context() as patch:
                patch.delattr(importlib.import_module(module), name)
                with pytest.raises(SystemExit, match=f"has no {module}.{name}"):
                    internals.taken(module, name)


def test_a_record_with_other_fields_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinxcontrib.bibtex.citation_target.CitationTarget", ("key", "before"))
    with pytest.raises(SystemExit, match=r"has no .*CitationTarget as it was"):
        internals.taken("sphinxcontrib.bibtex.citation_target", "CitationTarget")


@pytest.mark.parametrize(
    "wanted",
    [
        {"group": "pybtex.style.formatting"},
        {"group": "pybtex.style.formatting", "name": "plain"},
        {"group": "pybtex.style.formatting", "name": ""},
        {"group": "nobody"},
    ],
)
def test_plugins_are_found_as_python_finds_them(wanted: dict[str, str]) -> None:
    assert {*plugins.installed(**wanted)} == {*entry_points(**wanted)}


def test_those_that_look_for_plugins_look_once() -> None:
    for name in ("pybtex.plugin", "sphinxcontrib.bibtex.plugin"):
        assert importlib.import_module(name).entry_points is plugins.installed


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "Tea and sleep",
        "A. B.",
        "10.5555/x: a, b; (c)",
        "Tea,, and sleep",
        "Tea  and\nsleep",
        " tea",
        "tea ",
        "pages 1--9",
        "{Tea} and \\emph{sleep}",
        r"M\"uller, \o and ``tea''",
        "Müller",
        "2 \\% of $x$~kg",
        "A \\& B",
        "{",
    ],
)
def test_plain_words_are_read_as_pybtex_reads_them(text: str) -> None:
    _compare(text)


@given(st.text(st.sampled_from("aZé9 ,.;:()/-'`~?!+=*[]@–\u00a0"), max_size=8))
def test_any_words_are_read_as_pybtex_reads_them(text: str) -> None:
    _compare(text)


def _compare(text: str) -> None:
    def read(how: Callable[[str], Text]) -> str:
        try:
            return repr(how(text))
        except PybtexError as error:
            return str(error)

    whole = read(lambda latex: LaTeXParser(codecs.decode(latex, "ulatex")).parse())
    assert read(Text.from_latex) == whole
    assert Text.from_latex.__func__.__module__ == "sphinx_evidence.shell.bibtex.latex"


def test_plain_words_are_not_read_as_latex(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pybtex.markup.LaTeXParser.parse", lambda self: pytest.fail("read"))
    assert str(Text.from_latex("Tea and sleep")) == "Tea and sleep"
    with pytest.raises(pytest.fail.Exception):
        Text.from_latex("Tea \\& sleep")


ROLES = ("cite", "cite:p", "cite:t", "footcite", "footcite:t")
TARGETS = ("smith2020, {p. 3}", "{smith2020", "smith2020}", "{", ",")


def test_unpaired_braces_are_a_finding(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    lines = [f"See {{{role}}}`{target}`." for role in ROLES for target in TARGETS]
    site.write("odd.md", "# Odd\n\n" + "\n\n".join(lines) + "\n")
    site.change("index.md", "page\n", "page\nodd\n")
    for _ in range(2):
        built = site.build()
        assert built.status == 1
        places = [line.partition(": ERROR: ")[0] for line in built.findings]
        assert places == [f"odd.md:{3 + 2 * number}" for number in range(len(lines))]
        assert set(built.rules) == {"unknown-citation"}
        assert all("write keys with commas between them" in line for line in built.findings), (
            built.findings
        )
        shown = [p.get_text() for p in built.html("odd").select("section > p")]
        assert shown == [f"See {target}." for _ in ROLES for target in TARGETS]
