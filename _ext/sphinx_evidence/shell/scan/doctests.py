"""The ``>>>`` examples of a source: which lines are some, and which of them do not run."""

import ast
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

#: Statements and expressions that nobody writes in a sentence.
_CODE = (ast.Call, ast.Assign, ast.AugAssign, ast.Import, ast.ImportFrom, ast.BinOp, ast.Subscript)


class Example(NamedTuple):
    """A ``>>>`` line."""

    line: int
    text: str
    meant: bool  #: Does it stand where examples run?


def is_example(line: str) -> bool:
    """Tell whether a line starts an example, where nothing else can be meant by ``>>>``."""
    return line == ">>>" or line.startswith(">>> ")


def reads_as_code(line: str, below: str) -> bool:
    """Tell an example from a quotation in a quotation in a quotation, which Markdown marks alike.

    :param line: a line that starts with ``>>> ``.
    :param below: the line below it.

    >>> reads_as_code(">>> 1 + 1", "2"), reads_as_code(">>> She said no.", "")
    (True, False)
    """
    if below.lstrip().startswith("..."):
        return True
    try:
        tree = ast.parse(line[3:].strip())
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(
        isinstance(node, _CODE)
        or (isinstance(node, ast.Constant) and isinstance(node.value, int | float))
        for node in ast.walk(tree)
    )


def unrun(examples: Iterable[Example], run: Iterable[str]) -> list[Example]:
    """Return the examples of a source that are not among those that run.

    :param examples: the ``>>>`` lines of the source.
    :param run: the ``>>>`` lines of all blocks that the doctest builder will run.
    """
    left = Counter(line.strip() for line in run)
    skipped = []
    # Of two that read the same, the one that stands where examples run is the one that runs.
    for example in sorted(examples, key=lambda found: not found.meant):
        if left[example.text] > 0:
            left[example.text] -= 1
        else:
            skipped.append(example)
    return sorted(skipped)
