"""``explain``: print a rule as the registry has it, with an example that fails and one that passes."""

from __future__ import annotations

import sys

from sphinx_evidence.model.spelling import nearest
from sphinx_evidence.rules.registry import GROUPS, RULES
from sphinx_evidence.rules.rule import ADVICE, DUE, ERROR, GOOD, WARNING, Example, Rule

_SEVERITIES = {
    ERROR: "an error: it fails the build, unless evidence_rules lowers it",
    WARNING: "a warning: it fails a build under -W, unless evidence_rules says otherwise",
    ADVICE: "advice: it fails no build, unless evidence_rules raises it",
    DUE: "due: only time brings it about, so it fails no build, and `due` lists it",
}


def explain(name: str) -> int:
    """Print a rule, or the names of all rules where none is named; return 0, or 1 where it can't be done.

    :param name: as in a message, with or without ``evidence.`` before it.
    """
    slug = name.strip("[]").removeprefix("evidence.")
    if not slug:
        for group, rules in GROUPS.items():
            lines = "".join(f"  {rule.slug:<26} {rule.what}\n" for rule in rules)
            sys.stdout.write(f"{group}\n{lines}")
        return 0
    if slug not in RULES:
        sys.stderr.write(
            f'there is no rule "{slug}"{nearest(slug, RULES)}; `explain` alone lists all of them\n'
        )
        return 1
    sys.stdout.write(_told(RULES[slug]))
    return 0


def _told(rule: Rule) -> str:
    kind = (
        "a core rule: always an error, never lowered or waived"
        if rule.core
        else _SEVERITIES[rule.severity]
    )
    return (
        f"{rule.slug}: {rule.what}\n\n"
        f"Why it matters: {rule.why}\n"
        f"What to do: {rule.fix}\n"
        f"It is {kind}.\n"
        f"\n{_example('Fails', rule.bad)}\n{_example('Passes', rule.good or GOOD)}"
    )


def _example(word: str, example: Example) -> str:
    lines = "".join(f"    {line}".rstrip() + "\n" for line in example.text.splitlines())
    where = "" if example.file == GOOD.file else f", in {example.file}"
    return f"{word}{where}:\n\n{lines}"
