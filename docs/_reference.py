"""What the pages under `reference/` are made from: the code itself, so that they can't say anything else.

``reference-directives``, ``reference-roles``, ``reference-settings``, ``reference-commands`` and
``reference-schema`` list what the extension registers, with the first line that the code says of it.
"""

from __future__ import annotations

import argparse
import inspect
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from sphinx_evidence import __main__ as command_line
from sphinx_evidence import reports
from sphinx_evidence.model.ledger import SLIPS, VERDICTS
from sphinx_evidence.model.settings import SETTINGS
from sphinx_evidence.pictures.forest_rows import MEASURES
from sphinx_evidence.shell import reading
from sphinx_evidence.views.table import COLUMNS, DEFAULT_COLUMNS

logger = logging.getLogger(__name__)

_OPTIONS = Path(__file__).parent / "reference" / "options.toml"
#: The lists of words that an option may take, by the name that `options.toml` has for them.
_WORDS = {
    "columns": COLUMNS,
    "default_columns": DEFAULT_COLUMNS,
    "verdicts": VERDICTS,
    "slips": SLIPS,
    "measures": MEASURES,
}


class _Reference(SphinxDirective):
    """What the lists share."""

    optional_arguments = 1

    def section(self, name: str, content: Iterable[nodes.Node]) -> nodes.section:
        """Return a section under a name in code, which links can reach."""
        section = nodes.section("", nodes.title("", "", nodes.literal(name, name)), *content)
        section["names"].append(nodes.fully_normalize_name(name))
        self.state.document.note_implicit_target(section, section)
        return section

    def paragraph(self, text: str) -> nodes.paragraph:
        """Return a text in Markdown as one paragraph; a name in angle brackets is no HTML."""
        inline = text.replace("<", "\\<")
        return nodes.paragraph("", "", *self.parse_inline(inline, lineno=self.lineno)[0])

    def list_of(self, told: Iterable[tuple[str, str]]) -> nodes.definition_list:
        """Return what is told of each name."""
        return nodes.definition_list(
            "",
            *(
                nodes.definition_list_item(
                    "",
                    nodes.term("", "", nodes.literal(name, name)),
                    nodes.definition("", self.paragraph(words)),
                )
                for name, words in told
            ),
        )


def _first_line(thing: object) -> str:
    """Return what the code says of a thing, with code as Markdown has it."""
    return (inspect.getdoc(thing) or "").partition("\n")[0].replace("``", "`")


class Directives(_Reference):
    """All directives: what each is, and what its options take."""

    def run(self) -> list[nodes.Node]:
        """Return a section for each."""
        words = {name: _listed(found) for name, found in _WORDS.items()}
        written = tomllib.loads(_OPTIONS.read_text("utf-8"))
        found = reading.directives()
        for name in written.keys() - found.keys():
            logger.warning("options.toml tells of %r, which is no directive", name)
        sections: list[nodes.Node] = []
        for name, directive in found.items():
            content: list[nodes.Node] = [self.paragraph(_first_line(directive))]
            told: Mapping[str, str] = written.get(name, {})
            if name == "evidence":
                content.append(self.paragraph("Its options: {doc}`claims`."))
            elif name == "bibliography":
                content.append(self.paragraph("Its options are those of sphinxcontrib-bibtex."))
            elif {*told} != {*directive.known}:
                logger.warning("options.toml must tell of %s %s", name, directive.known)
            elif told:
                content.append(
                    self.list_of(
                        (f":{key}:", told[key].format_map(words)) for key in directive.known
                    )
                )
            sections.append(self.section(name, content))
        return sections


class Roles(_Reference):
    """All roles, in a line each."""

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        return [self.list_of((n, _first_line(r)) for n, r in reading.roles().items())]


class Settings(_Reference):
    """All settings: default, kind and meaning."""

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        return [
            self.list_of(
                (one.name, f"{one.meaning} Takes {one.kind.called}; `{one.default!r}` by default.")
                for one in SETTINGS
            )
        ]


