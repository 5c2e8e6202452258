"""Ways to set up a site: the three-line conf.py, other orders, only .rst, older doctrees."""

from __future__ import annotations

import pickle
import socket
from typing import TYPE_CHECKING

import pytest

from tests.conftest import run_sphinx

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Built, Site

RST = {
    "index.rst": "Tea\n===\n\n.. disclaimer:: general\n\n   This is not medical advice.\n\n"
    ".. evidence-table::\n\n.. toctree::\n\n   page\n",
    "page.rst": "Page\n====\n\n.. evidence:: Tea holds caffeine\n   :id: tea-sleep\n"
    "   :tier: reference\n   :cite: smith2020\n   :disclaimer: general\n\n   Some.\n\n"
    "See :claim:`tea-sleep` and :cite:`smith2020`.\n\n.. bibliography::\n",
}
MISSING = "it names no source; add :cite: with keys of the bibliography [evidence.missing-citation]"


def assert_passes(built: Built) -> None:
    assert (built.findings, built.stderr, built.status) == ([], "", 0)


def assert_gate_works(site: Site, page: str, line: int) -> None:
    """Build a sound site, break it, mend it."""
    assert_passes(site.build("-W"))
    text = site.read(page)
    site.write(page, "".join(part for part in text.splitlines(True) if ":cite: " not in part))
    for _ in range(2):
        built = site.build()
        assert built.findings == [f'{page}:{line}: ERROR: claim "tea-sleep": {MISSING}']
        assert built.status == 1
    site.write(page, text)
    assert_passes(site.build("-W"))


