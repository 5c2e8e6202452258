"""Wording packs: a language that another package brings, and what is told where it can't be used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from sphinx_evidence.model.installed import LANGUAGES_GROUP
from sphinx_evidence.wording.grammar import loader
from sphinx_evidence.wording.grammar.generator import sentence_of
from sphinx_evidence.wording.grammar.options import Wanted
from tests.real import REPO

#: The pack that the documentation shows.
DUTCH = re.findall(
    r'```toml\n(code = "nl".*?)```',
    (REPO / "docs" / "how-to" / "wording-pack.md").read_text("utf-8"),
    re.DOTALL,
)[0]
TOLD = "; mend it, or uninstall the package that brings it"


@pytest.fixture
def brought(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Return what installs a package with some packs; nothing is kept of them."""
    cached = (loader.codes, loader._brought, loader._loaded)
    package = tmp_path / "packs_of_tests"
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError('nobody runs it')\n")
    monkeypatch.syspath_prepend(str(tmp_path))

    def bring(**packs: str) -> None:
        entries = [EntryPoint(code, "packs_of_tests", LANGUAGES_GROUP) for code in packs]
        for code, text in packs.items():
            if text:
                (package / f"{code}.toml").write_text(text, "utf-8")
        monkeypatch.setattr(
            loader, "installed", lambda **asked: EntryPoints(entries).select(**asked)
        )
        for one in cached:
            one.cache_clear()

    yield bring
    for one in cached:
        one.cache_clear()


def test_a_pack_makes_sentences(brought: Callable[..., None]) -> None:
    brought(nl=DUTCH)
    assert loader.codes() == ("de", "en", "nl")
    language = loader.language_of("nl_BE")
    assert language
    wanted = Wanted("low", "benefit", "moderate", "less", "thee", "water", "hoofdpijn", "")
    assert sentence_of(language, wanted) == "Thee vermindert mogelijk hoofdpijn"
    assert [*loader.unusable_packs()] == []


def test_a_pack_takes_the_place_of_no_language_of_ours(brought: Callable[..., None]) -> None:
    brought(de=DUTCH.replace('"nl"', '"de"'))
    language = loader.language_of("de")
    assert language
    assert "könnte" in language.modals
    assert [*loader.unusable_packs()] == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "packs_of_tests holds no nl.toml"),
        ("code = ", "{} can't be read: Invalid value (at end of document)"),
        (DUTCH.replace("[offer]", "[of]"), "{} has no offer"),
        (DUTCH.replace("[phrase]", '[phrase]\nends = "("'), "{} can't be read: missing ), unterm"),
        (DUTCH.replace('"verlaagt verlagen"', '"verlaagt"'), "{} can't be read: zip() argument 2"),
    ],
)
def test_what_cant_be_used_is_told(
    brought: Callable[..., None], tmp_path: Path, text: str, why: str
) -> None:
    brought(nl=text)
    assert loader.language_of("nl") is None
    [said] = loader.unusable_packs()
    file = tmp_path / "packs_of_tests" / "nl.toml"
    assert said.startswith(f'the wording pack for "nl" can\'t be used: {why.format(file)}')
    assert said.endswith(TOLD)
