"""Every setting, every option and every role against what nobody would write: never a traceback.

What there is to be tried is taken from the extension itself, so what is new is tried by itself. All
values of all options stand on one page for each markup, and all settings of one kind in one build.
"""

from __future__ import annotations

import inspect
import json
import pickle
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from unittest.mock import MagicMock

import pytest
from sphinx.config import Config
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.foot_domain import BibtexFootDomain

from sphinx_evidence.model.digest import digest_of
from sphinx_evidence.model.settings import SETTINGS
from sphinx_evidence.shell import config, reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Built, Site


# -- Settings --------------------------------------------------------------------------------------

#: As `conf.py` would write them.
VALUES = {
    "none": "None",
    "true": "True",
    "number": "7",
    "below zero": "-7",
    "fraction": "float('nan')",
    "huge": "10 ** 5000",
    "empty": "''",
    "text": "'tea'",
    "long": "'x' * 10 ** 6",
    "control": "'a\\x00b\\x1b[31m\\n'",
    "half a letter": "'\\ud800'",
    "bytes": "b'tea'",
    "list": "['tea']",
    "braces": "'{tea} {0} {'",
    "odd list": "[None, 1, [], 'a\\x00b', '\\ud800', '', 10 ** 5000, {}]",
    "deep list": "(lambda deep: [deep := [deep] for _ in range(5000)][-1])([])",
    "long list": "['x'] * 10 ** 5",
    "mapping": "{'tea': 'cup'}",
    "odd mapping": "{None: 1, 'a\\x00b': [], '\\ud800': None, (): {}, 10 ** 5000: 10 ** 5000, '': ''}",
    "long mapping": "{str(n): str(n) for n in range(10 ** 4)}",
    "function": "lambda: 1",
    "class": "dict",
}
OTHERS = (
    *("doctest_global_setup", "bibtex_bibfiles", "bibtex_encoding"),
    *("myst_enable_extensions", "html_static_path"),
    *(f"bibtex_{name}_style" for name in ("default", "tooltips", "reference", "foot_reference")),
    *(f"bibtex_{name}_id" for name in ("cite", "footcite", "bibliography", "footbibliography")),
    *("bibtex_bibliography_header", "bibtex_footbibliography_header"),
)
DEFAULTS = {
    "bibtex_encoding": "utf-8",
    "bibtex_default_style": "alpha",
    "bibtex_reference_style": "label",
    "bibtex_foot_reference_style": "foot",
}
NAMES = [setting.name for setting in SETTINGS]


class App(SimpleNamespace):
    """As much of Sphinx as reads settings."""

    def __init__(self, folder: Path, raw: dict[str, Any], overrides: dict[str, Any]) -> None:
        found = Config(raw, overrides)
        super().__init__(config=found, confdir=folder, srcdir=folder)
        for name in OTHERS:
            found.add(name, DEFAULTS.get(name, ""), "", ())
        found.bibtex_bibfiles = raw.get("bibtex_bibfiles")
        found.myst_enable_extensions = raw.get("myst_enable_extensions", set())
        found.html_static_path = raw.get("html_static_path", [])
        config.register(self)

    def add_config_value(self, name: str, default: Any, rebuild: Any, types: Any, _: str) -> None:
        self.config.add(name, default, rebuild, types)


def read(app: Any) -> tuple[str, ...]:
    """Read all settings as a build does; return what is wrong with them."""
    config.prepare(app, app.config)
    found = config.settings(app)
    assert len(digest_of(found)) == 24
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 -- our own
    used = (
        config.topics(app.config),
        config.articles(app.config),
        config.doi_handles(app.config),
        [config.named_file(app.config, name) for name in NAMES if _names_a_file(name)],
        config.data_folder(app).as_posix(),
    )
    json.dumps(used).encode()  # without half letters, and short enough to print
    assert max(map(len, found.problems), default=0) < 600
    return found.problems


def _names_a_file(name: str) -> bool:
    return next(one for one in SETTINGS if one.name == name).kind.types == (str,)