def test_two_lines_are_enough(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.write(
        "conf.py",
        'extensions = ["myst_parser", "sphinx_evidence"]\nbibtex_bibfiles = ["references.bib"]\n',
    )
    assert_gate_works(site, "page.md", 3)


ORDERS = [
    '["sphinx_evidence", "myst_parser"]',
    '["sphinxcontrib.bibtex", "sphinx_evidence", "myst_parser"]',
    '["sphinx_evidence", "sphinxcontrib.bibtex", "myst_parser", "sphinx.ext.doctest"]',
    '["sphinx.ext.doctest", "myst_parser", "sphinxcontrib.bibtex", "sphinx_evidence"]',
    '["sphinx_design", "sphinx_evidence", "sphinx.ext.autodoc", "myst_parser"]',
]


@pytest.mark.parametrize("order", ORDERS)
def test_the_order_of_extensions_does_not_matter(new_site: Callable[..., Site], order: str) -> None:
    site = new_site("tea")
    site.change("conf.py", '["myst_parser", "sphinx_evidence"]', order)
    site.add(
        "page.md", "\nSee {cite}`smith2020`.\n\n```{bibliography}\n```\n\n:::{note}\nText.\n:::\n"
    )
    assert_gate_works(site, "page.md", 3)


def test_a_site_without_markdown(new_site: Callable[..., Site]) -> None:
    site = new_site("tea", RST)
    site.delete("index.md")
    site.delete("page.md")
    site.change("conf.py", '"myst_parser", ', "")
    assert_gate_works(site, "page.rst", 4)
    built = site.build("-W")
    assert built.html().select_one("table.evidence-table") is not None


def test_settings_of_the_site_are_kept(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.add("conf.py", 'myst_enable_extensions = ["deflist", "dollarmath"]\n')
    site.add("page.md", "\nTerm\n: What it means: $x$.\n")
    built = site.build("-W")
    assert_passes(built)
    assert built.html("page").select("section > dl dd .math")


def test_a_source_folder_apart_from_the_conf(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    for name in ("index.md", "page.md"):
        site.write(f"text/{name}", site.read(name))
        site.delete(name)
    arguments = ["-q", "-c", ".", "-b", "html", "text", "_build/html"]
    built = run_sphinx(arguments, site.root, site.root / "_build/html")
    assert (built.status, built.stderr) == (0, "")
    # The faults of an entry are told where somebody uses it, so something has to go on citing it.
    site.change("text/page.md", ":cite: smith2020\n", "")
    site.add("text/page.md", "\nSee {cite}`smith2020`.\n\n```{bibliography}\n```\n")
    site.change("references.bib", "{2020},", "{2020},\n  year = {2021},")
    built = run_sphinx(arguments, site.root, site.root / "_build/html")
    assert built.findings == [
        'references.bib:1: ERROR: entry "smith2020" gives its field "year" twice; keep one '
        "[evidence.broken-bibliography]",
        f'text/page.md:3: ERROR: claim "tea-sleep": {MISSING}',
    ]
    assert built.status == 1


def test_other_suffixes_and_names(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.add("conf.py", 'source_suffix = {".markdown": "markdown", ".txt": "restructuredtext"}\n')
    site.write("page.markdown", site.read("page.md"))
    site.write("index.txt", RST["index.rst"])
    site.delete("page.md")
    site.delete("index.md")
    assert_gate_works(site, "page.markdown", 3)
    site.add("page.markdown", "\n:::{evidnce} Lost\n:::\n")
    assert site.build().rules == ["unparsed-claim"]


def test_names_with_spaces_and_other_letters(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.write("mein tee/grüner tee.md", site.read("page.md"))
    site.delete("page.md")
    site.change("index.md", "page", "mein tee/grüner tee")
    assert_gate_works(site, "mein tee/grüner tee.md", 3)


def test_doctrees_of_another_version_are_read_afresh(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.change("page.md", ":cite: smith2020\n", "")
    assert site.build().status == 1
    path = site.root / "_build" / "doctrees" / "environment.pickle"
    env = pickle.loads(path.read_bytes())  # noqa: S301
    assert env.version["sphinx_evidence"] > 0
    env.version["sphinx_evidence"] -= 1
    path.write_bytes(pickle.dumps(env, pickle.HIGHEST_PROTOCOL))
    built = site.build()
    assert "2 added" in built.stdout
    assert built.rules == ["missing-citation"]
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize("content", [b"", b"not a pickle", b"\x80\x05N."])
def test_doctrees_that_are_broken_are_read_afresh(
    new_site: Callable[..., Site], content: bytes
) -> None:
    site = new_site("tea")
    site.change("page.md", ":cite: smith2020\n", "")
    assert site.build().status == 1
    site.write("_build/doctrees/environment.pickle", content)
    for _ in range(2):
        built = site.build()
        assert built.rules == ["missing-citation"]
        assert built.status == 1


def test_the_extension_switched_on_later(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.change("page.md", ":cite: smith2020\n", "")
    site.change("conf.py", ', "sphinx_evidence"', "")
    assert site.build().findings == []
    site.change("conf.py", '["myst_parser"]', '["myst_parser", "sphinx_evidence"]')
    for _ in range(2):
        built = site.build()
        assert built.rules == ["missing-citation"]
        assert built.status == 1
    assert "Incomplete claim" in built.text("tea-sleep", "page")


def test_records_are_plain(new_site: Callable[..., Site]) -> None:
    # Strings, numbers and tuples pickle small and compare by value; no node, no path, no object.
    site = new_site("tables")
    site.build("-j", "2")
    env = pickle.loads((site.root / "_build" / "doctrees" / "environment.pickle").read_bytes())  # noqa: S301
    plain = (str, int, float, bool, type(None))
    waiting: list[object] = [env.domaindata["evidence"]]
    seen = 0
    while waiting:
        value = waiting.pop()
        seen += 1
        if isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, (tuple, list, set, frozenset)):
            waiting += value
        elif isinstance(value, bytes):  # records of a page, kept packed until someone asks
            waiting.append(pickle.loads(value))  # noqa: S301
        else:
            assert isinstance(value, plain), type(value)
    assert seen > 50


def test_no_state_leaks_from_one_site_to_the_next(new_site: Callable[..., Site]) -> None:
    faulty = new_site("tea")
    faulty.change("page.md", ":cite: smith2020\n:", ":teir: x\n:")
    sound = new_site("tea")
    assert faulty.build().status == 1
    assert_passes(sound.build("-W"))
    assert faulty.build().rules == ["missing-citation", "unknown-option"]
    assert_passes(sound.build("-W"))


def test_the_build_needs_no_network(
    new_site: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = new_site("rich")
    block = (
        "\nimport socket\n\n\ndef _no(*_, **__):\n    raise AssertionError('network')\n\n\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = _no\n"
    )
    site.add("conf.py", block)
    # What an import asks of the network is seen in a process of its own only.
    built = site.process("-W", "-q", "-d", "_build/doctrees", "-b", "html", ".", "_build/html")
    assert (built.status, built.stderr) == (0, "")
    monkeypatch.setattr(socket.socket, "connect", socket.socket.connect)  # to have it back
    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, getattr(socket, name))
    for builder in ("doctest", "evidence"):
        built = site.build("-W", "-q", builder=builder)
        assert (built.status, built.stderr) == (0, ""), builder


def test_building_loads_no_calculation_library(new_site: Callable[..., Site]) -> None:
    site = new_site("rich")
    site.add(
        "conf.py",
        "\n\ndef setup(app):\n    app.connect('build-finished', _say)\n\n\n"
        "def _say(app, _):\n    import sys\n"
        "    heavy = {'statsmodels', 'pint', 'molmass', 'numpy', 'pandas', 'matplotlib'}\n"
        "    print('LOADED', sorted(heavy & set(sys.modules)))\n",
    )
    built = site.process("-b", "html", ".", "_build/html")
    assert "LOADED []" in built.stdout


def test_minimum_claims(new_site: Callable[..., Site]) -> None:
    site = new_site("tea")
    site.add("conf.py", "evidence_minimum_claims = 1\n")
    assert_passes(site.build("-W"))
    site.write("page.md", "# Page\n\nNothing.\n")
    for builder in ("html", "html", "evidence"):
        built = site.build(builder=builder)
        assert built.findings == [
            "conf.py:1: ERROR: the site holds 0 claims, and evidence_minimum_claims asks for 1; "
            "find out where the claims went [evidence.too-few-claims]"
        ]
        assert built.status == 1


def test_a_site_without_claims_needs_no_bibliography(new_site: Callable[..., Site]) -> None:
    """As where the extension was just added to a site of others: there is nothing to say yet."""
    site = new_site("tea")
    site.change("conf.py", 'bibtex_bibfiles = ["references.bib"]', "")
    for page in ("index.md", "page.md"):
        site.write(
            page, "---\norphan: true\n---\n# Tea\n\nTea is a drink: <https://tea.example.org>.\n"
        )
    built = site.build("-W")
    assert (built.status, built.stderr) == (0, "")
