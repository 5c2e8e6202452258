"""Commands for who begins: ``init``, ``new`` and ``explain``. None of them reads a site."""

from __future__ import annotations

import argparse
from pathlib import Path

from sphinx_evidence.model.tiers import DIRECTIONS, SIZES, TIERS

#: What ``init`` has a site for; ``new`` makes sentences in each language that has a grammar.
LANGUAGES = ("en", "de")


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to a parser; what each does is loaded when it is called."""
    beginning = commands.add_parser(
        "init", help="write a small site that builds, with three claims to change into yours"
    )
    beginning.add_argument("folder", type=Path, metavar="FOLDER", help="where to write it")
    beginning.add_argument("--language", choices=LANGUAGES, default="en", help="of its pages")
    beginning.add_argument(
        "--force", action="store_true", help="overwrite files that are there already"
    )
    beginning.set_defaults(run=_init)
    new = commands.add_parser("new", help="print a claim with all that its tier asks for")
    new.add_argument("id", metavar="ID", help="short lower-case name that never changes")
    new.add_argument("--tier", required=True, choices=tuple(TIERS))
    for name, words in (
        ("population", "who got it"),
        ("intervention", "what they got"),
        ("comparator", "what it was compared with"),
        ("outcome", "what was measured"),
        ("harms", "ids of the harms that belong beside a benefit"),
        ("cite", "keys of sources, separated by commas"),
        ("disclaimer", "names of disclaimers"),
    ):
        new.add_argument(f"--{name}", default="", help=words)
    new.add_argument(
        "--direction",
        choices=DIRECTIONS,
        default="",
        help="which way it goes; high, moderate and low need it",
    )
    new.add_argument(
        "--better",
        choices=("less", "more"),
        default="",
        help="which way of the outcome people want; a benefit or a harm needs it",
    )
    new.add_argument("--size", choices=SIZES, default="")
    new.add_argument("--language", choices=LANGUAGES, default="en", help="of the sentence")
    new.set_defaults(run=_new)
    explaining = commands.add_parser("explain", help="print a rule: what, why, and what to do")
    explaining.add_argument("rule", metavar="RULE", nargs="?", default="", help="its name")
    explaining.set_defaults(run=_explain)


def _init(options: argparse.Namespace) -> int:
    from sphinx_evidence.commands.init import init

    return init(options.folder, options.language, force=options.force)


def _new(options: argparse.Namespace) -> int:
    from sphinx_evidence.commands.new import new

    return new(options)


def _explain(options: argparse.Namespace) -> int:
    from sphinx_evidence.commands.explain import explain

    return explain(options.rule)