@pytest.mark.parametrize("value", VALUES)
def test_a_setting_of_any_kind_is_told_or_used(tmp_path: Path, value: str) -> None:
    for name in [*NAMES, *OTHERS]:
        # Not `conf.py`, for that would be a build for each.
        raw = {name: eval(VALUES[value])}  # noqa: S307 -- written above
        told = read(App(tmp_path, dict(raw), {}))
        if name in OTHERS:
            continue
        app = App(tmp_path, dict(raw), {})
        setting = next(one for one in SETTINGS if one.name == name)
        right = isinstance(raw[name], setting.kind.types) and not isinstance(raw[name], bool)
        used = config._usable(app.config, name)
        if name != "evidence_rules":  # what it holds is judged with the rules
            assert told or (right and _same(used, raw[name])), name
        assert all(problem.startswith(name) for problem in told)


def _same(used: Any, given: Any) -> bool:
    return list(used) == list(given) if isinstance(given, list | tuple | dict) else used == given


@pytest.mark.parametrize("value", ["x", "", "-1", "1,2", "9" * 5000, "a\x00b", "\ud800", "1e9"])
def test_a_setting_of_the_command_line_is_told_or_used(tmp_path: Path, value: str) -> None:
    for setting in SETTINGS:
        told = read(App(tmp_path, {}, {setting.name: value}))
        if setting.kind.types == (dict,):
            assert told, setting.name
        assert all(problem.startswith(setting.name) for problem in told)


@pytest.mark.parametrize("name", NAMES)
def test_a_misspelt_setting_is_told(tmp_path: Path, name: str) -> None:
    wrong = f"{name[:-2]}{name[-1]}{name[-2]}"
    for raw, overrides in (({wrong: 1}, {}), ({}, {wrong: "1"}), ({}, {f"{wrong}.a": "1"})):
        [said] = read(App(tmp_path, raw, overrides))
        assert said == f'there is no setting "{wrong}" (did you mean "{name}"?)'


def test_what_only_looks_like_a_setting_is_none(tmp_path: Path) -> None:
    raw = {"evidence_of": len, "evidence_module": json, "evidently": 1, "_evidence": 1}
    assert read(App(tmp_path, raw, {})) == ()


@pytest.mark.parametrize(
    "value",
    [
        "none",
        "huge",
        "text",
        "braces",
        "control",
        "half a letter",
        "odd list",
        "deep list",
        "odd mapping",
    ],
)
def test_a_build_with_every_setting_wrong(new_site: Callable[..., Site], value: str) -> None:
    site = new_site("tea")
    site.add("conf.py", "".join(f"{name} = {VALUES[value]}\n" for name in [*NAMES, *OTHERS]))
    text = "{cite}`smith2020` {footcite}`smith2020`\n\n```{bibliography}\n```\n\n```{footbibliography}\n```\n"
    site.add("page.md", f"\n{text}")
    assert_told(site.build(builder="evidence"))


def assert_told(built: Built) -> None:
    """Assert that a build ended in findings, or without any; and not in a traceback."""
    for said in (built.stdout, built.stderr):
        assert "Traceback" not in said
        assert "please report" not in said.lower()
    assert built.status == int(any(": ERROR: " in line for line in built.findings)), built.stderr
    assert built.summary.startswith("evidence: ")


# -- Options and roles -----------------------------------------------------------------------------


def registered() -> tuple[dict[str, Any], list[str]]:
    """Return the directives, and the names of the roles, that the extension gives to Sphinx or stands before."""
    app, env = MagicMock(), MagicMock()
    env.domains = {"evidence": SimpleNamespace(reads_pages=False, roles={})}
    reading.prepare(app, env, ["page"])
    directives = {call.args[0]: call.args[1] for call in app.add_directive.call_args_list}
    roles = [call.args[0] for call in app.add_role.call_args_list]
    roles += [f"evidence:{name}" for name in env.domains["evidence"].roles]
    cites = ["cite", *(f"cite:{name}" for name in BibtexDomain.roles)]
    return directives, [
        *roles,
        *cites,
        "footcite",
        *(f"footcite:{r}" for r in BibtexFootDomain.roles),
    ]


DIRECTIVES, ROLES = registered()
#: As a page would write them.
OPTIONS = {
    "nothing": "",
    "number": "-1",
    "huge": "9" * 5000,
    "null": "null",
    "true": "yes",
    "list": "[a, [b, {c: d}]]",
    "mapping": "{a: b}",
    "day": "9999-12-31",
    "day and words": "0001-01-01: x; 9999-12-31: y",
    "control": '"a\\0b\\x1b[31m\\n\\u2028c"',
    "half a letter": '"\\ud800 x"',
    "braces": "{{a}",
    "backticks": "``{x}`y",
    "anchors": "&a *b !!python/name:os.system",
    "signs": "%s {0} $1 <b> &lt; | \\",
    "steps": "a 99: b; c 0: d; e:; :f; ;;",
    "names": ", a,, ,b c, " + "d" * 300,
    "many": ", ".join(f"n{n}" for n in range(100)),
    "ranges": "a: b [c]; a: b [c, d]; a: [; a: b]",
}


