"""The words that the extension shows: each language says all of them, and no more."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sphinx_evidence
from sphinx_evidence.model.certainty import DOWN, UP, WHY_START
from sphinx_evidence.model.dates import MONTHS
from sphinx_evidence.model.ledger import SLIPS, VERDICTS
from sphinx_evidence.model.medicines import READINGS
from sphinx_evidence.model.source import DESIGNS
from sphinx_evidence.model.tiers import DIRECTIONS, FOUND_NO, RECORDS, SIZES, TIERS, UNRATED
from sphinx_evidence.model.waits import NEVER_TOLD, NO_MATTER
from sphinx_evidence.pictures.forest_rows import MEASURES, MODELS
from sphinx_evidence.shell.group.resolve import LEAD, LEADS
from sphinx_evidence.views.box import FATES
from sphinx_evidence.views.map import SAID
from sphinx_evidence.views.medicines import NOT_SAID
from sphinx_evidence.views.table import COLUMNS
from sphinx_evidence.wording.words import FOLDER, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(sphinx_evidence.__file__).parent
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))
#: Who is asked for words, by the last part of the name.
ASKED = {"say", "words", "_say", "_words", "self"}
#: Texts that code takes out of tables, or puts together.
TABLES = {
    *(text for tier in (*TIERS.values(), UNRATED) for text in (tier.label, tier.meaning)),
    *(text for part in (*DOWN.values(), *UP.values()) for text in (part.label, part.meaning)),
    *(text for one in (*VERDICTS.values(), *SLIPS.values()) for text in (one.label, one.meaning)),
    *(text for words in SAID.values() for text in words.values()),
    *(heading for heading, _ in COLUMNS.values()),
    *(*FOUND_NO.values(), *RECORDS.values(), *WHY_START.values(), *FATES.values()),
    *(*DESIGNS.values(), *READINGS.values(), *MEASURES.values(), *MODELS.values()),
    *(LEAD, *LEADS.values(), NOT_SAID, *MONTHS, *DIRECTIONS, *SIZES, NEVER_TOLD, NO_MATTER),
    *("about {}", "at least {}", "more than {}", "minute", "minutes", "hour", "hours"),
    *(
        "fewer than 1",
        "more than 99",
        "risk difference",
        "Benefit",
        "Harm",
        "With it",
        "Without it",
    ),
    *("1 level down", "1 level up", "1 or {} levels down", "1 or {} levels up"),
    *("With three studies both are rough.", "With four studies both are rough."),
} - {UNRATED.meaning}  # no page shows it


def told(code: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))


def texts(node: ast.expr, scope: ast.AST, module: object) -> Iterator[str]:
    """Yield the texts that an argument may be: itself, or what its name stands for."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts(node.body, scope, module)
        yield from texts(node.orelse, scope, module)
    elif isinstance(node, ast.Name):
        value = getattr(module, node.id, ())
        yield from [value] if isinstance(value, str) else value if isinstance(value, tuple) else ()
        for line in ast.walk(scope):
            named = line.targets if isinstance(line, ast.Assign) else ()
            if any(isinstance(name, ast.Name) and name.id == node.id for name in named):
                value = line.value  # type: ignore[attr-defined] # an assignment has one
                yield from () if isinstance(value, ast.Name) else texts(value, scope, module)


def asked() -> set[str]:
    """Return every text that the code asks words for."""
    found = set(TABLES)
    for path in PACKAGE.rglob("*.py"):
        source = path.read_text("utf-8")
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        if not re.search(r"wording\.words import|self\.words|class Words", source):
            continue
        tree, module = ast.parse(source), import_module(name.removesuffix(".__init__"))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and call.args:
                for argument in arguments(call):
                    found |= {*texts(argument, tree, module)}
    return found


def arguments(call: ast.Call) -> list[ast.expr]:
    function = call.func
    if isinstance(function, ast.Attribute) and function.attr in ("plural", "each"):
        return call.args[:2] if function.attr == "plural" else call.args[:1]
    made = isinstance(function, ast.Call) and ast.unparse(function.func) == "words_of"
    return call.args[:1] if made or ast.unparse(function).rpartition(".")[2] in ASKED else []


def in_scripts() -> set[str]:
    found: set[str] = set()
    for script in (PACKAGE / "shell" / "static").glob("*.js"):
        code = script.read_text("utf-8")
        for call in re.findall(r"\b(?:say|saidAround)\(([^()]*)", code):
            found |= {*re.findall(r'"([^"]+)"', call)}
    return found


def fields(text: str) -> list[str]:
    return sorted(re.findall(r"\{\d*\}", text))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_says_all_that_is_shown_and_no_more(code: str) -> None:
    words, wanted = told(code)["words"], asked()
    assert sorted(wanted - words.keys()) == []
    assert sorted(words.keys() - wanted) == []
    assert told(code)["scripts"].keys() == in_scripts()


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_stands_in_a_field_is_shown_in_each_language(code: str) -> None:
    for part in ("words", "scripts"):
        for english, text in told(code)[part].items():
            assert fields(text) == fields(english), english
            ends = (english[:1].isspace(), english[-1:].isspace())
            assert (text[:1].isspace(), text[-1:].isspace()) == ends, english


@pytest.mark.parametrize("code", LANGUAGES)
def test_two_tiers_never_share_their_words(code: str) -> None:
    say = words_of(code)
    labels = [say(tier.label) for tier in (*TIERS.values(), UNRATED)]
    labels += [say(FOUND_NO["controlled-trial"]), say(RECORDS["advice"])]
    assert len(set(labels)) == len(labels)


def test_numbers_and_dates_are_written_as_the_language_does() -> None:
    english, german = words_of("en_GB"), words_of("de_AT")
    assert (english.number("1,234.5"), german.number("1,234.5")) == ("1,234.5", "1.234,5")
    assert (english.date("2026-03-02"), german.date("2026-03-02")) == (
        "2 March 2026",
        "2. März 2026",
    )
    assert german.plural("Source:", "Sources:", ["one"]) == "Quelle:"


def test_a_language_without_a_file_is_shown_in_english() -> None:
    for code in ("fi", "", "../de", "x" * 40):
        assert words_of(code)("Sources") == "Sources"