class Commands(_Reference):
    """All commands, as their own help tells them."""

    def run(self) -> list[nodes.Node]:
        """Return a section for each."""
        [commands] = (
            action
            for action in command_line.make_parser()._actions  # noqa: SLF001 -- argparse has no other way
            if isinstance(action, argparse._SubParsersAction)  # noqa: SLF001
        )
        helps = {choice.dest: choice.help or "" for choice in commands._choices_actions}  # noqa: SLF001
        return [
            self.section(name, self._told(helps[name], parser))
            for name, parser in commands.choices.items()
        ]

    def _told(self, words: str, parser: argparse.ArgumentParser) -> Iterator[nodes.Node]:
        yield self.paragraph(f"{words[:1].upper()}{words[1:]}.")
        actions = [one for one in parser._actions if one.dest != "help"]  # noqa: SLF001
        if actions:
            yield self.list_of((_called(one), _takes(one, parser)) for one in actions)
        if parser.epilog:
            yield nodes.literal_block(parser.epilog, parser.epilog, language="text")


def _called(action: argparse.Action) -> str:
    """Return an argument as it is typed."""
    value = action.metavar or ("" if action.nargs == 0 else (action.dest or "").upper())
    if action.choices and not action.metavar:
        value = "|".join(map(str, action.choices))
    return " ".join(part for part in (", ".join(action.option_strings), str(value)) if part)


def _takes(action: argparse.Action, parser: argparse.ArgumentParser) -> str:
    default = str(action.default)
    if default.startswith("http"):  # the address of an interface, which nobody has to read
        default = "the public one unless you say so"
    told = (action.help or "").replace("%(default)s", default).replace("%%", "%")
    told = told.replace(str(action.default), default)
    if told == f"({default})":
        return f"`{default}` unless you say so"
    return told or ("needed" if action.required else "one of these")


class Schema(_Reference):
    """The fields of a JSON document, from its schema."""

    required_arguments = 1
    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return the fields, as deep as they go."""
        path = Path(reports.__file__).parent / "schemas" / self.arguments[0]
        return [self._fields(json.loads(path.read_text("utf-8")))]

    def _fields(self, schema: Mapping[str, Any]) -> nodes.definition_list:
        found = nodes.definition_list()
        for name, field in schema.get("properties", {}).items():
            definition = nodes.definition("", self.paragraph(field.get("description", "")))
            inner = next((one for one in _within(field) if "properties" in one), None)
            if inner:
                definition += self._fields(inner)
            found += nodes.definition_list_item(
                "", nodes.term("", "", nodes.literal(name, name)), definition
            )
        return found


class Columns(_Reference):
    """The columns of a file, from the module that reads it."""

    required_arguments = 1
    optional_arguments = 0

    def run(self) -> list[nodes.Node]:
        """Return them in a line, and below it those that may be left out."""
        module = import_module(f"sphinx_evidence.{self.arguments[0]}")
        if rows := getattr(module, "ROW_FIELDS", ()):
            return [self.paragraph(f"Fields of a row: {_listed(rows)}.")]
        of_class = (one for one in vars(module).values() if getattr(one, "columns", None))
        table = next(of_class, None)  # a folder of such files says what their columns are
        columns = table.columns if table else module.COLUMNS
        more = table.optional if table else getattr(module, "OPTIONAL", None)
        more = more or getattr(module, "WORK_COLUMNS", ())
        told = [f"Columns: {_listed(columns)}."]
        if more:
            told.append(f"May be left out: {_listed(more)}.")
        return [self.paragraph(" ".join(told))]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _within(field: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield a schema and those of its choices and items."""
    yield field
    for one in (*field.get("anyOf", ()), field.get("items"), field.get("additionalProperties")):
        if isinstance(one, Mapping):
            yield from _within(one)


def _made_anew(app: Sphinx, env: BuildEnvironment, *_changes: set[str]) -> list[str]:
    """Return the pages that list what code says: nobody but the code knows whether that changed."""
    return [name for name in env.all_docs if name.startswith("reference/")]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set up the lists."""
    app.connect("env-get-outdated", _made_anew)
    for name, directive in (
        ("directives", Directives),
        ("roles", Roles),
        ("settings", Settings),
        ("commands", Commands),
        ("schema", Schema),
        ("columns", Columns),
    ):
        app.add_directive(f"reference-{name}", directive)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