#: Those of them that each option gets alone too.
ALONE = ("nothing", "control")


def test_the_directives_are_those_of_the_extension() -> None:
    assert {"evidence", "evidence-table", "popular-claim", "forest-plot"} <= DIRECTIVES.keys()
    assert {"claim", "calculated", "cite", "cite:p", "footcite"} <= {*ROLES}
    names = {"options_of", "known_options", "written_options", "chosen"}
    for name, directive in DIRECTIVES.items():
        assert any(word in inspect.getsource(directive) for word in names), name


def blocks(name: str, *, markdown: bool) -> Iterator[str]:
    """Yield the uses of a directive: each value in all options at once, and in each one alone."""
    known = [*DIRECTIVES[name].known, "not-an-option"]
    for number, (kind, value) in enumerate(OPTIONS.items()):
        if len(known) == 1 and kind not in ALONE:
            continue
        for chosen in (known, *([one] for one in known if kind in ALONE)):
            lines = [(option, value) for option in chosen]
            if markdown:
                body = "\n".join(f":{option}: {text}" for option, text in lines)
                yield f":::{{{name}}} Tea {number}\n{body}\n\nText.\n:::"
            else:
                body = "\n".join(f"   :{option}: {text}" for option, text in lines)
                content = "\n\n   Text." if DIRECTIVES[name].has_content else ""
                yield f".. {name}:: Tea {number}\n{body}{content}"


# What reads options is the same for both.
@pytest.mark.parametrize("markup", ["md", pytest.param("rst", marks=pytest.mark.exhaustive)])
def test_an_option_of_any_kind_is_told(new_site: Callable[..., Site], markup: str) -> None:
    site = new_site("tea")
    uses = {name: list(blocks(name, markdown=markup == "md")) for name in DIRECTIVES}
    for name, used in uses.items():
        site.write(
            f"all-{name}.{markup}", f"{name}\n{'=' * len(name)}\n\n" + "\n\n".join(used) + "\n"
        )
    site.change("index.md", "page\n", "page\n" + "\n".join(f"all-{name}" for name in uses) + "\n")
    # How an option is written in has no part in how it is shown: the pages are long, and shown once.
    built = site.build(builder="html" if markup == "md" else "evidence")
    assert_told(built)
    assert built.summary.startswith(f"evidence: {1 + len(uses['evidence'])} claims seen; ")
    for name in uses:
        told = [line for line in built.findings if line.startswith(f"all-{name}.{markup}:")]
        unknown = [line for line in told if '"not-an-option"' in line or "not-an-option:" in line]
        assert len(unknown) >= len(ALONE), name


TEXTS = (
    *("{", "}", "{{", "}}", "{a", "a}", "a{b}c{", "{}{", "{a}, {b", "<", ">", "a <", "a <b", "<>"),
    *(
        " ",
        ",",
        ",,",
        "!",
        "~",
        "!a",
        "~a",
        "\\\\",
        "%s",
        "{0}",
        "$x$",
        "[a](b",
        "](",
        "*a",
        "x" * 5000,
    ),
    *("-1", "\u202e", "a\u2028b", "\x07", "a#b", "#", "../..", "a:b", ":a:", "evidence:claim"),
)


@pytest.mark.parametrize("markup", ["md", "rst"])
def test_a_role_with_any_text_is_told(new_site: Callable[..., Site], markup: str) -> None:
    site = new_site("tea")
    lines = [
        f"{{{role}}}`{text}`" if markup == "md" else f":{role}:`{text}`"
        for role in ROLES
        for text in TEXTS
    ]
    title = f"About {lines[0]}"
    page = f"{title}\n{'=' * len(title)}\n\n" + "\n\n".join(f"See {line}." for line in lines)
    site.write(f"roles.{markup}", f"{page}\n")
    site.change("index.md", "page\n", "page\nroles\n")
    built = site.build()
    assert_told(built)
    assert built.status == 1
    assert {"unknown-claim", "unknown-citation"} <= {*built.rules}
