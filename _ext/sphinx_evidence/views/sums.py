"""What the examples in a box worked out, as lines that a reader follows. No Sphinx."""

from __future__ import annotations

import ast
import doctest

from sphinx_evidence.model.pattern import pattern
from sphinx_evidence.wording.words import ENGLISH, Words

_BARE = pattern(r"[-+−]?\d")
_UNSEEN = ("", "<BLANKLINE>")


def results(text: str, say: Words = ENGLISH) -> tuple[str, ...]:
    r"""Return what examples print, without their code.

    >>> results('>>> print(f"{2 + 2} people in all")\\n4 people in all\\n')
    ('4 people in all',)
    >>> results(">>> print(risk_ratio(trial))\n6.50 (1.60 to 26.36)\n")
    ('risk ratio: 6.50 (1.60 to 26.36)',)

    :param text: a block of examples (``>>>`` lines) with their output.
    :return: a line for each line of output; one that is set in goes on with the line above it.
        Nothing where the block can't be read.
    """
    try:
        examples = doctest.DocTestParser().get_examples(text)
    except ValueError:  # the builder that runs it tells what is wrong
        return ()
    found: list[str] = []
    for example in examples:
        seen = (line for line in example.want.splitlines() if line.strip() not in _UNSEEN)
        for number, line in enumerate(seen):
            if found and number and line.startswith(" "):
                found[-1] += f"; {line.strip()}"
            elif _BARE.match(line) and number == 0:
                found.append(_named(example.source, say) + line.strip())
            else:
                found.append(line.strip())
    return tuple(found)


def _named(source: str, say: Words) -> str:
    """Return what a line prints that is one calculation: ``risk ratio: ``; else nothing."""
    try:
        body = ast.parse(source).body
    except SyntaxError:
        return ""
    call = body[0].value if len(body) == 1 and isinstance(body[0], ast.Expr) else None
    inner = call.args[0] if isinstance(call, ast.Call) and len(call.args) == 1 else None
    if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name):
        return f"{say(inner.func.id.replace('_', ' '))}: "
    return ""
